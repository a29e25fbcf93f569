package dev.dovetail.wms.picking;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.wms.layout.Layout;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the trips that pickers are on, over HTTP. They are given out by the floor's assignments. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/trips")
class TripApi {
    private static final int LIMIT = 100;

    private final Layout layout;
    private final TripStore trips;
    private final SlotStore slots;

    TripApi(Layout layout, TripStore trips, SlotStore slots) {
        this.layout = layout;
        this.trips = trips;
        this.slots = slots;
    }

    /** @param task the pick task that fills the slot */
    record Slot(String slot, @Nullable String tote, String task, String outbound) {}

    record Shown(String trip, String mode, @Nullable String cart, String worker, String madeAt, List<Slot> slots) {
        static Shown of(TripStore.Row row, List<SlotRow> slots) {
            return new Shown(
                    Long.toString(row.id()),
                    row.mode(),
                    row.cart().orElse(null),
                    row.worker(),
                    row.madeAt().toString(),
                    slots.stream()
                            .filter(SlotRow::current)
                            .map(slot -> new Slot(
                                    slot.letter(),
                                    slot.toteCode(),
                                    Long.toString(slot.task()),
                                    slot.outbound().toString()))
                            .toList());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var node = layout.getWarehouse(code).node();
        var rows = trips.live(node, after, limit);
        Map<Long, List<SlotRow>> bySlot = slots
                .slots(node, rows.stream().map(TripStore.Row::id).toList())
                .stream()
                .collect(Collectors.groupingBy(SlotRow::trip));
        var next = rows.size() < limit ? null : Long.toString(rows.getLast().id());
        return new Page(
                rows.stream()
                        .map(row -> Shown.of(row, bySlot.getOrDefault(row.id(), List.of())))
                        .toList(),
                next);
    }
}
