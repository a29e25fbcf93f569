package dev.dovetail.wms.outbound;

import dev.dovetail.wms.stock.Allotment;
import org.jspecify.annotations.Nullable;

/**
 * Picked units of a stop become those of another lot: the stop changes as it stands where all of it does, else they are a
 * stop of their own, and those of the stop that it was made for where they come back. Pure.
 */
final class Restops {
    private Restops() {}

    static void at(Work work, Exchange one) {
        var lot = one.instead().lot();
        for (var part : PickedAt.of(work, one.outbound(), one.line(), one.back().lot(), one.quantity())) {
            var stop = Asked.line(work, part.stop());
            var origin = origin(work, stop, one.location(), lot, part.units());
            boolean whole = stop.quantity() == part.units() && stop.location() == one.location();
            if (origin == null && whole) {
                work.set(stop.of(lot));
                continue;
            }
            work.set(stop.unpick(part.units()));
            if (origin != null) work.set(origin.undrop(part.units()).take(part.units()));
            else {
                var claim = new Allotment(0, one.location(), one.sku(), lot, part.units(), stop.walk());
                work.set(Elsewhere.stop(work, stop, claim).take(part.units()));
            }
        }
    }

    private static @Nullable PickLine origin(Work work, PickLine stop, long location, String lot, long units) {
        var origin = stop.insteadOf() == 0 ? null : work.findPick(new PickLine.Key(stop.task(), stop.insteadOf()));
        return origin != null
                        && origin.line() == stop.line()
                        && (origin.location() == location || stop.location() == location)
                        && origin.lot().equals(lot)
                        && origin.dropped() >= units
                ? origin
                : null;
    }
}
