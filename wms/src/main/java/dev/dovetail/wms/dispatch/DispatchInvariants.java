package dev.dovetail.wms.dispatch;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what has left. */
@Configuration
class DispatchInvariants {
    @Bean
    Invariant eachParcelIsConfirmedOnce() {
        return new Invariant("I18", "a parcel that left is confirmed once, and no other is", """
            with told as (
              select node_id, business_key, count(*) as confirmations
                from wms.node_outbox where type in ('fulfillment.shipped.v1', 'fulfillment.handed-over.v1', 'fulfillment.transfer-left.v1')
               group by node_id, business_key),
            gone as (
              select node_id, case state when 'shipped' then 'ship' else 'hand-over' end || ':parcel:' || id as business_key,
                     manifest_id
                from wms.parcel where state in ('shipped', 'collected'))
            select node_id, business_key, g.manifest_id, coalesce(t.confirmations, 0) as confirmations
              from told t
              full join gone g using (node_id, business_key)
             where t.confirmations is distinct from 1 or g.business_key is null
            """);
    }

    @Bean
    Invariant whatIsLoadedIsOnItsTruck() {
        return new Invariant(
                "W7", "a loaded parcel is on an open manifest of its carrier, a shipped one on a departed", """
                    select p.node_id, p.id, p.state, p.carrier, p.manifest_id, m.state as manifest, m.carrier as truck
                      from wms.parcel p
                      left join wms.manifest m on m.node_id = p.node_id and m.id = p.manifest_id
                     where p.state in ('loaded', 'shipped')
                       and (m.state is distinct from case p.state when 'loaded' then 'open' else 'departed' end
                            or m.carrier is distinct from p.carrier)
                    """);
    }
}
