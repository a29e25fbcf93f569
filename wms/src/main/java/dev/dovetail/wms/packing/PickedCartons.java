package dev.dovetail.wms.packing;

import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of picks into cartons: those that may be, each with its carton, and why the others may not, by scan. */
public record PickedCartons(List<Into> taken, Map<UUID, Refusal> refused) {
    public static final PickedCartons NONE = new PickedCartons(List.of(), Map.of());

    public PickedCartons {
        taken = List.copyOf(taken);
        refused = Map.copyOf(refused);
    }

    /** @param opens the size of the carton, where the first pick opens it; null where it is open */
    public record Into(CartonPick pick, ParcelId parcel, Location.@Nullable Size opens) {}

    /** The location of each pick's carton, by scan. */
    public Map<UUID, Long> places() {
        return taken.stream()
                .collect(Collectors.toMap(
                        into -> into.pick().scanId(), into -> into.parcel().value()));
    }
}
