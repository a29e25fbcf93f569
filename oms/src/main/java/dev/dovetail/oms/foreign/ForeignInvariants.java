package dev.dovetail.oms.foreign;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of the work of nodes that are not ours. */
@Configuration(proxyBeanMethods = false)
class ForeignInvariants {
    @Bean
    Invariant requestsHaveNoGaps() {
        return new Invariant("I29", "a foreign node's requests are numbered from 1 without a gap", """
                select node_id, f.last_number, r.requests, r.highest
                  from oms.node_feed f
                  full join (select node_id, count(*) as requests, max(number) as highest
                               from oms.node_request group by node_id) r using (node_id)
                 where f.last_number is distinct from r.requests or f.last_number is distinct from r.highest
                """);
    }

    @Bean
    Invariant whatWasAskedIsLaidOut() {
        return new Invariant("I29", "what was sent to a foreign node is laid out for it, once", """
                select o.slot, o.id, o.to_key as node_id, count(r.number) as requests
                  from oms.order_outbox o
                  left join oms.node_request r on r.node_id = o.to_key and r.message_id = o.id
                 where o.destination = 'node.foreign' and o.state = 'sent'
                 group by o.slot, o.id, o.to_key having count(r.number) <> 1
                """);
    }

    @Bean
    Invariant namedParcelsAreParcels() {
        return new Invariant(
                "I21", "a foreign node's parcel is one parcel of its work, with the tracking it told", """
                        select n.node_id, n.reference, n.parcel_id, n.tracking, p.tracking as shown
                          from oms.node_parcel n
                          left join oms.shipment_parcel p on p.slot = (n.parcel_id & 255) and p.id = n.parcel_id
                                                         and p.fulfillment_order_id = n.fulfillment_order_id
                         where p.id is null or p.node_id <> n.node_id or p.tracking is distinct from n.tracking
                        """);
    }
}
