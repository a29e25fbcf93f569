package dev.dovetail.oms.holds;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of holds and of the orders they stop. */
@Configuration(proxyBeanMethods = false)
class HoldInvariants {
    @Bean
    Invariant heldIsWhatItsHoldsSay() {
        return new Invariant("I51", "an order is held while it has open holds, and no longer", """
                select slot, order_id, o.status, o.holds, coalesce(h.open, 0) as open
                  from (select slot, id as order_id, status, holds from oms.sales_order where holds <> 0 or status = 'held') o
                  full join (select slot, order_id, count(*) as open from oms.order_hold where state = 'open'
                              group by slot, order_id) h using (slot, order_id)
                 where o.holds is distinct from coalesce(h.open, 0) or (coalesce(h.open, 0) > 0) <> (o.status = 'held')
                """);
    }

    @Bean
    Invariant nothingIsReleasedWhileHeld() {
        return new Invariant("I52", "nothing of an order goes to a node between a hold and its release", """
                select f.slot, f.order_id, f.version, h.version as held_at
                  from oms.order_fact h
                  join oms.order_fact f on f.slot = h.slot and f.order_id = h.order_id and f.version > h.version
                                       and f.type = 'order.released.v1'
                 where h.type = 'order.held.v1'
                   and not exists (select from oms.order_fact r
                                    where r.slot = h.slot and r.order_id = h.order_id
                                      and r.type = 'order.hold-released.v1'
                                      and r.version > h.version and r.version < f.version
                                      and r.body::json ->> 'hold' = h.body::json ->> 'hold')
                """);
    }

    @Bean
    Invariant aHoldSaysWhyAndWhoDecides() {
        return new Invariant("I53", "a hold has a reason and an owner, and when closed who closed it and why", """
                select slot, id, order_id, kind, code, owner, state
                  from oms.order_hold
                 where btrim(detail) = '' or btrim(owner) = '' or btrim(code) = ''
                    or (state <> 'open') <> (closed_at is not null and closed_by is not null and closed_why is not null)
                """);
    }
}
