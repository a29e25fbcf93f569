package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits on all floors, warehouse by warehouse. */
public record FloorPage(Frame frame, List<Warehouse> warehouses) {
    public FloorPage {
        warehouses = List.copyOf(warehouses);
    }

    /** Tells when a queue has changed. */
    public String live() {
        return "/floor/live?seen=" + warehouses.hashCode();
    }

    /** Whether this person may work there. */
    public boolean works() {
        return frame.caller().may(Permission.FLOOR_WORK);
    }

    /** @param conflicts what hands did and the books refused, and nobody has settled */
    public record Warehouse(String code, String name, List<Queue> queues, long conflicts) {
        public Warehouse {
            queues = List.copyOf(queues);
        }

        /** All that is not done, whoever it waits for. */
        public long open() {
            return queues.stream().mapToLong(Queue::open).sum();
        }
    }

    /**
     * One kind of work.
     *
     * @param kind {@code putaway}, {@code pick}, {@code pack}, {@code label} or {@code load}
     * @param stuck what no hand can take before somebody looks: labels that the carrier refused
     * @param oldest since when the longest is open; null where nothing is
     */
    public record Queue(
            String kind,
            long waiting,
            long inHand,
            long stuck,
            @Nullable Instant oldest) {
        /** All that is not done. */
        public long open() {
            return waiting + inHand + stuck;
        }

        public String state() {
            if (stuck > 0) return "stuck";
            return inHand > 0 ? "busy" : waiting > 0 ? "open" : "clear";
        }
    }
}
