package dev.dovetail.oms.intake;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.oms.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whether the items of orders are still as they were seen, asked once for a batch instead of once for an order. */
@Component
class SeenItems {
    private final Catalog catalog;

    SeenItems(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Answers those whose items have changed with {@link ItemsChanged}, and returns the others. */
    List<Waiting> current(List<Waiting> batch) {
        var clients = batch.stream()
                .map(Waiting::order)
                .filter(order -> order.catalog() != null)
                .map(NormalOrder::client)
                .collect(toSet());
        if (clients.isEmpty()) return batch;
        var versions = catalog.versions(clients);
        var current = new ArrayList<Waiting>(batch.size());
        for (var waiting : batch) {
            var seen = waiting.order().catalog();
            var now = versions.getOrDefault(waiting.order().client(), 0L);
            if (seen == null || Objects.equals(seen, now)) current.add(waiting);
            else waiting.answer().completeExceptionally(new ItemsChanged());
        }
        return current;
    }
}
