package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The choice: what ships from where. What cannot be had is in {@code missing}; the rest is allotted all the same, and the
 * channel's policy decides what becomes of it.
 *
 * @param missing units by line that no node can ship
 * @param parcels by node; one for each node used, or more where carriers take no parcel so heavy
 * @param currency of the costs; empty where nothing ships
 */
public record Sourced(
        List<Allotment> allotments,
        Map<Integer, Long> missing,
        List<Parcel> parcels,
        long costMinor,
        String currency,
        Reasons reasons) {

    public Sourced {
        allotments = List.copyOf(allotments);
        missing = Map.copyOf(missing);
        parcels = List.copyOf(parcels);
    }

    /**
     * Units of one line from one node.
     *
     * @param parts what one unit is made of where it is a kit
     */
    public record Allotment(int line, Sku sku, NodeId node, long quantity, List<KitPart> parts) {
        public Allotment {
            parts = List.copyOf(parts);
        }

        public Allotment(int line, Sku sku, NodeId node, long quantity) {
            this(line, sku, node, quantity, List.of());
        }

        /** The goods that it takes from the node, by SKU. */
        public Map<Sku, Long> goods() {
            return KitPart.goods(sku, parts, quantity);
        }
    }

    /** What one node would send. {@code shipBy} is {@code leavesOn}'s end in the node's zone. */
    public record Parcel(
            NodeId node,
            String nodeCode,
            double km,
            int rateZone,
            long grams,
            long costMinor,
            LocalDate leavesOn,
            java.time.Instant shipBy,
            LocalDate arrivesOn,
            ZoneId zone) {}

    /** The day everything allotted is there, in the zone of the node it comes from last. */
    public record Promise(LocalDate on, ZoneId zone) {}

    /** Whether nothing is missing. */
    public boolean whole() {
        return missing.isEmpty();
    }

    public Optional<Promise> promise() {
        return parcels.stream()
                .max(Comparator.comparing(Parcel::arrivesOn)
                        .thenComparing(p -> p.node().value()))
                .map(parcel -> new Promise(parcel.arrivesOn(), parcel.zone()));
    }

    /** Whether every assignment was weighed or shown to be worse; false where the bound on steps ended the search. */
    public boolean exact() {
        return reasons.exact();
    }

    /** Why it was chosen, in one sentence. */
    public String why() {
        return explanation().why();
    }

    /** The candidates, and why it fell so; worked out when asked. */
    public Explanation explanation() {
        return reasons.explain(this);
    }
}
