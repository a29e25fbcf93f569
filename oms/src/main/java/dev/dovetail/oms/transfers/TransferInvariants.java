package dev.dovetail.oms.transfers;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of transfers. */
@Configuration(proxyBeanMethods = false)
class TransferInvariants {
    @Bean
    Invariant eachUnitOfATransferIsSomewhere() {
        return new Invariant("I60", "what was asked of a transfer is open, picked, sent, short or cancelled", """
            select slot, transfer_id, line, sku, asked, open, picked, sent, shorted, cancelled, received, lost
              from oms.transfer_line
             where asked <> open + picked + sent + shorted + cancelled or (lost > 0 and received + lost > sent)
            """);
    }

    @Bean
    Invariant whatWasSentIsInItsCartons() {
        return new Invariant(
                "I61", "what a transfer sent is in its cartons, and each is announced to the target once", """
                    with carton as (
                      select slot, transfer_id, line, sum(sent) as sent
                        from oms.transfer_parcel group by slot, transfer_id, line)
                    select slot, transfer_id, line, l.sent, c.sent as in_cartons, null::bigint as parcel_id
                      from (select * from oms.transfer_line where sent > 0) l
                      full join carton c using (slot, transfer_id, line)
                     where coalesce(l.sent, 0) <> coalesce(c.sent, 0)
                     union all
                    select p.slot, p.transfer_id, null, null, null, p.parcel_id
                      from (select distinct slot, transfer_id, parcel_id from oms.transfer_parcel) p
                     where (select count(*) from oms.order_outbox o
                             where o.slot = p.slot and o.lane = p.transfer_id
                               and o.business_key = 'coming:parcel:' || p.parcel_id) <> 1
                    """);
    }

    @Bean
    Invariant aTransferIsOpenWhileSomeOfItIsUnderway() {
        return new Invariant(
                "I62", "a transfer is open while some of it is at its source or in transit, then done", """
                    select t.slot, t.id, t.state, l.underway
                      from oms.transfer t
                      left join (select slot, transfer_id, sum(open + picked + greatest(sent - received - lost, 0)) as underway
                                   from oms.transfer_line group by slot, transfer_id) l
                             on l.slot = t.slot and l.transfer_id = t.id
                     where l.underway is null or (t.state = 'open') <> (l.underway > 0)
                    """);
    }
}
