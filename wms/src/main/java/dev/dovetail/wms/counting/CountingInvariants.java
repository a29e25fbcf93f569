package dev.dovetail.wms.counting;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of counts and the ledger. */
@Configuration(proxyBeanMethods = false)
class CountingInvariants {
    @Bean
    Invariant settledCountsAreInTheLedger() {
        return new Invariant(
                "W21",
                "the ledger has what the last round of a settled count found more or fewer, and nothing of the others",
                """
                with difference as (
                  select e.node_id, e.task_id, e.client_id, e.sku, e.lot, e.counted - e.expected + e.shorted as units
                    from wms.count_entry e
                    join wms.count_task t on t.node_id = e.node_id and t.id = e.task_id and t.round = e.round
                   where t.state = 'settled' and e.counted - e.expected + e.shorted <> 0),
                booked as (
                  select m.node_id, substr(m.reference, 7)::bigint as task_id, m.client_id, m.sku, m.lot,
                         sum(case when m.to_location = t.location_id then m.quantity else -m.quantity end)::bigint as units
                    from wms.stock_move m
                    left join wms.count_task t on t.node_id = m.node_id and t.id = substr(m.reference, 7)::bigint
                   where m.reference ~ '^count:[0-9]{1,18}$'
                   group by m.node_id, substr(m.reference, 7)::bigint, m.client_id, m.sku, m.lot)
                select node_id, task_id, client_id, sku, lot, d.units as counted, b.units as booked
                  from difference d full join booked b using (node_id, task_id, client_id, sku, lot)
                 where coalesce(d.units, 0) <> coalesce(b.units, 0)
                """);
    }

    @Bean
    Invariant nobodyApprovesOwnCount() {
        return new Invariant("W96", "what a supervisor approved was counted by others", """
                select t.node_id, t.id, t.decided_by, r.round
                  from wms.count_task t
                  join wms.count_round l on l.node_id = t.node_id and l.task_id = t.id and l.round = t.round
                  join wms.count_round r on r.node_id = t.node_id and r.task_id = t.id
                   and case when r.person is not null and t.decided_person is not null then r.person = t.decided_person
                            else r.worker = t.decided_by end
                 where t.state = 'settled' and l.verdict = 'refer'
                """);
    }

    @Bean
    Invariant roundsWereCountedToTheEnd() {
        return new Invariant(
                "W24",
                "a count that is settled or looked at was counted to the end, and each round before the last was over",
                """
                select t.node_id, t.id, t.state, t.round, r.worker, r.verdict
                  from wms.count_task t
                  left join wms.count_round r on r.node_id = t.node_id and r.task_id = t.id and r.round = t.round
                 where t.state in ('settled', 'review') and r.verdict is null
                union all
                select t.node_id, t.id, t.state, r.round, r.worker, r.verdict
                  from wms.count_task t
                  join wms.count_round r on r.node_id = t.node_id and r.task_id = t.id and r.round < t.round
                 where r.verdict is null
                """);
    }
}
