package dev.dovetail.wms.items;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Changes how a warehouse handles items: all of a list or none. */
@Component
class Handlings {
    private static final int SHOWN = 20;

    private final HandlingStore store;
    private final Transactions transactions;
    private final Audit audit;

    Handlings(HandlingStore store, Transactions transactions, Audit audit) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    void change(NodeId node, String warehouse, Map<Sku, Handling> changes, Cause cause) {
        var sorted = new TreeMap<>(changes);
        transactions.run(() -> {
            var known = store.lock(node, sorted.keySet());
            var strange = missing(sorted, known.keySet());
            if (!strange.isEmpty())
                throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("items.no-such-item", Map.of("skus", strange)));
            var here = missing(sorted, store.change(node, sorted));
            if (!here.isEmpty())
                throw new Refused(Refused.Kind.CONFLICT, new Refusal("items.in-stock", Map.of("skus", here)));
            audit.record(cause, "items.handling", warehouse, Map.of("items", sorted.size()));
            return sorted;
        });
    }

    private static List<String> missing(Map<Sku, Handling> asked, java.util.Collection<Sku> found) {
        return asked.keySet().stream()
                .filter(sku -> !found.contains(sku))
                .limit(SHOWN)
                .map(Sku::toString)
                .toList();
    }
}
