package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * A stop whose bin another found short was moved to other bins while its picker was on the way, perhaps without a connection.
 * Where the picker found the goods there all the same and nobody else has claimed them, what the hand has done stands: the stop is
 * moved back. Else the scan is refused, and names the stop that was made instead.
 */
@Component
class MovedStops {
    private final Stock stock;

    MovedStops(Stock stock) {
        this.stock = stock;
    }

    /** Units that go back from one stop to the one that it was made for. */
    private record Back(PickLine stop, PickLine instead, long units) {
        Balance.Key heap() {
            return new Balance.Key(stop.location(), stop.sku(), stop.lot(), Status.AVAILABLE);
        }
    }

    /** The outbounds are locked by the caller, as the order of locks wants it: outbounds, then bins. */
    void back(NodeId node, Work work, List<Pick> picks) {
        var asked = asked(work, picks);
        if (asked.isEmpty()) return;
        var skus = new LinkedHashSet<dev.dovetail.kernel.Sku>();
        asked.forEach(pick -> pick.forEach(one -> skus.add(one.stop().sku())));
        var free = new HashMap<>(stock.free(node, skus));
        List<Allotment> claims = new ArrayList<>();
        List<Allotment> freed = new ArrayList<>();
        for (var pick : asked) {
            Map<Balance.Key, Long> wanted = new HashMap<>();
            pick.forEach(one -> wanted.merge(one.heap(), one.units(), Long::sum));
            if (wanted.entrySet().stream().anyMatch(one -> free.getOrDefault(one.getKey(), 0L) < one.getValue()))
                continue;
            wanted.forEach((heap, units) -> free.merge(heap, -units, Long::sum));
            for (var one : pick) {
                claims.add(one.stop().claim(one.units()));
                freed.add(one.instead().claim(one.units()));
                work.set(Asked.line(work, one.stop().key()).undrop(one.units()));
                work.set(Asked.line(work, one.instead().key()).drop(one.units()));
            }
        }
        stock.claim(node, claims);
        stock.unallocate(node, freed);
    }

    /** For each pick that wants more than its stops still ask for: where the rest was moved to, if all of it was. */
    private static List<List<Back>> asked(Work work, List<Pick> picks) {
        Map<PickLine.Key, Long> used = new HashMap<>();
        List<List<Back>> asked = new ArrayList<>();
        for (var pick : picks) {
            long missing = pick.quantity();
            var stops = pick.stops().stream()
                    .map(work::findPick)
                    .filter(Objects::nonNull)
                    .filter(stop ->
                            stop.location() == pick.location() && stop.sku().equals(pick.sku()))
                    .toList();
            for (var stop : stops) missing -= use(used, stop, missing);
            if (missing == 0) continue;
            List<Back> backs = new ArrayList<>();
            for (var stop : stops)
                for (var instead : work.picks()) {
                    if (instead.task() != stop.task() || instead.insteadOf() != stop.seq()) continue;
                    long units = use(used, instead, missing);
                    if (units > 0) backs.add(new Back(stop, instead, units));
                    missing -= units;
                }
            if (missing == 0) asked.add(backs);
        }
        return asked;
    }

    private static long use(Map<PickLine.Key, Long> used, PickLine stop, long wanted) {
        long units = Math.min(stop.open() - used.getOrDefault(stop.key(), 0L), wanted);
        if (units > 0) used.merge(stop.key(), units, Long::sum);
        return Math.max(0, units);
    }
}
