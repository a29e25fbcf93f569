package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Suggests a bin for what lies on docks: where the SKU lies already, else an empty bin of its own, in walking order. */
@Component
class PutawayPlans {
    private final PutawayClaims claims;
    private final Items items;

    PutawayPlans(PutawayClaims claims, Items items) {
        this.claims = claims;
        this.items = items;
    }

    List<PutawayTask> assign(NodeId node, String worker, int limit) {
        var waiting = claims.waiting(node, worker, limit);
        if (waiting.isEmpty()) return List.of();
        var bins = bins(waiting, claims.emptyBins(node, homeless(waiting)));
        var places = waiting.stream().map(PutawayClaims.Waiting::place).toList();
        var won = claims.claim(node, worker, places, bins);
        Map<Sku, Item> known = items.find(
                node, places.stream().map(PutawayClaims.Place::sku).distinct().toList());
        List<PutawayTask> tasks = new ArrayList<>();
        for (var one : waiting) {
            var bin = won.get(one.place());
            if (bin == null) continue;
            var barcode = Optional.ofNullable(known.get(one.place().sku())).flatMap(Item::eachBarcode);
            tasks.add(new PutawayTask(
                    one.delivery(),
                    one.reference() == null ? "" : one.reference(),
                    one.place().sku(),
                    barcode,
                    one.dock(),
                    one.quantity(),
                    bin));
        }
        return tasks;
    }

    private static int homeless(List<PutawayClaims.Waiting> waiting) {
        return (int) waiting.stream()
                .filter(one -> one.home() == null && one.kept() == null)
                .map(one -> one.place().sku())
                .distinct()
                .count();
    }

    /** A bin for each, in order: two SKUs never get the same empty one. */
    private static List<@Nullable String> bins(List<PutawayClaims.Waiting> waiting, List<String> empty) {
        Deque<String> free = new ArrayDeque<>(empty);
        Map<Sku, String> chosen = new HashMap<>();
        List<@Nullable String> bins = new ArrayList<>();
        for (var one : waiting) {
            var sku = one.place().sku();
            var bin = one.home() != null ? one.home() : one.kept() != null ? one.kept() : chosen.get(sku);
            if (bin == null) bin = free.poll();
            if (bin != null) chosen.put(sku, bin);
            bins.add(bin);
        }
        return Collections.unmodifiableList(bins);
    }
}
