package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds the delivery for which goods are counted, or opens one: goods without a paper are goods all the same. */
@Component
class DeliveryNotes {
    private static final long[] NONE = {};

    private final Counts deliveries;
    private final Blinds blinds;

    DeliveryNotes(Counts deliveries, Blinds blinds) {
        this.deliveries = deliveries;
        this.blinds = blinds;
    }

    /** @param opened ids of deliveries that were opened, which are dropped if nothing is counted onto them */
    record Found(Map<String, Counts.Named> named, Map<Long, Counts.Named> collecting, long[] opened) {
        Counts.Named of(ReceiveScan scan, long dock) {
            var found = scan.delivery() == null ? collecting.get(dock) : named.get(scan.delivery());
            return Objects.requireNonNull(found, "a delivery that was opened");
        }
    }

    /** @param day by the warehouse's calendar */
    Found find(NodeId node, Scans.Known known, List<Arrival> arrivals, LocalDate day, Instant at) {
        var docks = arrivals.stream()
                .filter(one -> one.scan().delivery() == null)
                .map(one -> known.location(one.scan().location()).id())
                .distinct()
                .toList();
        Map<String, Counts.Named> named = new HashMap<>(known.deliveries());
        var collecting = blinds.collecting(node, docks, day);
        var missing = arrivals.stream()
                .map(one -> new Blinds.Nameless(
                        one.scan().delivery(),
                        known.location(one.scan().location()).id()))
                .filter(one -> one.reference() == null
                        ? !collecting.containsKey(one.dock())
                        : !named.containsKey(one.reference()))
                .distinct()
                .toList();
        if (missing.isEmpty()) return new Found(named, collecting, NONE);
        var opened = blinds.open(node, missing, day, at);
        var references = missing.stream()
                .map(Blinds.Nameless::reference)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        named.putAll(deliveries.find(node, references));
        return new Found(named, blinds.collecting(node, docks, day), opened);
    }

    void drop(NodeId node, Found found) {
        if (found.opened().length > 0) blinds.drop(node, found.opened());
    }
}
