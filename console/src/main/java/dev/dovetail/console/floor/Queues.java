package dev.dovetail.console.floor;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.floor.Conflicts;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.receiving.ReceivingView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queues of all warehouses, by five reads however many there are. */
@Component
class Queues {
    private final Layout layout;
    private final ReceivingView receiving;
    private final OutboundView outbounds;
    private final PackingView packing;
    private final Conflicts conflicts;

    Queues(Layout layout, ReceivingView receiving, OutboundView outbounds, PackingView packing, Conflicts conflicts) {
        this.layout = layout;
        this.receiving = receiving;
        this.outbounds = outbounds;
        this.packing = packing;
        this.conflicts = conflicts;
    }

    /** Counted work, in one shape. */
    private record Count(NodeId node, String state, long count, Instant oldest) {}

    List<FloorPage.Warehouse> of(List<Warehouse> warehouses) {
        var docks = receiving.onDocks().stream()
                .map(one -> new Count(one.node(), "docked", one.lines(), one.oldest()))
                .toList();
        var tasks = outbounds.openTasks().stream()
                .map(one -> new Count(one.node(), one.state(), one.count(), one.oldest()))
                .toList();
        var orders = outbounds.open().stream()
                .map(one -> new Count(one.node(), one.state(), one.count(), one.oldest()))
                .toList();
        var parcels = packing.open().stream()
                .map(one -> new Count(one.node(), label(one.state()), one.count(), one.oldest()))
                .toList();
        var refused = conflicts.open().stream().collect(Collectors.toMap(Conflicts.Open::node, Conflicts.Open::count));
        return warehouses.stream()
                .map(house -> new FloorPage.Warehouse(
                        house.code(),
                        house.name(),
                        List.of(
                                queue("putaway", house, docks, "docked", null, null),
                                queue("pick", house, tasks, "ready", "assigned", null),
                                queue("pack", house, orders, "picked", "packing", null),
                                queue("label", house, parcels, "closed", "voiding", "refused"),
                                load(house, parcels)),
                        refused.getOrDefault(house.node(), 0L)))
                .toList();
    }

    List<FloorPage.Warehouse> all() {
        return of(layout.listWarehouses());
    }

    /** A carton that is to be opened waits for the same as one whose label alone is voided. */
    private static String label(String state) {
        return state.equals("reopening") ? "voiding" : state;
    }

    /** What has a label, and what gets none: a customer comes for it, or another of our warehouses gets it. */
    private static FloorPage.Queue load(Warehouse house, List<Count> parcels) {
        var labelled = queue("load", house, parcels, "labelled", "loaded", null);
        var handed = queue("load", house, parcels, "to-hand-over", null, null);
        return new FloorPage.Queue(
                "load",
                labelled.waiting() + handed.waiting(),
                labelled.inHand(),
                0,
                Stream.of(labelled.oldest(), handed.oldest())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static FloorPage.Queue queue(
            String kind,
            Warehouse house,
            List<Count> counts,
            String waiting,
            @Nullable String inHand,
            @Nullable String stuck) {
        var here = counts.stream()
                .filter(count -> count.node().equals(house.node()))
                .toList();
        var states =
                Stream.of(waiting, inHand, stuck).filter(state -> state != null).collect(Collectors.toSet());
        return new FloorPage.Queue(kind, sum(here, waiting), sum(here, inHand), sum(here, stuck), oldest(here, states));
    }

    private static long sum(List<Count> counts, @Nullable String state) {
        return counts.stream()
                .filter(count -> count.state().equals(state))
                .mapToLong(Count::count)
                .sum();
    }

    private static @Nullable Instant oldest(List<Count> counts, Set<String> states) {
        return counts.stream()
                .filter(count -> states.contains(count.state()))
                .map(Count::oldest)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
