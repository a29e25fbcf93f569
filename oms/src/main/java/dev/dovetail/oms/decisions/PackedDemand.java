package dev.dovetail.oms.decisions;

import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.sourcing.Demand;

/** What was asked, in bytes. */
final class PackedDemand {
    private PackedDemand() {}

    static void write(Pack pack, Demand demand) {
        var terms = demand.terms();
        pack.each(demand.lines(), line -> write(pack, line))
                .real(demand.place().lat())
                .real(demand.place().lon())
                .text(demand.service())
                .instant(demand.orderedAt())
                .text(terms.channel())
                .text(terms.country())
                .text(terms.postalCode())
                .whole(terms.priority())
                .text(terms.tier())
                .text(terms.pickup())
                .day(terms.deliverBy());
    }

    static Demand read(Unpack from) {
        return new Demand(
                from.each(() -> line(from)),
                new Place(from.real(), from.real()),
                from.text(),
                from.instant(),
                new Demand.Terms(
                        from.text(),
                        from.text(),
                        from.text(),
                        from.number(),
                        from.textOrNull(),
                        from.textOrNull(),
                        from.dayOrNull()));
    }

    private static void write(Pack pack, Demand.Line line) {
        sku(pack.whole(line.line()), line.sku())
                .whole(line.quantity())
                .whole(line.weightGrams())
                .whole(line.valueMinor())
                .text(line.group())
                .each(line.parts(), part -> sku(pack, part.sku()).whole(part.units()));
    }

    private static Demand.Line line(Unpack from) {
        return new Demand.Line(
                from.number(),
                sku(from),
                from.whole(),
                from.number(),
                from.whole(),
                from.textOrNull(),
                from.each(() -> new KitPart(sku(from), from.whole())));
    }

    private static Pack sku(Pack pack, Sku sku) {
        return pack.whole(sku.client()).text(sku.code());
    }

    private static Sku sku(Unpack from) {
        return new Sku(from.number(), from.text());
    }
}
