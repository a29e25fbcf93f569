package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Lets what waits onto the floor, and takes it back: each is the other's inverse while nothing is picked. */
@Component
class Pool {
    private final OutboundStore store;
    private final WorkStore works;
    private final ReleaseStore releases;
    private final BinClaims claims;
    private final Stock stock;

    Pool(OutboundStore store, WorkStore works, ReleaseStore releases, BinClaims claims, Stock stock) {
        this.store = store;
        this.works = works;
        this.releases = releases;
        this.claims = claims;
        this.stock = stock;
    }

    List<FulfillmentOrderId> release(
            NodeId node, List<FulfillmentOrderId> ids, Outbound.Room room, long wave, Instant at) {
        var work = new Work(store.lock(node, ids), List.of());
        var waiting = ids.stream()
                .map(work::find)
                .filter(Objects::nonNull)
                .filter(one -> one.state().equals(new OutboundState.Waiting().word()))
                .toList();
        var claimed = claims.of(node, waiting);
        var chosen = room.choose(stops(claimed));
        List<TakenRelease> let = new ArrayList<>();
        List<Allotment> surplus = new ArrayList<>();
        for (var one : claimed) {
            surplus.addAll(one.surplus());
            if (chosen.contains(one.outbound().id())) let.add(one);
            else one.picks().forEach(pick -> surplus.add(pick.claim(pick.quantity())));
        }
        stock.unallocate(node, surplus);
        List<Telling> facts = new ArrayList<>();
        for (var one : let) facts.addAll(let(node, work, one, at));
        works.save(node, work, at);
        releases.tasks(node, let, at);
        var done = let.stream().map(one -> one.outbound().id()).toList();
        releases.inWave(node, done, wave);
        stock.tell(node, facts);
        return done;
    }

    private static SequencedMap<FulfillmentOrderId, List<Long>> stops(List<TakenRelease> claimed) {
        var stops = new LinkedHashMap<FulfillmentOrderId, List<Long>>();
        for (var one : claimed)
            stops.put(
                    one.outbound().id(),
                    one.picks().stream().map(PickLine::location).toList());
        return stops;
    }

    /** What cannot be had is told at once, as when it is released with the order. */
    private static List<Telling> let(NodeId node, Work work, TakenRelease taken, Instant at) {
        var id = taken.outbound().id();
        var before = work.get(id);
        for (var line : taken.outbound().lines()) work.change(id, line.line(), _ -> line);
        work.advance(id, OutboundCommand.Release::new);
        var missing = Kits.lost(before, work.get(id));
        int version = work.nextVersion(id);
        if (missing.isEmpty()) return List.of();
        return List.of(Telling.of(new NodeFact.ShortPicked(node, id, before.order(), at, "system", missing), version));
    }

    /** Those of them that nobody is picking: their tasks end, their claims are free, and they wait as before. */
    List<FulfillmentOrderId> takeBack(NodeId node, List<FulfillmentOrderId> ids, Instant at) {
        var locked = store.lock(node, ids);
        var lent = releases.lockLent(node, locked.keySet());
        var work = new Work(locked, store.picksOfOutbounds(node, locked.keySet()));
        List<Allotment> freed = new ArrayList<>();
        List<FulfillmentOrderId> back = new ArrayList<>();
        for (var one : List.copyOf(work.outbounds().values())) {
            if (!one.state().equals(new OutboundState.Accepted().word()) || lent.contains(one.id())) continue;
            for (var line : one.lines())
                for (var pick : work.openPicks(one.id(), line.line())) {
                    freed.add(pick.claim(pick.open()));
                    work.set(pick.drop(pick.open()));
                }
            work.advance(one.id(), OutboundCommand.TakeBack::new);
            work.nextVersion(one.id());
            back.add(one.id());
        }
        stock.unallocate(node, freed);
        releases.inWave(node, back, 0);
        works.save(node, work, at);
        return back;
    }
}
