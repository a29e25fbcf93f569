package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which lots change hands while swaps are held against a bin, one after another: first what nobody claims, then what others
 * are to pick, who get the lot that becomes free instead. Every line keeps as many units as it had. Pure.
 */
final class LotSwaps {
    private final Work work;
    private final Map<Balance.Key, Long> free;
    private final Map<Balance.Key, Long> claims = new LinkedHashMap<>();

    /** @param free units that nobody claims */
    LotSwaps(Work work, Map<Balance.Key, Long> free) {
        this.work = work;
        this.free = new HashMap<>(free);
    }

    /** Claims that end, and those that begin. */
    List<Allotment> freed() {
        return changed(-1);
    }

    List<Allotment> claimed() {
        return changed(1);
    }

    private List<Allotment> changed(int sign) {
        List<Allotment> changed = new ArrayList<>();
        claims.forEach((key, units) -> {
            if (units * sign > 0) changed.add(new Allotment(0, key.location(), key.sku(), key.lot(), units * sign, 0));
        });
        return changed;
    }

    /** Why the swap would cost some order its goods; null where it does not, and then it is made. */
    @Nullable
    Refusal refusal(Swap swap) {
        var lines = swap.stops().stream()
                .map(work::findPick)
                .filter(Objects::nonNull)
                .filter(line -> line.open() > 0 && !line.lot().equals(swap.lot()))
                .toList();
        if (lines.isEmpty()) return Refusal.of("picking.stop-done");
        var first = lines.getFirst();
        if (first.location() != swap.location())
            return new Refusal(
                    "picking.wrong-location", Map.of("expected", first.locationCode(), "scanned", swap.location()));
        long asked = lines.stream().mapToLong(PickLine::open).sum();
        long possible = free.getOrDefault(key(first, swap.lot()), 0L)
                + others(first, swap).stream().mapToLong(PickLine::open).sum();
        if (possible < asked)
            return new Refusal("picking.no-swap", Map.of("lot", swap.lot(), "asked", asked, "possible", possible));
        for (var line : lines) take(line, swap);
        return null;
    }

    private List<PickLine> others(PickLine line, Swap swap) {
        return work.picks().stream()
                .filter(other -> other.location() == line.location()
                        && other.sku().equals(line.sku())
                        && other.lot().equals(swap.lot())
                        && other.open() > 0
                        && !swap.stops().contains(other.key()))
                .toList();
    }

    private void take(PickLine line, Swap swap) {
        var key = key(line, swap.lot());
        long fresh = Math.min(line.open(), free.getOrDefault(key, 0L));
        if (fresh > 0) {
            free.merge(key, -fresh, Long::sum);
            free.merge(key(line, line.lot()), fresh, Long::sum);
            claims.merge(key(line, line.lot()), -fresh, Long::sum);
            claims.merge(key, fresh, Long::sum);
        }
        long rest = line.open() - fresh;
        for (var other : others(line, swap)) {
            long units = Math.min(rest, other.open());
            if (units == 0) break;
            relot(other, line.lot(), units);
            rest -= units;
        }
        relot(line, swap.lot(), line.open());
    }

    /** A line of which nothing happened yet changes as it stands; else its units of another lot are a stop of their own. */
    private void relot(PickLine line, String lot, long units) {
        if (units == line.quantity()) {
            work.set(line.of(lot));
            return;
        }
        work.set(line.drop(units));
        work.set(new PickLine(
                line.task(),
                work.nextSeq(line.task()),
                line.outbound(),
                line.line(),
                line.location(),
                line.locationCode(),
                line.walk(),
                line.sku(),
                lot,
                units,
                0,
                0,
                line.insteadOf()));
    }

    private static Balance.Key key(PickLine line, String lot) {
        return new Balance.Key(line.location(), line.sku(), lot, Status.AVAILABLE);
    }
}
