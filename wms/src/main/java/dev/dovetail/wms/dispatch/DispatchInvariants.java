package dev.dovetail.wms.dispatch;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what has left. */
@Configuration
class DispatchInvariants {
    private static final String GIVEN_BACK = """
        with told as (
          select node_id, substr(business_key, 22)::bigint as outbound_id, count(*) as times
            from wms.node_outbox
           where type = 'fulfillment.uncollected.v1' and business_key ~ '^uncollected:outbound:[0-9]{1,18}$'
           group by node_id, business_key),
        back as (
          select p.node_id, p.outbound_id, coalesce(sum(s.on_hand), 0) as left_in
            from wms.parcel p
            left join wms.stock s on s.node_id = p.node_id and s.location_id = p.id
           where p.state = 'uncollected' group by p.node_id, p.outbound_id)
        select node_id, outbound_id, b.left_in, t.times
          from back b
          full join told t using (node_id, outbound_id)
         where coalesce(b.left_in, -1) <> 0 or coalesce(t.times, 0) <> 1
        union all
        select k.node_id, k.parcel_id, 0, 0
          from wms.pickup k
          left join wms.parcel p on p.node_id = k.node_id and p.id = k.parcel_id
          left join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id
         where o.service is distinct from 'pickup' or (k.handed_by is not null) <> (p.state = 'collected')
        """;

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

    @Bean
    Invariant whatNobodyCameForIsGivenBack() {
        return new Invariant(
                "W80",
                "what nobody came for is told once and lies in no parcel; only what customers come for is staged or"
                        + " proven",
                GIVEN_BACK);
    }
}
