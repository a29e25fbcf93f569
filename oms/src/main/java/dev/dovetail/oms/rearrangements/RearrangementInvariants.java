package dev.dovetail.oms.rearrangements;

import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.oms.fulfillment.WorkSettled;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of work that is moved, held, split or merged. */
@Configuration(proxyBeanMethods = false)
class RearrangementInvariants {
    @Bean
    Invariant whatIsAskedIsAnswered() {
        return new Invariant("I54", "a rearrangement waits exactly while a node has not answered it", """
            select r.slot, r.id, r.order_id, r.kind, r.state, w.open as withdrawals_open, m.coming as answers_coming
              from oms.rearrangement r
              left join (select slot, rearrangement, count(*) as open from oms.withdrawal
                          where state = 'asked' and rearrangement is not null group by slot, rearrangement) w
                     on w.slot = r.slot and w.rearrangement = r.id
              left join (select slot, (body::json ->> 'rearrangement')::bigint as rearrangement, count(*) as coming
                           from oms.order_outbox
                          where type = '%s' and state in ('pending', 'sending', 'in-doubt', 'dead')
                          group by 1, 2) m
                     on m.slot = r.slot and m.rearrangement = r.id
             where (r.state = 'asked') <> (coalesce(w.open, 0) + coalesce(m.coming, 0) > 0)
            """.formatted(
                        WorkSettled.TYPE));
    }

    /** Nothing is given to the node while it is held: the facts are in the order they were written. */
    @Bean
    Invariant heldWorkIsNotGiven() {
        return new Invariant("I54", "no work of an order goes to a node while its work there is held", """
            select r.slot, r.id, r.order_id, r.node_id, f.id as fulfillment_order
              from oms.rearrangement r
              join oms.fulfillment_order f on f.slot = r.slot and f.order_id = r.order_id and f.node_id = r.node_id
             where r.kind <> 'move' and r.state in ('asked', 'held')
               and f.released_at > r.asked_at + interval '1 second'
            """);
    }
}
