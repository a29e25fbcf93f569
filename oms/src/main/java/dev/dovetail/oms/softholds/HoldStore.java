package dev.dovetail.oms.softholds;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.sourcing.Demand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What carts hold, in {@code oms.soft_hold}. Rows of several slots are locked slot by slot, as one batch. */
@Repository
class HoldStore {
    /** Locks in id order and updates nothing, as a batch cannot carry a plain select. */
    private static final String LOCK = """
            with locked as materialized (
                select 1 from oms.soft_hold where slot = ? and id = any (?) order by id for update)
            update oms.soft_hold set version = version where slot = ? and (select count(*) from locked) < 0
            """;

    private static final String END = """
            update oms.soft_hold set state = ?, units = 0, version = version + 1 where slot = ? and id = any (?)
            """;
    private static final String END_LINES = """
            update oms.soft_hold_line set quantity = 0 where slot = ? and hold_id = any (?) and quantity > 0
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    HoldStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The cart's row, made where there is none, locked. */
    HoldRow claim(CartKey key, long id, String caller, Instant now) {
        jdbc.sql("""
                insert into oms.soft_hold (slot, id, client_id, channel, cart, key_name, expires_at)
                values (:slot, :id, :client, :channel, :cart, :caller, :now)
                on conflict (slot, client_id, channel, cart) do nothing
                """)
                .param("slot", key.slot())
                .param("id", id)
                .param("client", key.client())
                .param("channel", key.channel())
                .param("cart", key.cart())
                .param("caller", caller)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return lock(key).getFirst();
    }

    /** The cart's row, locked; none where it never held anything. */
    List<HoldRow> lock(CartKey key) {
        return jdbc.sql("""
                select * from oms.soft_hold
                 where slot = :slot and client_id = :client and channel = :channel and cart = :cart for update
                """)
                .param("slot", key.slot())
                .param("client", key.client())
                .param("channel", key.channel())
                .param("cart", key.cart())
                .query((row, _) -> row(row))
                .list();
    }

    /** The rows, locked slot by slot. */
    List<HoldRow> lock(Collection<Long> ids) {
        perSlot(LOCK, ids, (slot, of) -> new Object[] {slot, of, slot});
        return jdbc.sql("""
                select h.* from unnest(:ids::bigint[]) as want(id)
                  join oms.soft_hold h on h.slot = want.id & 255 and h.id = want.id order by h.slot, h.id
                """)
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query((row, _) -> row(row))
                .list();
    }

    Set<Sku> skus(Collection<Long> ids) {
        return new HashSet<>(jdbc.sql("""
                select l.client_id, l.sku from unnest(:ids::bigint[]) as want(id)
                  join oms.soft_hold_line l on l.slot = want.id & 255 and l.hold_id = want.id where l.quantity > 0
                """)
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query((row, _) -> new Sku(row.getInt("client_id"), row.getString("sku")))
                .list());
    }

    List<SoftHold.Line> lines(HoldRow row) {
        return jdbc.sql("""
                select line, sku, quantity from oms.soft_hold_line
                 where slot = :slot and hold_id = :id and quantity > 0 order by line
                """)
                .param("slot", row.slot())
                .param("id", row.id())
                .query((r, _) -> new SoftHold.Line(r.getInt("line"), r.getString("sku"), r.getLong("quantity")))
                .list();
    }

    /** What the caller's other carts hold of these SKUs. */
    Map<Sku, Long> heldBy(String caller, long otherThan, Collection<Sku> skus) {
        var held = new HashMap<Sku, Long>();
        jdbc.sql("""
                select a.client_id, a.sku, sum(l.quantity) as held
                  from unnest(:clients, :skus) as a(client_id, sku)
                  join oms.soft_hold_line l on l.key_name = :caller and l.client_id = a.client_id and l.sku = a.sku
                        and l.quantity > 0 and l.hold_id <> :hold
                 group by a.client_id, a.sku
                """)
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .param("caller", caller)
                .param("hold", otherThan)
                .query(row -> {
                    held.put(new Sku(row.getInt("client_id"), row.getString("sku")), row.getLong("held"));
                });
        return held;
    }

    /** What the cart holds from now on; lines that are not named hold nothing. */
    void open(HoldRow row, String caller, List<Demand.Line> lines, Instant expiresAt) {
        end(List.of(row.id()), "ended");
        putLines(row, caller, lines);
        jdbc.sql("""
                update oms.soft_hold set state = 'open', units = :units, key_name = :caller, expires_at = :until
                 where slot = :slot and id = :id
                """)
                .param("slot", row.slot())
                .param("id", row.id())
                .param("caller", caller)
                .param("units", lines.stream().mapToLong(Demand.Line::quantity).sum())
                .param("until", Timestamp.from(expiresAt))
                .update();
    }

    private void putLines(HoldRow row, String caller, List<Demand.Line> lines) {
        jdbc.sql("""
                insert into oms.soft_hold_line (slot, hold_id, line, client_id, sku, key_name, quantity)
                select :slot, :id, line, client_id, sku, :caller, quantity
                  from unnest(:lines::int[], :clients::int[], :skus::text[], :quantities::bigint[])
                       as l(line, client_id, sku, quantity)
                on conflict (slot, hold_id, line) do update
                   set sku = excluded.sku, client_id = excluded.client_id, key_name = excluded.key_name,
                       quantity = excluded.quantity
                """)
                .param("slot", row.slot())
                .param("id", row.id())
                .param("caller", caller)
                .param("lines", lines.stream().mapToInt(Demand.Line::line).toArray())
                .param("clients", lines.stream().mapToInt(l -> l.sku().client()).toArray())
                .param("skus", lines.stream().map(l -> l.sku().code()).toArray(String[]::new))
                .param(
                        "quantities",
                        lines.stream().mapToLong(Demand.Line::quantity).toArray())
                .update();
    }

    /** @param state {@code ended} or {@code taken} by its order */
    void end(Collection<Long> ids, String state) {
        perSlot(END, ids, (slot, of) -> new Object[] {state, slot, of});
        perSlot(END_LINES, ids, (slot, of) -> new Object[] {slot, of});
    }

    private interface Arguments {
        Object[] of(int slot, long[] ids);
    }

    private void perSlot(String sql, Collection<Long> ids, Arguments arguments) {
        var args = new ArrayList<Object[]>();
        new TreeMap<>(ids.stream().collect(groupingBy(Slot::of)))
                .forEach((slot, of) -> args.add(arguments.of(
                        slot, of.stream().mapToLong(Long::longValue).sorted().toArray())));
        batches.batchUpdate(sql, args);
    }

    private static HoldRow row(ResultSet row) throws SQLException {
        return new HoldRow(
                row.getInt("slot"),
                row.getLong("id"),
                new CartKey(row.getInt("client_id"), row.getString("channel"), row.getString("cart")),
                row.getString("key_name"),
                row.getString("state"),
                row.getLong("units"),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("version"));
    }
}
