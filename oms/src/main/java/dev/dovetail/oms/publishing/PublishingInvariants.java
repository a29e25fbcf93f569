package dev.dovetail.oms.publishing;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what channels are shown. */
@Configuration(proxyBeanMethods = false)
class PublishingInvariants {
    @Bean
    Invariant numbersWereTaken() {
        return new Invariant("I12", "what is published has a number that its channel has reached", """
                select o.slot, o.channel, o.sku, o.number, p.last_number
                  from oms.published o
                  left join oms.publication p on p.slot = o.slot and p.channel = o.channel
                 where p.channel is null or o.number > p.last_number
                """);
    }

    /**
     * Of pools that changed in the last minute before it was published, or since, it is not known which it had seen. A node
     * that went offline more than a minute before the publisher last looked is no part of what there is.
     */
    @Bean
    Invariant noMoreIsShownThanThereIs() {
        return new Invariant("I12", "no channel is shown more than may be had, unless the pools changed since", """
                select o.slot, o.channel, o.sku, o.atp, a.available
                  from oms.published o
                  left join oms.publication l on l.slot = o.slot and l.channel = o.channel
                 cross join lateral (
                       select coalesce(min(a.available), 0) as available, max(a.changed_at) as changed_at
                         from (select floor(coalesce(sum(greatest(p.position - p.reserved - p.safety, 0)), 0) / m.units) as available,
                                      max(p.changed_at) as changed_at
                                 from (select o.sku as part, 1 as units
                                        where not exists (select from oms.sku_part k
                                                           where k.client_id = o.client_id and k.sku = o.sku)
                                        union all
                                       select k.part, k.units from oms.sku_part k
                                        where k.client_id = o.client_id and k.sku = o.sku) m
                                 left join oms.pool p on p.client_id = o.client_id and p.sku = m.part
                                                     and p.pool in ('open', 'fence:' || o.channel)
                                                     and not exists (
                                                         select from oms.node n
                                                          where n.node_id = p.node_id
                                                            and n.offline_since < l.looked_at - interval '1 minute')
                                group by m.part, m.units) a) a
                 where o.atp > a.available
                   and coalesce(a.changed_at < o.seen_at - interval '1 minute', true)
                """);
    }
}
