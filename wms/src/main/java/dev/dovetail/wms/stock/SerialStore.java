package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Names.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units with names, {@code serial}, and which ledger row moved them, {@code stock_move_serial}. */
@Repository
class SerialStore {
    /** Those that were read, and of each heap one more than leaves it. */
    private static final String LOCK = """
            select s.client_id, s.sku, s.serial, s.location_id, s.lot, s.status
              from wms.serial s
             where s.node_id = :node and (s.client_id, s.sku, s.serial) in (
                   select * from unnest(:unitClients::int[], :unitSkus::text[], :serials::text[])
                    union
                   select k.client_id, k.sku, c.serial
                     from unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[], :statuses::text[],
                                 :limits::bigint[]) as k (location_id, client_id, sku, lot, status, most)
                    cross join lateral (
                          select serial from wms.serial h
                       where h.node_id = :node and h.location_id = k.location_id and h.location_id > 6
                             and h.client_id = k.client_id and h.sku = k.sku and h.lot = k.lot and h.status = k.status
                           order by serial limit k.most) c)
             order by s.client_id, s.sku, s.serial
               for update of s
            """;

    private static final String WRITE = """
            with now as (
              select * from unnest(:clients::int[], :skus::text[], :serials::text[], :locations::bigint[], :lots::text[],
                                   :statuses::text[], :knowns::boolean[])
                   as n (client_id, sku, serial, location_id, lot, status, known)),
            moved as (
              update wms.serial s set location_id = n.location_id, lot = n.lot, status = n.status
                from now n
               where n.known and s.node_id = :node and s.client_id = n.client_id and s.sku = n.sku
                 and s.serial = n.serial
              returning 1),
            made as (
              insert into wms.serial (node_id, client_id, sku, serial, location_id, lot, status)
              select :node, client_id, sku, serial, location_id, lot, status
                from now where not known order by client_id, sku, serial
                  on conflict do nothing
              returning 1)
            select (select count(*) from moved) + (select count(*) from made)
            """;
    private static final String TRACE = """
            insert into wms.stock_move_serial (node_id, move_id, client_id, sku, serial)
            select :node, m.* from unnest(:moves::bigint[], :clients::int[], :skus::text[], :serials::text[]) as m
            """;

    private final JdbcClient jdbc;

    SerialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Names lock(NodeId node, Map<Sku, Handling> handled, List<Move> moves) {
        var named = handled.keySet().stream()
                .filter(sku ->
                        java.util.Objects.requireNonNull(handled.get(sku)).serials())
                .collect(Collectors.toUnmodifiableSet());
        var ours = moves.stream().filter(move -> named.contains(move.sku())).toList();
        return new Names(named, ours.isEmpty() ? Map.of() : rows(node, ours), moves);
    }

    private Map<Unit, Balance.Key> rows(NodeId node, List<Move> moves) {
        Set<Unit> read = new LinkedHashSet<>();
        Map<Balance.Key, Long> heaps = new LinkedHashMap<>();
        for (var move : moves) {
            move.serials().forEach(serial -> read.add(new Unit(move.sku(), serial)));
            if (!Location.virtual(move.from()))
                heaps.merge(move.source(), move.quantity() + move.serials().size() + 1, Long::sum);
        }
        var units = List.copyOf(read);
        var statement = jdbc.sql(LOCK)
                .param("node", node.value())
                .param(
                        "unitClients",
                        units.stream().mapToInt(u -> u.sku().client()).toArray())
                .param("unitSkus", units.stream().map(u -> u.sku().code()).toArray(String[]::new))
                .param("serials", units.stream().map(Unit::serial).toArray(String[]::new))
                .param(
                        "limits",
                        heaps.values().stream().mapToLong(Long::longValue).toArray());
        Map<Unit, Balance.Key> found = new LinkedHashMap<>();
        new KeyColumns(List.copyOf(heaps.keySet())).bind(statement).query(row -> {
            var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
            var status = Status.of(row.getString("status"));
            found.put(
                    new Unit(sku, row.getString("serial")),
                    new Balance.Key(row.getLong("location_id"), sku, row.getString("lot"), status));
        });
        return found;
    }

    /** @param ids the ledger rows of the moves */
    void write(NodeId node, Names names, List<Move> moves, long[] ids) {
        var changed = names.changed();
        if (changed.isEmpty()) return;
        var units = List.copyOf(changed.keySet());
        var statement = jdbc.sql(WRITE)
                .param("node", node.value())
                .param("serials", units.stream().map(Unit::serial).toArray(String[]::new))
                .param("knowns", units.stream().map(names::known).toArray(Boolean[]::new));
        long rows = new KeyColumns(List.copyOf(changed.values()))
                .bind(statement)
                .query(Long.class)
                .single();
        if (rows != units.size()) throw new CannotAcquireLockException("another made one of these units meanwhile");
        trace(node, moves, ids);
    }

    private void trace(NodeId node, List<Move> moves, long[] ids) {
        List<Unit> units = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++)
            for (var serial : moves.get(i).serials()) {
                units.add(new Unit(moves.get(i).sku(), serial));
                rows.add(ids[i]);
            }
        jdbc.sql(TRACE)
                .param("node", node.value())
                .param("moves", rows.toArray(Long[]::new))
                .param("clients", units.stream().mapToInt(u -> u.sku().client()).toArray())
                .param("skus", units.stream().map(u -> u.sku().code()).toArray(String[]::new))
                .param("serials", units.stream().map(Unit::serial).toArray(String[]::new))
                .update();
    }
}
