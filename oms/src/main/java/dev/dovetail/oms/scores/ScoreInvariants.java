package dev.dovetail.oms.scores;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of scores. */
@Configuration(proxyBeanMethods = false)
class ScoreInvariants {
    @Bean
    Invariant scoresAreOfWhatWasPromised() {
        return new Invariant("I56", "a promise is scored by the day that was promised at capture", """
            select s.slot, s.order_id, s.promised_on, f.body::json ->> 'promisedOn' as at_capture
              from oms.promise_score s
              left join oms.order_fact f on f.slot = s.slot and f.order_id = s.order_id and f.version = 1
             where (f.body::json ->> 'promisedOn')::date is distinct from s.promised_on
            """);
    }

    @Bean
    Invariant aSlipWasTold() {
        return new Invariant("I56", "an order whose promise slipped was told so, once", """
            select s.slot, s.order_id, s.slip_reason, s.repromised_on, t.facts
              from oms.promise_score s
              left join lateral (
                   select count(*) filter (where f.through = 'promise') as facts, count(*) as moved
                     from oms.order_fact f
                    where f.slot = s.slot and f.order_id = s.order_id
                      and f.type in ('order.repromised.v1', 'order.promise-slipped.v1')) t on true
             where case when s.slipped_at is null then t.facts > 0
                        when s.slip_reason = 'inbound' then t.moved = 0
                        else t.facts <> 1 end
            """);
    }

    @Bean
    Invariant whatIsScoredIsOver() {
        return new Invariant("I56", "a promise is kept or late once nothing is left to ship", """
            select s.slot, s.order_id, s.outcome, sum(l.open + l.backordered + l.reserved + l.released + l.picked + l.packed) as left_to_ship
              from oms.promise_score s
              join oms.order_line l on l.slot = s.slot and l.order_id = s.order_id and l.kind = 'goods'
             where s.outcome <> 'open'
             group by s.slot, s.order_id, s.outcome
            having sum(l.open + l.backordered + l.reserved + l.released + l.picked + l.packed) > 0
            """);
    }
}
