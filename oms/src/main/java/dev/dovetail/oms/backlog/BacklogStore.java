package dev.dovetail.oms.backlog;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Waiting lines in {@code oms.backlog}, written only under their order's lock. Changes go slot by slot, as one batch. */
@Repository
class BacklogStore {
    private static final String REDUCE = """
            update oms.backlog b set quantity = b.quantity - d.quantity
              from unnest(?::bigint[], ?::int[], ?::bigint[]) as d(order_id, line, quantity)
             where b.slot = ? and b.order_id = d.order_id and b.line = d.line and b.quantity > d.quantity
            """;
    private static final String END = """
            delete from oms.backlog b
             using unnest(?::bigint[], ?::int[], ?::bigint[]) as d(order_id, line, quantity)
             where b.slot = ? and b.order_id = d.order_id and b.line = d.line and b.quantity = d.quantity
            """;

    /** Of each SKU as many of its first waiting lines as could get something; from a channel's fence only that channel's. */
    private static final String SERVABLE = """
            select order_id, line, client_id, sku, quantity, priority, since, pool
              from (select b.*, a.pool, a.available, sum(b.quantity) over (partition by b.client_id, b.sku, a.pool
                               order by b.priority, b.since, b.order_id, b.line) - b.quantity as ahead
                      from unnest(:clients::int[], :skus::text[], :pools::text[], :available::bigint[], :priorities::int[],
                                  :since::text[], :orders::bigint[], :lines::int[])
                           as a(client_id, sku, pool, available, priority, since, order_id, line)
                      join oms.backlog b on b.client_id = a.client_id and b.sku = a.sku
                                         and (b.priority, b.since, b.order_id, b.line)
                                             > (a.priority, a.since::timestamptz, a.order_id, a.line)
                                         and b.not_before <= :now
                     where a.pool = 'open'
                        or exists (select from oms.sales_order o
                                    where o.slot = b.slot and o.id = b.order_id and a.pool = 'fence:' || o.channel)) ranked
             where ahead < available
             order by priority, since, order_id, line, pool
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    BacklogStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(List<Wait> waits) {
        jdbc.sql("""
                insert into oms.backlog as b (slot, order_id, line, client_id, sku, quantity, priority, since, not_before)
                select order_id & 255, order_id, line, client_id, sku, sum(quantity), min(priority),
                       min(since::timestamptz), max(not_before::timestamptz)
                  from unnest(:orders::bigint[], :lines::int[], :clients::int[], :skus::text[], :quantities::bigint[],
                              :priorities::int[], :since::text[], :notBefore::text[])
                       as w(order_id, line, client_id, sku, quantity, priority, since, not_before)
                 group by order_id, line, client_id, sku
                on conflict (slot, order_id, line) do update
                   set quantity = b.quantity + excluded.quantity, not_before = greatest(b.not_before, excluded.not_before)
                """)
                .param("orders", orders(waits))
                .param("lines", lines(waits))
                .param("clients", waits.stream().mapToInt(w -> w.sku().client()).toArray())
                .param("skus", waits.stream().map(w -> w.sku().code()).toArray(String[]::new))
                .param("quantities", quantities(waits))
                .param("priorities", waits.stream().mapToInt(Wait::priority).toArray())
                .param("since", waits.stream().map(w -> w.since().toString()).toArray(String[]::new))
                .param(
                        "notBefore",
                        waits.stream().map(w -> w.notBefore().toString()).toArray(String[]::new))
                .update();
    }

    void rank(OrderId order, int priority) {
        jdbc.sql("update oms.backlog set priority = :priority where slot = :slot and order_id = :order")
                .param("priority", priority)
                .param("slot", order.slot())
                .param("order", order.value())
                .update();
    }

    void wake(OrderId order, int line, Instant at) {
        jdbc.sql("""
                update oms.backlog set not_before = :at
                 where slot = :slot and order_id = :order and line = :line and not_before > :at
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("slot", order.slot())
                .param("order", order.value())
                .param("line", line)
                .update();
    }

    /** At most one entry for each line. */
    void remove(List<Wait> waits) {
        int changed = perSlot(END, waits);
        if (changed < waits.size()) changed += perSlot(REDUCE, waits);
        if (changed != waits.size())
            throw new IllegalStateException("took " + waits.size() + " lines out of the backlog, found " + changed);
    }

    private int perSlot(String sql, List<Wait> waits) {
        var bySlot =
                new TreeMap<>(waits.stream().collect(groupingBy(w -> w.order().slot())));
        var args = new ArrayList<Object[]>();
        bySlot.forEach((slot, rows) -> args.add(new Object[] {orders(rows), lines(rows), quantities(rows), slot}));
        return Arrays.stream(batches.batchUpdate(sql, args)).sum();
    }

    Backlog.Standing standing(int client) {
        return jdbc.sql("""
                select count(*) as lines, coalesce(sum(quantity), 0) as units, min(since) as since
                  from (select quantity, since from oms.backlog where client_id = :client limit 20000) b
                """)
                .param("client", client)
                .query((row, _) -> {
                    var since = row.getObject("since", OffsetDateTime.class);
                    return new Backlog.Standing(
                            row.getLong("lines"), row.getLong("units"), since == null ? null : since.toInstant());
                })
                .single();
    }

    /** What of these orders may be served now, by rank. */
    List<Wait> ofOrders(Collection<OrderId> orders, Instant now) {
        if (orders.isEmpty()) return List.of();
        return jdbc.sql("""
                select b.* from unnest(:orders::bigint[]) as want(id)
                  join oms.backlog b on b.slot = want.id & 255 and b.order_id = want.id
                 where b.not_before <= :now
                 order by b.priority, b.since, b.order_id, b.line
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query((row, _) -> row(row))
                .list();
    }

    /** What there is of a SKU in one kind of pool, at all nodes together. */
    record Supply(Sku sku, String pool) {
        static Supply of(Figure figure) {
            return new Supply(figure.sku(), figure.pool());
        }
    }

    /** A line that may get something of a supply. */
    record Candidate(Wait line, Supply supply) {}

    /** @param after of which supplies only who stands behind a place is asked for; each of those whatever there is of it */
    List<Candidate> servable(Map<Supply, Long> available, Map<Supply, ReadOn.From> after, Instant now, int limit) {
        var places = available.keySet().stream()
                .map(supply -> after.getOrDefault(supply, ReadOn.From.start(supply)))
                .toList();
        return jdbc.sql(SERVABLE)
                .param("clients", places.stream().mapToInt(ReadOn.From::client).toArray())
                .param("skus", places.stream().map(ReadOn.From::sku).toArray(String[]::new))
                .param("pools", places.stream().map(ReadOn.From::pool).toArray(String[]::new))
                .param(
                        "available",
                        places.stream()
                                .mapToLong(place -> enough(place, available, after))
                                .toArray())
                .param(
                        "priorities",
                        places.stream().mapToInt(ReadOn.From::priority).toArray())
                .param(
                        "since",
                        places.stream().map(place -> place.since().toString()).toArray(String[]::new))
                .param("orders", places.stream().mapToLong(ReadOn.From::order).toArray())
                .param("lines", places.stream().mapToInt(ReadOn.From::line).toArray())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> {
                    var wait = row(row);
                    return new Candidate(wait, new Supply(wait.sku(), row.getString("pool")));
                })
                .list();
    }

    /** The first look takes as many as there is enough for; who reads on has seen that not all of them can have it. */
    private static long enough(ReadOn.From place, Map<Supply, Long> available, Map<Supply, ReadOn.From> after) {
        return after.containsKey(place.supply()) ? Long.MAX_VALUE : available.getOrDefault(place.supply(), 0L);
    }

    /** Whether anything of these may be served now; of a kit, by its own SKU. */
    boolean anyOf(Collection<Sku> skus, Instant now) {
        return jdbc.sql("""
                select exists (select from unnest(:clients::int[], :skus::text[]) as want(client_id, sku)
                                 join oms.backlog b on b.client_id = want.client_id and b.sku = want.sku
                                                    and b.not_before <= :now)
                """)
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Every SKU of which something waits; of a kit, its parts. */
    List<Sku> skus() {
        return jdbc.sql("""
                select distinct client_id, sku from oms.backlog
                 union
                select l.client_id, jsonb_object_keys(l.parts) from oms.order_line l
                 where l.parts is not null and l.backordered > 0
                 order by client_id, sku
                """)
                .query((row, _) -> new Sku(row.getInt("client_id"), row.getString("sku")))
                .list();
    }

    /** A kit that waits, as it was made when it was ordered. */
    record WaitingKit(Sku sku, String parts) {}

    /** The kits that wait and are, or hold, one of these SKUs. */
    List<WaitingKit> kits(Collection<Sku> skus) {
        return jdbc.sql("""
                select distinct l.client_id, l.sku, l.parts::text as parts from oms.order_line l
                 where l.parts is not null and l.backordered > 0
                   and (jsonb_exists_any(l.parts, :codes) or l.sku = any (:codes))
                 order by l.client_id, l.sku, parts
                """)
                .param("codes", skus.stream().map(Sku::code).toArray(String[]::new))
                .query((row, _) ->
                        new WaitingKit(new Sku(row.getInt("client_id"), row.getString("sku")), row.getString("parts")))
                .list();
    }

    private static Wait row(ResultSet row) throws SQLException {
        return new Wait(
                new OrderId(row.getLong("order_id")),
                row.getInt("line"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getLong("quantity"),
                row.getInt("priority"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static long[] orders(List<Wait> waits) {
        return waits.stream().mapToLong(w -> w.order().value()).toArray();
    }

    private static int[] lines(List<Wait> waits) {
        return waits.stream().mapToInt(Wait::line).toArray();
    }

    private static long[] quantities(List<Wait> waits) {
        return waits.stream().mapToLong(Wait::quantity).toArray();
    }
}
