package dev.dovetail.oms.inbounds;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.ByDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers what may be promised of goods that come by a day. */
@Component
class InboundDates implements ByDate {
    private final InboundStore store;

    InboundDates(InboundStore store) {
        this.store = store;
    }

    @Override
    public Map<Sku, List<Due>> due(Collection<Sku> skus, LocalDate by) {
        return store.promisable(skus, by).stream()
                .collect(groupingBy(
                        Inbound::sku,
                        mapping(one -> new Due(one.node(), one.id(), one.expectedOn(), one.available()), toList())));
    }
}
