package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps plates true to the places they stand in. Goods on a plate are goods of the place: whoever takes from it takes loose
 * goods first, then those of the oldest plate.
 */
@Component
class PlateWork {
    private final PlateStore plates;
    private final LedgerStore ledger;

    PlateWork(PlateStore plates, LedgerStore ledger) {
        this.plates = plates;
        this.ledger = ledger;
    }

    /** Before moves are written that leave fewer goods in a place than are on its plates. */
    void lift(NodeId node, Collection<Balance> locked, Postings postings) {
        if (locked.stream().noneMatch(balance -> balance.plated() > 0)) return;
        Map<Balance.Key, Long> beyond = new LinkedHashMap<>();
        Map<Balance.Key, Long> plated = new HashMap<>();
        locked.forEach(balance -> plated.put(balance.key(), balance.onHand() - balance.plated()));
        for (var change : postings.changes()) {
            long loose = plated.getOrDefault(change.key(), 0L) + change.onHand();
            if (loose < 0) beyond.put(change.key(), -loose);
        }
        if (beyond.isEmpty()) return;
        List<Plating> off = new ArrayList<>();
        for (var on : plates.at(node, List.copyOf(beyond.keySet()))) {
            long units = Math.min(on.units(), beyond.getOrDefault(on.key(), 0L));
            if (units == 0) continue;
            beyond.merge(on.key(), -units, Long::sum);
            off.add(off(on, units, cause(postings, on.key())));
        }
        plates.write(node, off);
    }

    private static Plating off(Plated on, long units, Move why) {
        return new Plating(
                new Plated(on.plate(), on.key(), -units), why.reason(), why.reference(), why.who(), why.at());
    }

    private static Move cause(Postings postings, Balance.Key key) {
        return postings.moves().stream()
                .filter(move -> move.source().equals(key))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    Map<Integer, Refusal> plate(NodeId node, List<Plating> all) {
        var keys = all.stream().map(one -> one.goods().key()).distinct().toList();
        Map<Balance.Key, Long> loose = new HashMap<>();
        ledger.lock(node, keys).forEach(balance -> loose.put(balance.key(), balance.onHand() - balance.plated()));
        Map<Plated, Long> on = new HashMap<>();
        plates.at(node, keys).forEach(one -> on.put(new Plated(one.plate(), one.key(), 0), one.units()));
        Map<Integer, Refusal> refused = new LinkedHashMap<>();
        List<Plating> stand = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i).goods();
            var plate = new Plated(one.plate(), one.key(), 0);
            long left = one.units() > 0
                    ? loose.getOrDefault(one.key(), 0L) - one.units()
                    : on.getOrDefault(plate, 0L) + one.units();
            if (left < 0) {
                refused.put(i, fewer(one, left));
                continue;
            }
            loose.merge(one.key(), -one.units(), Long::sum);
            on.merge(plate, one.units(), Long::sum);
            stand.add(all.get(i));
        }
        plates.write(node, stand);
        return refused;
    }

    private static Refusal fewer(Plated asked, long left) {
        return new Refusal(
                asked.units() > 0 ? "stock.not-loose" : "stock.not-on-plate",
                Map.of(
                        "sku", asked.key().sku().toString(),
                        "asked", Math.abs(asked.units()),
                        "here", Math.abs(asked.units()) + left));
    }

    List<Plated> lock(NodeId node, Collection<Long> ids) {
        ledger.lock(
                node, plates.of(node, ids).stream().map(Plated::key).distinct().toList());
        return plates.of(node, ids);
    }

    /** Locks what the trips carry and where it goes; a plate of which picks have claimed too much stays as it is. @return what each carries */
    Map<Integer, List<Plated>> ready(NodeId node, List<PlateTrip> trips, Map<Integer, Refusal> refused) {
        var ids = trips.stream().map(PlateTrip::plate).toList();
        var keys = new ArrayList<Balance.Key>();
        for (var goods : plates.of(node, ids))
            for (var trip : trips)
                if (trip.plate() == goods.plate())
                    Stream.of(goods.key(), trip.move(goods).target()).forEach(keys::add);
        Map<Balance.Key, Long> free = new HashMap<>();
        var places = keys.stream().distinct().toList();
        ledger.take(node, places).forEach(balance -> free.put(balance.key(), balance.free()));
        Map<Long, List<Plated>> on = new HashMap<>();
        plates.of(node, ids)
                .forEach(one ->
                        on.computeIfAbsent(one.plate(), _ -> new ArrayList<>()).add(one));
        Map<Integer, List<Plated>> ready = new LinkedHashMap<>();
        for (int i = 0; i < trips.size(); i++) {
            var goods = on.getOrDefault(trips.get(i).plate(), List.of());
            var claimed = goods.stream()
                    .filter(one -> free.getOrDefault(one.key(), 0L) < one.units())
                    .findFirst();
            if (claimed.isPresent()) {
                refused.put(i, claimed(claimed.get(), free));
                continue;
            }
            goods.forEach(one -> free.merge(one.key(), -one.units(), Long::sum));
            ready.put(i, goods);
        }
        if (!refused.isEmpty() && !places.isEmpty()) ledger.sweep(node, places);
        return ready;
    }

    private static Refusal claimed(Plated one, Map<Balance.Key, Long> free) {
        return new Refusal(
                "moving.claimed",
                Map.of(
                        "sku", one.key().sku().toString(),
                        "asked", one.units(),
                        "free", free.getOrDefault(one.key(), 0L)));
    }

    void leave(NodeId node, List<PlateTrip> trips) {
        plates.leave(node, trips);
    }

    void arrive(NodeId node, List<PlateTrip> trips) {
        plates.arrive(node, trips);
    }
}
