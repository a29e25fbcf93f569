package dev.dovetail.oms.orders;

import static java.util.stream.Collectors.joining;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.ground.storage.Invariant;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of orders, their lines, and the facts that made them. */
@Configuration(proxyBeanMethods = false)
class OrderInvariants {
    /**
     * What became of each order's units, summed. Moves are {@code [[1,"reserved","released",2],...]}, and most orders go the same
     * way: each way is taken apart once, as text, for unpacking it as JSON takes twice as long.
     */
    private static final String MOVES = """
            told as materialized (
              select slot, order_id, string_agg(body::json ->> 'moves', ';') as way
                from oms.order_fact group by slot, order_id),
            move as materialized (
              select way, split_part(m, ',', 1)::int as line, split_part(m, ',', 2) as src,
                     split_part(m, ',', 3) as dst, sum(split_part(m, ',', 4)::bigint) as units
                from (select distinct way from told) w
               cross join lateral string_to_table(translate(replace(way, '],', ';'), '[]" ', ''), ';') m
               where m <> ''
               group by 1, 2, 3, 4)\
            """;

    @Bean
    Invariant countersAddUp() {
        return new Invariant("I7", "a line's counters are not below zero and add up to what was ordered", """
                select slot, order_id, line, ordered, open, backordered, reserved, released, picked, packed, shipped,
                       delivered, returned, cancelled
                  from oms.order_line
                 where ordered <> open + backordered + reserved + released + picked + packed + shipped + delivered
                                  + returned + cancelled
                    or least(open, backordered, reserved, released, picked, packed, shipped, delivered, returned,
                             cancelled) < 0
                """);
    }

    @Bean
    Invariant oneOrderForEachNumber() {
        return new Invariant("I13", "a channel's number names one order, kept in the slot of its id", """
                select client_id, channel, external_number, count(*) as orders, min(id) as first, max(id) as last
                  from oms.sales_order group by client_id, channel, external_number
                having count(*) > 1 or bool_or(slot <> (id & 255))
                """);
    }

    @Bean
    Invariant factsFoldToCounters() {
        var counters = Arrays.stream(Counter.values())
                .filter(counter -> counter != Counter.ORDERED)
                .map(Counter::wire)
                .toList();
        var sums = counters.stream()
                .map(
                        ("sum(case when dst = '%1$s' then units when src = '%1$s' then -units else 0 end)" + " as %1$s")
                                ::formatted)
                .collect(joining(", "));
        var folded = counters.stream().map("coalesce(f.%s, 0)"::formatted).collect(joining(", "));
        var stored = counters.stream().map("coalesce(l.%s, 0)"::formatted).collect(joining(", "));
        return new Invariant(
                "I14",
                "an order's facts, folded, are its lines' counters, and move units as the law of lines lets them",
                """
                with %s,
                fold as (select way, line, sum(units) filter (where src = 'ordered') as ordered, %s
                           from move group by way, line)
                select slot, order_id, line, row(coalesce(l.ordered, 0), %s)::text as stored,
                       row(coalesce(f.ordered, 0), %s)::text as told
                  from oms.order_line l full join (select * from told join fold using (way)) f using (slot, order_id, line)
                 where (coalesce(l.ordered, 0), %s) is distinct from (coalesce(f.ordered, 0), %s)
                union all
                select slot, order_id, line, 'no such move', src || ' to ' || dst || ': ' || units
                  from told join move using (way)
                 where (src, dst) not in (%s) or units <= 0
                """.formatted(MOVES, sums, stored, folded, stored, folded, legalMoves()));
    }

    private static String legalMoves() {
        return Arrays.stream(Counter.values())
                .flatMap(from -> from.next().stream().map(to -> "('%s', '%s')".formatted(from.wire(), to.wire())))
                .collect(joining(", "));
    }

    @Bean
    Invariant factsAreNumbered() {
        return new Invariant("I14", "an order has one fact for each of its versions", """
                select slot, order_id, o.version, f.facts, f.lowest, f.highest
                  from (select slot, id as order_id, version from oms.sales_order) o
                  full join (select slot, order_id, count(*) as facts, count(distinct version) as versions,
                                    min(version) as lowest, max(version) as highest
                               from oms.order_fact group by slot, order_id) f using (slot, order_id)
                 where (o.version, o.version, 1, o.version) is distinct from (f.facts, f.versions, f.lowest, f.highest)
                """);
    }

    @Bean
    Invariant statusIsDerived() {
        return new Invariant("I14", "an order's status is what its lines' counters and its holds say", """
                select slot, order_id, s.status, d.status as derived
                  from (select slot, id as order_id, status from oms.sales_order) s
                  full join (select l.slot, l.order_id, %s as status
                               from oms.order_line l
                               left join oms.sales_order o on o.slot = l.slot and o.id = l.order_id
                              group by l.slot, l.order_id) d using (slot, order_id)
                 where s.status is distinct from d.status
                """.formatted(
                        OrderStatus.SQL));
    }

    @Bean
    Invariant totalsAddUp() {
        return new Invariant("I16", "an order's total is lines + shipping + tax - discount", """
                select o.slot, o.id, o.total_minor, l.lines, o.shipping_minor, o.tax_minor, o.discount_minor
                  from oms.sales_order o
                  left join (select slot, order_id, sum(total_minor) as lines from oms.order_line group by slot, order_id) l
                         on l.slot = o.slot and l.order_id = o.id
                 where o.total_minor is distinct from l.lines + o.shipping_minor + o.tax_minor - o.discount_minor
                """);
    }

    @Bean
    Invariant toldFactsHaveTheirMessage() {
        return new Invariant(
                "I29", "a fact that its channel hears of has its message", """
                select f.slot, f.order_id, f.version, f.type
                  from oms.order_fact f
                  left join oms.order_outbox o
                         on o.slot = f.slot and o.lane = f.order_id and o.seq = f.version
                            and o.type = '%s'
                 where f.told and o.id is null
                """.formatted(OrderStatusChanged.TYPE));
    }
}
