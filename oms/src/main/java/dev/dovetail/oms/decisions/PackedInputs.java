package dev.dovetail.oms.decisions;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.sourcing.Demand;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a choice was made from, in bytes. A SKU is named once, by its line; figures say by number which of them, sorted, they are about. */
final class PackedInputs {
    private PackedInputs() {}

    static void write(Pack pack, Inputs inputs) {
        PackedDemand.write(pack, inputs.demand());
        var skus = numbers(inputs.demand());
        pack.each(
                        inputs.stock(),
                        has -> pack.whole(number(skus, has.sku()))
                                .whole(has.node())
                                .whole(has.available()))
                .each(inputs.avoided(), node -> pack.whole(node))
                .each(
                        inputs.days(),
                        day -> pack.whole(day.node())
                                .whole(day.day().toEpochDay())
                                .whole(day.taken()))
                .each(
                        inputs.closed(),
                        closed -> pack.whole(number(skus, closed.sku())).whole(closed.node()));
    }

    private static Map<Sku, Integer> numbers(Demand demand) {
        var numbers = new HashMap<Sku, Integer>();
        for (var sku : Inputs.skus(demand)) numbers.put(sku, numbers.size());
        return numbers;
    }

    /** Figures are of what was asked for alone. */
    private static int number(Map<Sku, Integer> numbers, Sku sku) {
        return Objects.requireNonNull(numbers.get(sku));
    }

    static Inputs read(Unpack from) {
        var demand = PackedDemand.read(from);
        var skus = List.copyOf(Inputs.skus(demand));
        return new Inputs(
                demand,
                from.each(() -> new Inputs.Has(skus.get(from.number()), from.number(), from.whole())),
                from.each(from::number),
                from.each(() -> new Inputs.Day(from.number(), LocalDate.ofEpochDay(from.whole()), from.number())),
                from.each(() -> new Inputs.Closed(skus.get(from.number()), from.number())));
    }
}
