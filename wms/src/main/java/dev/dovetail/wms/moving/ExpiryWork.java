package dev.dovetail.wms.moving;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.StockView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes goods off sale whose last day is over. */
@Component
class ExpiryWork {
    static final String EXPIRED = "expired";

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWork.class);

    private final Layout layout;
    private final StockView view;
    private final Relocations relocations;
    private final ChangeStore store;
    private final IdSource ids;

    ExpiryWork(Layout layout, StockView view, Relocations relocations, ChangeStore store, IdSource ids) {
        this.layout = layout;
        this.view = view;
        this.relocations = relocations;
        this.store = store;
        this.ids = ids;
    }

    int setAside(NodeId node, List<Balance> heaps, Instant at) {
        var free = heaps.stream().filter(heap -> heap.free() > 0).toList();
        if (free.isEmpty()) return 0;
        var locations =
                free.stream().map(heap -> heap.key().location()).distinct().toList();
        var places = layout.byId(node, locations);
        var names = view.names(node, locations);
        List<StockChange> changes = new ArrayList<>();
        List<Relocation> asked = new ArrayList<>();
        for (var heap : free) {
            var place = Objects.requireNonNull(places.get(heap.key().location()));
            var change = change(node, place, heap, at);
            changes.add(change);
            var named = names.getOrDefault(heap.key(), List.of());
            asked.add(relocation(place, heap, change, named.subList(0, (int) Math.min(named.size(), heap.free()))));
        }
        var left = relocations.carry(node, asked);
        left.forEach((i, why) -> LOG.info("{} is not set aside as expired now: {}", changes.get(i), why));
        return keep(node, places, changes, left.keySet());
    }

    private int keep(NodeId node, Map<Long, Location> places, List<StockChange> changes, Set<Integer> left) {
        List<StockChange> done = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) if (!left.contains(i)) done.add(changes.get(i));
        Map<String, Long> locations = new HashMap<>();
        places.values().forEach(place -> locations.put(place.code(), place.id()));
        return store.add(node, done, locations);
    }

    private StockChange change(NodeId node, Location place, Balance heap, Instant at) {
        long id = ids.next(node.value() & 255);
        var key = heap.key();
        return new StockChange(
                id,
                EXPIRED + ":" + id,
                place.code(),
                key.sku(),
                key.lot(),
                key.status().word(),
                Status.HOLD.word(),
                heap.free(),
                EXPIRED,
                "system",
                at);
    }

    private static Relocation relocation(Location place, Balance heap, StockChange change, List<String> names) {
        var key = heap.key();
        return new Relocation(
                new Relocation.Goods(key.sku(), key.lot(), place, key.status()),
                place,
                Status.HOLD,
                change.quantity(),
                names,
                EXPIRED,
                change.reference(),
                change.who(),
                change.at());
    }
}
