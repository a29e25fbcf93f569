package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides what one node ships into parcels that a carrier takes. A piece above the limit goes alone. */
final class Parcelling {
    private Parcelling() {}

    record Pieces(long units, int grams) {}

    /** The parcels' weights, filled one after the other. Refuses more than {@code most}: {@code sourcing.too-many-parcels}. */
    static List<Long> divide(List<Pieces> pieces, @Nullable Long limit, int most) {
        long sum = pieces.stream().mapToLong(p -> p.units() * p.grams()).sum();
        if (limit == null || sum <= limit) return List.of(sum);
        var parcels = new ArrayList<Long>();
        long open = 0;
        for (var p : pieces) {
            long left = p.units();
            while (left > 0) {
                long fit = p.grams() == 0 ? left : Math.min(left, (limit - open) / p.grams());
                if (fit <= 0 && open == 0) fit = 1; // heavier than a parcel may be, and not to be divided
                if (fit > 0) {
                    open += fit * p.grams();
                    left -= fit;
                }
                if (left > 0) {
                    parcels.add(open);
                    open = 0;
                }
                if (parcels.size() > most) throw tooMany(most);
            }
        }
        if (open > 0) parcels.add(open);
        return parcels;
    }

    private static Refused tooMany(int most) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal("sourcing.too-many-parcels", Map.of("most", most)));
    }
}
