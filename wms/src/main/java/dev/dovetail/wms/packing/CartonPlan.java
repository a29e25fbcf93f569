package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.room.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which carton an order may be picked into: by weight, volume and the sides of each item. Pure. */
final class CartonPlan {
    /** Goods do not fill a box to its last corner. */
    private static final int PERCENT_FILLED = 80;

    private CartonPlan() {}

    /**
     * The smallest that holds the whole order; where none does, the largest that each of its items fits into. Empty where goods
     * are not measured, where one fits into no carton, and for kits, which are counted when their last part is packed.
     *
     * @param types the smallest first
     */
    static Optional<CartonType> of(OutboundOrder order, List<CartonType> types, Map<Sku, Measured> known) {
        var lines = order.lines().stream()
                .filter(line -> line.picked() + line.open() > 0)
                .toList();
        if (lines.stream().anyMatch(line -> line.kit() != null || !known.containsKey(line.sku())))
            return Optional.empty();
        var fitting = types.stream()
                .filter(type -> lines.stream().allMatch(line -> goesIn(known.get(line.sku()), type)))
                .toList();
        long grams = 0;
        long cubicMm = 0;
        for (var line : lines) {
            var unit = known.get(line.sku());
            long units = line.picked() + line.open();
            grams += unit == null ? 0 : units * unit.grams();
            cubicMm += unit == null ? 0 : units * unit.cubicMm();
        }
        long weight = grams;
        long volume = cubicMm;
        return fitting.stream()
                .filter(type -> weight <= type.mostGrams() && volume <= type.cubicMm() / 100 * PERCENT_FILLED)
                .findFirst()
                .or(() -> fitting.stream().reduce((_, larger) -> larger));
    }

    /** Whether one unit goes in at all, however it is turned. */
    static boolean goesIn(@org.jspecify.annotations.Nullable Measured unit, CartonType type) {
        if (unit == null) return false;
        int[] sides = {type.widthMm(), type.depthMm(), type.heightMm()};
        Arrays.sort(sides);
        return unit.longMm() <= sides[2]
                && unit.midMm() <= sides[1]
                && unit.shortMm() <= sides[0]
                && unit.grams() <= type.mostGrams();
    }
}
