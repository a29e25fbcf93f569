package dev.dovetail.wms.picking;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of trips. */
@Configuration
class PickingInvariants {
    @Bean
    Invariant oneTripOnePicker() {
        return new Invariant(
                "W40", "what is lent of one trip has one picker and one lease, and is a slot of that trip", """
                select t.node_id, t.trip_id, t.id as task, t.worker, t.lease_until
                  from wms.pick_task t
                 where t.state = 'assigned' and t.trip_id is not null
                   and (not exists (select from wms.trip_slot s
                                     where s.node_id = t.node_id and s.trip_id = t.trip_id and s.task_id = t.id)
                        or exists (select from wms.pick_task o
                                    where o.node_id = t.node_id and o.trip_id = t.trip_id and o.state = 'assigned'
                                      and (o.worker, o.lease_until) is distinct from (t.worker, t.lease_until)))
                """);
    }

    @Bean
    Invariant aToteOfAClusterIsForOneOutbound() {
        return new Invariant("W41", "no tote fills the slots of two outbounds of a cluster", """
                select t.node_id, t.trip_id, t.tote_id, count(distinct t.outbound_id) as outbounds
                  from wms.pick_task t
                  join wms.trip r on r.node_id = t.node_id and r.id = t.trip_id and r.mode = 'cluster'
                 where t.state = 'assigned' and t.tote_id is not null
                 group by t.node_id, t.trip_id, t.tote_id
                having count(distinct t.outbound_id) > 1
                """);
    }
}
