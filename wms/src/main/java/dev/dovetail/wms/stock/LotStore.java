package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of lots, {@code lot}. */
@Repository
class LotStore {
    /** A day that was not told yet may still be. */
    private static final String DESCRIBE = """
            insert into wms.lot as l (node_id, client_id, sku, lot, expires_on, made_at)
            select :node, client_id, sku, lot, day, :at::timestamptz
              from unnest(:clients::int[], :skus::text[], :lots::text[], :days::date[]) as t (client_id, sku, lot, day)
             order by client_id, sku, lot
                on conflict (node_id, client_id, sku, lot)
                do update set expires_on = coalesce(l.expires_on, excluded.expires_on)
            returning client_id, sku, lot, expires_on
            """;

    private static final String FIND = """
            select l.client_id, l.sku, l.lot, l.expires_on
              from unnest(:clients::int[], :skus::text[], :lots::text[]) as k (client_id, sku, lot)
              join wms.lot l
                on l.node_id = :node and l.client_id = k.client_id and l.sku = k.sku and l.lot = k.lot
            """;

    private static final String PAST = FIND + """
              join wms.warehouse h on h.node_id = l.node_id
             where l.expires_on < (:at::timestamptz at time zone h.zone)::date
            """;

    /** Led by what lies there, not by the lots that ever were; in the order in which balances are locked. */
    private static final String EXPIRED = """
            select s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand, s.allocated, s.plated, s.since
              from wms.stock s
              join wms.warehouse h on h.node_id = s.node_id
              join wms.location p
                on p.node_id = s.node_id and p.id = s.location_id and p.kind in ('bin', 'reserve', 'quality', 'damaged', 'dock')
              join wms.lot l
                on l.node_id = s.node_id and l.client_id = s.client_id and l.sku = s.sku and l.lot = s.lot
               and l.expires_on < (:at::timestamptz at time zone h.zone)::date
             where s.node_id = :node and s.status = 'available' and s.lot <> '' and s.on_hand > 0
               and (s.location_id, s.client_id, s.sku, s.lot) > (:location, :client, :sku, :lot)
             order by s.location_id, s.client_id, s.sku, s.lot limit :limit
            """;

    private final JdbcClient jdbc;

    LotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Lot.Key, LocalDate> describe(NodeId node, List<Lot> told, Instant at) {
        Map<Lot.Key, @Nullable LocalDate> first = new LinkedHashMap<>();
        for (var lot : told) if (first.get(lot.key()) == null) first.put(lot.key(), lot.expiresOn());
        var keys = List.copyOf(first.keySet());
        return read(bind(jdbc.sql(DESCRIBE), node, keys)
                .param("days", keys.stream().map(key -> day(first.get(key))).toArray(String[]::new))
                .param("at", at.toString()));
    }

    /** The lots that are known and have a last day, with it. */
    Map<Lot.Key, LocalDate> expiries(NodeId node, Collection<Lot.Key> keys) {
        return read(bind(jdbc.sql(FIND), node, List.copyOf(keys)));
    }

    Map<Lot.Key, LocalDate> past(NodeId node, Collection<Lot.Key> keys, Instant at) {
        return read(bind(jdbc.sql(PAST), node, List.copyOf(keys)).param("at", at.toString()));
    }

    List<Balance> expired(NodeId node, Instant at, Balance.@Nullable Key after, int limit) {
        return jdbc.sql(EXPIRED)
                .param("node", node.value())
                .param("at", at.toString())
                .param("location", after == null ? 0 : after.location())
                .param("client", after == null ? 0 : after.sku().client())
                .param("sku", after == null ? "" : after.sku().code())
                .param("lot", after == null ? "" : after.lot())
                .param("limit", limit)
                .query(BalanceRow::read)
                .list();
    }

    private static Map<Lot.Key, LocalDate> read(JdbcClient.StatementSpec statement) {
        Map<Lot.Key, LocalDate> found = new LinkedHashMap<>();
        statement.query(row -> {
            var day = row.getObject("expires_on", LocalDate.class);
            var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
            if (day != null) found.put(new Lot.Key(sku, row.getString("lot")), day);
        });
        return found;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, NodeId node, List<Lot.Key> keys) {
        return statement
                .param("node", node.value())
                .param(
                        "clients",
                        keys.stream().mapToInt(key -> key.sku().client()).toArray())
                .param("skus", keys.stream().map(key -> key.sku().code()).toArray(String[]::new))
                .param("lots", keys.stream().map(Lot.Key::lot).toArray(String[]::new));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
