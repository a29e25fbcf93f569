package dev.dovetail.oms.softholds;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what carts hold. */
@Configuration(proxyBeanMethods = false)
class SoftHoldInvariants {
    @Bean
    Invariant whatCartsHoldIsReserved() {
        return new Invariant("I6", "what is reserved for a cart or a transfer is what it says, line by line", """
            select coalesce(r.order_id, l.holder) as holder, coalesce(r.line, l.line) as line,
                   r.held as reserved_at_nodes, l.quantity as on_hold
              from (select order_id, line, client_id, sku, sum(quantity) as held
                      from oms.reservation where quantity > 0 and soft group by order_id, line, client_id, sku) r
              full join oms.v_held l
                   on l.holder = r.order_id and l.line = r.line and l.client_id = r.client_id and l.sku = r.sku
             where coalesce(r.held, 0) <> coalesce(l.quantity, 0)
            """);
    }

    @Bean
    Invariant openHoldsWillExpire() {
        return new Invariant("I6", "a cart's open hold has its expiry before it", """
            select h.slot, h.id, h.channel, h.cart, h.expires_at
              from oms.soft_hold h
             where h.state = 'open'
               and not exists (select from oms.order_outbox o
                                where o.slot = h.slot and o.type = '%s' and o.due_at >= h.expires_at
                                  and o.body::json ->> 'hold' = h.id::text
                                  and o.state in ('pending', 'sending', 'in-doubt', 'dead'))
            """.formatted(HoldExpires.TYPE));
    }

    @Bean
    Invariant callersUseIsWhatTheyHold() {
        return new Invariant("I6", "what a caller's carts come to is counted", """
            select key_name, u.holds, u.units, coalesce(h.holds, 0) as open_holds, coalesce(h.units, 0) as open_units
              from oms.soft_hold_use u
              full join (select key_name, count(*) as holds, sum(units) as units
                           from oms.soft_hold where state = 'open' group by key_name) h using (key_name)
             where (coalesce(u.holds, 0), coalesce(u.units, 0)) is distinct from
                   (coalesce(h.holds, 0), coalesce(h.units, 0))
            """);
    }
}
