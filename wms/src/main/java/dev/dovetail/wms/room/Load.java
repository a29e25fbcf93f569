package dev.dovetail.wms.room;

import dev.dovetail.kernel.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lies in a bin, and its limits; {@link Long#MAX_VALUE} where it has none. */
record Load(long location, String code, long grams, long gramsLimit, long cubicMm, long cubicMmLimit) {

    @Nullable
    Refusal refusal(Put put, Unit unit) {
        long byWeight = fits(gramsLimit, grams, unit.grams());
        long byVolume = fits(cubicMmLimit, cubicMm, unit.cubicMm());
        if (put.units() <= Math.min(byWeight, byVolume)) return null;
        return new Refusal(
                "moving.bin-full",
                Map.of(
                        "location", code,
                        "sku", put.sku().toString(),
                        "limit", byWeight <= byVolume ? "weight" : "volume",
                        "asked", put.units(),
                        "fits", Math.min(byWeight, byVolume)));
    }

    long fits(Unit unit) {
        return Math.min(fits(gramsLimit, grams, unit.grams()), fits(cubicMmLimit, cubicMm, unit.cubicMm()));
    }

    /** Of the limit that is nearer; 999 and more are 999. */
    int percent() {
        return (int) Math.min(999, Math.max(part(grams, gramsLimit), part(cubicMm, cubicMmLimit)));
    }

    private static long part(long taken, long limit) {
        return limit == Long.MAX_VALUE ? 0 : Math.round(100.0 * taken / Math.max(1, limit));
    }

    /** A bin without the limit takes all; what nobody measured takes no room. */
    private static long fits(long limit, long taken, long each) {
        return limit == Long.MAX_VALUE || each == 0 ? Long.MAX_VALUE : Math.max(0, (limit - taken) / each);
    }

    Load with(Put put, Unit unit) {
        return new Load(
                location,
                code,
                gramsLimit == Long.MAX_VALUE ? 0 : grams + put.units() * unit.grams(),
                gramsLimit,
                cubicMmLimit == Long.MAX_VALUE ? 0 : cubicMm + put.units() * unit.cubicMm(),
                cubicMmLimit);
    }
}
