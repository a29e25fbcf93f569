package dev.dovetail.oms.orders;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The statements that change orders. Each is one execution per slot, lowest slot first, sent as one JDBC batch. */
@Repository
class OrderStore {
    /** Locks in id order and updates nothing: the count is never below zero. A batch cannot carry a plain select. */
    private static final String LOCK = """
            with locked as materialized (
                select 1 from oms.sales_order where slot = ? and id = any (?) order by id for update)
            update oms.sales_order set version = version where slot = ? and (select count(*) from locked) < 0
            """;

    private static final String RAISE_VERSIONS = """
            update oms.sales_order o
               set version = o.version + d.changes, holds = o.holds + d.holds,
                   priority = coalesce(d.priority, o.priority)
              from (select s.id, c.changes, c.holds, c.priority
                      from unnest(?::bigint[], ?::int[], ?::int[], ?::int[]) as c(id, changes, holds, priority)
                      join oms.sales_order s on s.slot = ? and s.id = c.id
                     order by s.id for update of s) d
             where o.slot = ? and o.id = d.id
            """;

    private static final String DERIVE_STATUS = """
            update oms.sales_order o
               set status = d.status
              from (select l.order_id, %s as status
                      from oms.order_line l join oms.sales_order o on o.slot = l.slot and o.id = l.order_id
                     where l.slot = ? and l.order_id = any (?) group by l.order_id) d
             where o.slot = ? and o.id = d.order_id and o.status <> d.status
            """.formatted(OrderStatus.SQL);

    private static final String REPROMISE = """
            update oms.sales_order o
               set promised_on = d.promised_on::date, promise_zone = d.zone
              from unnest(?::bigint[], ?::text[], ?::text[]) as d(id, promised_on, zone)
             where o.slot = ? and o.id = d.id
            """;

    private static final String INSERT_FACTS = """
            insert into oms.order_fact (slot, id, order_id, version, type, body, at, who, through, told)
            select id & 255, id, order_id, version, type, body, at::timestamptz, who, through, told
              from unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::boolean[])
                as f(id, order_id, version, type, body, at, who, through, told)
            """;

    private final JdbcTemplate jdbc;
    private final Json json;

    OrderStore(JdbcTemplate jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void lock(Collection<OrderId> orders) {
        perSlot(LOCK, orders, (slot, ids) -> new Object[] {slot, values(ids), slot});
    }

    void raiseVersions(Map<OrderId, List<OrderChange>> changes) {
        int raised = perSlot(RAISE_VERSIONS, changes.keySet(), (slot, ids) -> {
            var facts = ids.stream().map(id -> requireNonNull(changes.get(id))).toList();
            return new Object[] {
                values(ids),
                facts.stream().mapToInt(List::size).toArray(),
                facts.stream().mapToInt(OrderStore::holds).toArray(),
                facts.stream().map(OrderStore::priority).toArray(Integer[]::new),
                slot,
                slot
            };
        });
        if (raised != changes.size()) throw new IllegalStateException("a change is for an order that is not there");
    }

    private static int holds(List<OrderChange> changes) {
        return changes.stream().mapToInt(change -> change.fact().holds()).sum();
    }

    /** The last one given; null where none is. */
    private static @Nullable Integer priority(List<OrderChange> changes) {
        Integer priority = null;
        for (var change : changes)
            if (change.fact() instanceof OrderFact.PriorityChanged changed) priority = changed.to();
        return priority;
    }

    void move(Collection<LineDelta> deltas) {
        if (deltas.isEmpty()) return;
        var bySlot =
                new TreeMap<>(deltas.stream().collect(groupingBy(d -> d.order().slot())));
        var args = new ArrayList<Object[]>();
        bySlot.forEach((slot, rows) -> args.add(LineDelta.arguments(slot, rows)));
        if (total(jdbc.batchUpdate(LineDelta.UPDATE, args)) != deltas.size())
            throw new IllegalStateException("a move is on a line that is not there");
    }

    /** The last of an order's changes that names a day is its promise from then on. */
    void repromise(Collection<OrderChange> changes) {
        var days = new TreeMap<OrderId, OrderFact.Repromised>(Comparator.comparingLong(OrderId::value));
        for (var change : changes)
            if (change.fact() instanceof OrderFact.Repromised fact) days.put(change.order(), fact);
        if (days.isEmpty()) return;
        int moved = perSlot(REPROMISE, days.keySet(), (slot, ids) -> new Object[] {
            values(ids),
            ids.stream()
                    .map(id -> requireNonNull(days.get(id)).promisedOn().toString())
                    .toArray(String[]::new),
            ids.stream().map(id -> requireNonNull(days.get(id)).zone()).toArray(String[]::new),
            slot
        });
        if (moved != days.size()) throw new IllegalStateException("a promise is of an order that is not there");
    }

    void deriveStatus(Collection<OrderId> orders) {
        perSlot(DERIVE_STATUS, orders, (slot, ids) -> new Object[] {slot, values(ids), slot});
    }

    /** @param told those whose channel is told */
    void insertFacts(List<WrittenFact> facts, Set<WrittenFact> told) {
        jdbc.update(
                INSERT_FACTS,
                facts.stream().mapToLong(WrittenFact::id).toArray(),
                facts.stream().mapToLong(f -> f.change().order().value()).toArray(),
                facts.stream().mapToInt(WrittenFact::version).toArray(),
                texts(facts, f -> f.change().fact().type()),
                texts(facts, f -> json.write(f.change().fact())),
                texts(facts, f -> f.change().cause().at().toString()),
                texts(facts, f -> f.change().cause().who()),
                texts(facts, f -> f.change().cause().through()),
                facts.stream().map(told::contains).toArray(Boolean[]::new));
    }

    private int perSlot(String sql, Collection<OrderId> orders, Arguments arguments) {
        var bySlot = new TreeMap<>(orders.stream().collect(groupingBy(OrderId::slot)));
        var args = new ArrayList<Object[]>();
        bySlot.forEach((slot, ids) -> args.add(arguments.of(slot, ids)));
        return total(jdbc.batchUpdate(sql, args));
    }

    /** The arguments of one slot's execution. */
    private interface Arguments {
        Object[] of(int slot, List<OrderId> ids);
    }

    private static int total(int[] counts) {
        int total = 0;
        for (int count : counts) total += count;
        return total;
    }

    private static long[] values(List<OrderId> ids) {
        return ids.stream().mapToLong(OrderId::value).toArray();
    }

    private static String[] texts(List<WrittenFact> facts, Function<WrittenFact, String> text) {
        return facts.stream().map(text).toArray(String[]::new);
    }
}
