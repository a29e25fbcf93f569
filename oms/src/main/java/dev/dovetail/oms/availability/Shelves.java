package dev.dovetail.oms.availability;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The locked shelves of one change, in lock order, and why each is changed. */
final class Shelves {
    /** A node and a SKU: what one shelf is of. */
    record Key(NodeId node, Sku sku) {
        static final Comparator<Key> ORDER =
                comparingInt((Key key) -> key.node().value()).thenComparing(Key::sku);
    }

    private final SortedMap<Key, Shelf> shelves = new TreeMap<>(Key.ORDER);
    private final Map<Key, String> reasons = new HashMap<>();
    private final String reason;

    Shelves(Collection<Pool> pools, String reason) {
        this.reason = reason;
        pools.stream()
                .collect(groupingBy(pool -> new Key(pool.node(), pool.sku())))
                .forEach((key, rows) -> shelves.put(key, new Shelf(rows)));
    }

    Shelf get(NodeId node, Sku sku) {
        return Objects.requireNonNull(shelves.get(new Key(node, sku)), () -> "not locked: " + sku + " at " + node);
    }

    void because(NodeId node, Sku sku, String why) {
        reasons.put(new Key(node, sku), why);
    }

    void each(BiConsumer<Key, Shelf> what) {
        shelves.forEach(what);
    }

    List<Pool> changed() {
        return shelves.values().stream()
                .flatMap(shelf -> shelf.changed().stream())
                .toList();
    }

    List<Figure> rose() {
        return shelves.values().stream().flatMap(shelf -> shelf.rose().stream()).toList();
    }

    List<Figure> figures() {
        return shelves.values().stream()
                .flatMap(shelf -> shelf.figures().stream())
                .toList();
    }

    String why(Figure figure) {
        return reasons.getOrDefault(new Key(figure.node(), figure.sku()), reason);
    }
}
