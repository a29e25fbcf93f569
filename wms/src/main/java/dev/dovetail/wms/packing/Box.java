package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.room.Measured;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open carton while units are picked into it, one pick after another. */
final class Box {
    private final ParcelId id;
    private final String carton;
    private final FulfillmentOrderId outbound;
    private final CartonType type;
    private final boolean fresh;
    private long grams;
    private long cubicMm;

    /** @param fresh whether it is opened with the first pick into it */
    Box(ParcelId id, String carton, FulfillmentOrderId outbound, CartonType type, boolean fresh) {
        this.id = id;
        this.carton = carton;
        this.outbound = outbound;
        this.type = type;
        this.fresh = fresh;
    }

    ParcelId id() {
        return id;
    }

    FulfillmentOrderId outbound() {
        return outbound;
    }

    CartonType type() {
        return type;
    }

    boolean fresh() {
        return fresh;
    }

    void put(Measured unit, long units) {
        grams += units * unit.grams();
        cubicMm += units * unit.cubicMm();
    }

    /** Why so many do not fit behind what lies in it; null where they do. */
    @Nullable
    Refusal refusal(Measured unit, long units) {
        if (!CartonPlan.goesIn(unit, type)) return full("size", units, 0);
        long byWeight = unit.grams() == 0 ? Long.MAX_VALUE : Math.max(0, type.mostGrams() - grams) / unit.grams();
        long byVolume = Math.max(0, type.cubicMm() - cubicMm) / unit.cubicMm();
        if (units <= Math.min(byWeight, byVolume)) return null;
        return full(byWeight <= byVolume ? "weight" : "volume", units, Math.min(byWeight, byVolume));
    }

    private Refusal full(String limit, long asked, long fits) {
        return new Refusal(
                "picking.carton-full",
                Map.of("carton", carton, "type", type.code(), "limit", limit, "asked", asked, "fits", fits));
    }
}
