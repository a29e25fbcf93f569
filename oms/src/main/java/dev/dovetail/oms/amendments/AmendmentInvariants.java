package dev.dovetail.oms.amendments;

import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.oms.fulfillment.WithdrawalSettled;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of amendments. */
@Configuration(proxyBeanMethods = false)
class AmendmentInvariants {
    @Bean
    Invariant whatWaitsWillBeAnswered() {
        return new Invariant("I17", "an amendment waits exactly while a node has not answered it", """
            select a.slot, a.id, a.order_id, a.state, w.open as withdrawals_open, m.coming as answers_coming
              from oms.amendment a
              left join (select slot, amendment, count(*) as open from oms.withdrawal
                          where state = 'asked' and amendment is not null group by slot, amendment) w
                     on w.slot = a.slot and w.amendment = a.id
              left join (select slot, (body::json ->> 'amendment')::bigint as amendment, count(*) as coming
                           from oms.order_outbox
                          where type = '%s' and state in ('pending', 'sending', 'in-doubt', 'dead')
                          group by 1, 2) m
                     on m.slot = a.slot and m.amendment = a.id
              left join (select slot, order_id, count(*) as open from oms.withdrawal
                          where state = 'asked' group by slot, order_id) o
                     on o.slot = a.slot and o.order_id = a.order_id
             where a.state = 'claimed'
                or a.state <> 'pending' and w.open > 0
                or a.state = 'pending' and coalesce(w.open, 0) + coalesce(m.coming, 0) + coalesce(o.open, 0) = 0
            """.formatted(
                        WithdrawalSettled.TYPE));
    }

    @Bean
    Invariant whatStandsInNamesALine() {
        return new Invariant("I14", "a line that stands in for another names one of its order, of another SKU", """
            select l.slot, l.order_id, l.line, l.replaces
              from oms.order_line l
              left join oms.order_line o on o.slot = l.slot and o.order_id = l.order_id and o.line = l.replaces
             where l.replaces is not null and (o.line is null or o.line >= l.line or o.cancelled = 0)
            """);
    }
}
