package dev.dovetail.wms.counting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.counting.Corrections.Booking;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.StockView;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which units with names of their own are more, or fewer, than the book has in a bin: by the names that were read. */
@Component
class ReadNames {
    private final StockView view;
    private final Layout layout;

    ReadNames(StockView view, Layout layout) {
        this.view = view;
        this.layout = layout;
    }

    Map<Balance.Key, List<String>> here(NodeId node, Collection<Long> locations) {
        return view.names(node, locations);
    }

    /**
     * What was read of the units of an item and lot.
     *
     * @param serials all of them
     * @param strange those that the book did not have there when they were seen
     * @param unread those that it had and has, and that nobody read; none where not every unit was read
     */
    record Read(List<String> serials, List<String> strange, List<String> unread) {
        /** Other units lie there than the book has, whatever their number. */
        boolean others() {
            return !strange.isEmpty();
        }

        /** Every unit that is there was read, and some that should be are not. */
        boolean compared() {
            return !unread.isEmpty();
        }
    }

    /** The names that come in. Refuses {@code counting.serial-elsewhere} where the book has one at another place. */
    List<String> comeIn(NodeId node, Booking one) {
        var strange = one.names().strange();
        if (strange.isEmpty()) return strange;
        view.units(node, one.sku(), strange).forEach((serial, place) -> {
            if (place.location() != Location.LOST) throw elsewhere(node, serial, place.location());
        });
        return strange;
    }

    /** The names that go, by the heap they lie in. Refuses {@code counting.stale} where they lie there no longer. */
    static Map<Balance.Key, List<String>> gone(Booking one, Map<Balance.Key, List<String>> here) {
        Map<Balance.Key, List<String>> gone = new LinkedHashMap<>();
        long left = one.names().strange().size() - one.difference();
        for (var heap : here.entrySet()) {
            if (!at(one, heap.getKey())) continue;
            var some = heap.getValue().stream()
                    .filter(one.names().unread()::contains)
                    .limit(left)
                    .toList();
            if (!some.isEmpty()) gone.put(heap.getKey(), some);
            left -= some.size();
        }
        if (left > 0) throw conflict(Refusal.of("counting.stale"));
        return gone;
    }

    /**
     * The names that the book does not have there. Refuses {@code counting.serial-elsewhere} where it has one at another place,
     * and {@code counting.serials-differ} where they are not as many as the units that are more.
     */
    List<String> more(NodeId node, Booking one, Map<Balance.Key, List<String>> here) {
        if (one.names().serials().isEmpty()) return List.of();
        var found = new LinkedHashSet<>(one.names().serials());
        here.forEach((key, names) -> {
            if (at(one, key)) names.forEach(found::remove);
        });
        view.units(node, one.sku(), found).forEach((serial, place) -> {
            if (place.location() != Location.LOST) throw elsewhere(node, serial, place.location());
        });
        if (found.size() == one.difference()) return List.copyOf(found);
        throw conflict(new Refusal(
                "counting.serials-differ",
                Map.of("sku", one.sku().toString(), "units", one.difference(), "names", List.copyOf(found))));
    }

    /** The names there that nobody read, as many as these units; none where they are fewer, or none was read. */
    static List<String> missing(Booking one, List<String> names, long units) {
        if (one.names().serials().isEmpty()) return List.of();
        var read = new HashSet<>(one.names().serials());
        var missing = names.stream().filter(name -> !read.contains(name)).toList();
        return missing.size() < units ? List.of() : missing.subList(0, (int) units);
    }

    Refused elsewhere(NodeId node, String serial, long location) {
        var place = layout.byId(node, List.of(location)).get(location);
        return conflict(new Refusal(
                "counting.serial-elsewhere",
                Map.of("serial", serial, "location", place == null ? "container" : place.code())));
    }

    private static boolean at(Booking one, Balance.Key key) {
        return key.location() == one.location()
                && key.sku().equals(one.sku())
                && key.lot().equals(one.lot());
    }

    private static Refused conflict(Refusal why) {
        return new Refused(Refused.Kind.CONFLICT, why);
    }
}
