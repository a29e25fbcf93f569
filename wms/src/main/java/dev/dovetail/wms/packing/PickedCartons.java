package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What becomes of picks into cartons: those that may be, each with its box, and why the others may not. */
public final class PickedCartons {
    private final Map<CartonPick, Box> taken = new LinkedHashMap<>();
    private final Map<UUID, Refusal> refused = new LinkedHashMap<>();
    private final Map<UUID, Long> places = new LinkedHashMap<>();

    void take(CartonPick pick, Box box) {
        taken.put(pick, box);
        places.put(pick.scanId(), box.id().value());
    }

    void refuse(CartonPick pick, Refusal why) {
        refused.put(pick.scanId(), why);
    }

    Map<CartonPick, Box> taken() {
        return taken;
    }

    public Map<UUID, Refusal> refused() {
        return refused;
    }

    /** The location of each pick's carton, by scan. */
    public Map<UUID, Long> places() {
        return places;
    }
}
