package dev.dovetail.oms.verification;

import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who came last with each likeness, in {@code oms.order_likeness}. */
@Repository
class LikenessStore {
    /** The row is the lock: a second order with the same likeness waits for the first one's commit, then sees it. Claimed in key order. */
    private static final String CLAIM = """
            insert into oms.order_likeness as l (slot, key_hash, order_id, captured_at)
            select slot, key_hash, order_id, :at
              from unnest(:slots::smallint[], :hashes::bytea[], :orders::bigint[]) as n(slot, key_hash, order_id)
             order by slot, key_hash
            on conflict (slot, key_hash) do update
               set order_id = excluded.order_id, captured_at = excluded.captured_at,
                   previous = l.order_id, previous_at = l.captured_at
            returning encode(key_hash, 'hex') as likeness, previous, previous_at
            """;

    /** A statement of its own: an order that was committed while the claim waited is not in what the claim's own snapshot shows. */
    private static final String CANCELLED = """
            select o.id from unnest(:ids::bigint[]) as want(id)
              join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
             where o.status = 'cancelled'
            """;

    private final JdbcClient jdbc;

    LikenessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that came before with the same likeness and was not cancelled. */
    record Earlier(OrderId order, Instant capturedAt) {}

    /** @param last for each likeness the last of the orders that claim it now */
    Map<String, Earlier> claim(Map<String, OrderId> last, Instant at) {
        if (last.isEmpty()) return Map.of();
        Collection<Map.Entry<String, OrderId>> rows = last.entrySet();
        var earlier = new HashMap<String, Earlier>();
        jdbc.sql(CLAIM)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "slots",
                        rows.stream()
                                .mapToInt(row -> Checked.slot(row.getKey()))
                                .toArray())
                .param(
                        "hashes",
                        rows.stream().map(row -> Checked.bytes(row.getKey())).toArray(byte[][]::new))
                .param(
                        "orders",
                        rows.stream().mapToLong(row -> row.getValue().value()).toArray())
                .query(row -> {
                    var seen = row.getObject("previous_at", OffsetDateTime.class);
                    if (seen != null)
                        earlier.put(
                                row.getString("likeness"),
                                new Earlier(new OrderId(row.getLong("previous")), seen.toInstant()));
                });
        if (!earlier.isEmpty()) earlier.values().removeAll(cancelled(earlier.values()));
        return earlier;
    }

    private List<Earlier> cancelled(Collection<Earlier> orders) {
        var gone = new HashSet<>(jdbc.sql(CANCELLED)
                .param(
                        "ids",
                        orders.stream().mapToLong(one -> one.order().value()).toArray())
                .query(Long.class)
                .list());
        return orders.stream().filter(one -> gone.contains(one.order().value())).toList();
    }
}
