package dev.dovetail.wms.plates;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.plates.PlateState.Command;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts plates down where goods are put onto them. */
@Component
class Standing {
    private final PlateRows rows;
    private final StockView view;

    Standing(PlateRows rows, StockView view) {
        this.rows = rows;
        this.view = view;
    }

    Plates.Stood stand(NodeId node, List<Plates.Stand> asked) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<UUID, String> numbers = new LinkedHashMap<>();
        for (var one : asked)
            PlateNumber.read(one.plate())
                    .ifPresentOrElse(
                            number -> numbers.put(one.scanId(), number),
                            () -> refused.put(
                                    one.scanId(), new Refusal("plates.not-a-plate", Map.of("plate", one.plate()))));
        if (numbers.isEmpty()) return new Plates.Stood(refused, Map.of());
        var first = asked.getFirst();
        rows.make(node, Set.copyOf(numbers.values()), "pallet", first.worker(), first.at());
        var plates = rows.lock(node, Set.copyOf(numbers.values()));
        var full = view.onPlates(node, plates.values().stream().map(Plate::id).toList()).stream()
                .map(Plated::plate)
                .collect(Collectors.toCollection(HashSet::new));
        Map<UUID, Long> stood = new LinkedHashMap<>();
        Map<Long, PlateRows.Stands> moved = new LinkedHashMap<>();
        for (var one : asked) {
            if (!numbers.containsKey(one.scanId())) continue;
            var plate = Objects.requireNonNull(plates.get(numbers.get(one.scanId())));
            var refusal = put(one.location(), plate, full, moved);
            if (refusal != null) refused.put(one.scanId(), refusal);
            else stood.put(one.scanId(), plate.id());
        }
        rows.stand(node, new ArrayList<>(moved.values()));
        return new Plates.Stood(refused, stood);
    }

    private static @org.jspecify.annotations.Nullable Refusal put(
            Location location, Plate plate, Set<Long> full, Map<Long, PlateRows.Stands> moved) {
        var before = moved.get(plate.id());
        var state = before == null ? PlateState.of(plate.state()) : before.state();
        var at = before == null ? plate.location() : before.location();
        boolean here = Objects.equals(at, location.id());
        return switch (state.decide(new Command.Stand(here, !full.contains(plate.id())))) {
            case Decision.Refused<PlateState>(var why) -> told(why, plate);
            case Decision.Accepted<PlateState>(var next) -> {
                if (!here || before == null)
                    moved.put(plate.id(), new PlateRows.Stands(plate.id(), next.getFirst(), location.id()));
                full.add(plate.id());
                yield null;
            }
        };
    }

    /** A refusal that says which plate is meant, and where it stands. */
    static Refusal told(Refusal why, Plate plate) {
        return new Refusal(
                why.code(), Map.of("plate", plate.number(), "at", plate.place() == null ? "" : plate.place()));
    }
}
