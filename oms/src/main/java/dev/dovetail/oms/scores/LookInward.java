package dev.dovetail.oms.scores;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.sourcing.Snapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Looks at promises set-wise: a constant number of statements, however many orders. The orders are locked, and nothing else. */
@Component
class LookInward implements Inward {
    private final ScoreStore store;
    private final Orders orders;
    private final Positions positions;
    private final Snapshots snapshots;
    private final Watching watching;
    private final Json json;
    private final InstantSource clock;

    LookInward(
            ScoreStore store,
            Orders orders,
            Positions positions,
            Snapshots snapshots,
            Watching watching,
            Json json,
            InstantSource clock) {
        this.store = store;
        this.orders = orders;
        this.positions = positions;
        this.snapshots = snapshots;
        this.watching = watching;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return Look.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Availability.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var about = new HashSet<OrderId>();
        for (var message : messages)
            for (long id : json.read(message.body(), Look.class).orders()) about.add(new OrderId(id));
        var locked = orders.lock(about);
        if (locked.isEmpty()) return;
        var now = clock.instant();
        var judging = new Judging(new Outlook(snapshots.world(), now), now);
        var verdicts = standings(locked).stream().map(judging::of).toList();
        store.save(verdicts.stream()
                .filter(Judging.Verdict::changed)
                .map(Judging.Verdict::score)
                .toList());
        var cause = new Cause("system", now, Look.THROUGH);
        orders.apply(verdicts.stream()
                .filter(Judging.Verdict::tell)
                .map(verdict -> told(verdict.score(), cause))
                .toList());
        again(verdicts);
    }

    private List<Judging.Standing> standings(Map<OrderId, LockedOrder> locked) {
        var ids = locked.keySet();
        var scores = store.read(ids);
        var left = store.left(ids);
        var given = store.given(ids);
        var claims = positions.claims(ids).stream().collect(groupingBy(Claim::order));
        var standings = new ArrayList<Judging.Standing>();
        locked.forEach((id, order) -> {
            var score = scores.get(id);
            if (score == null) return;
            var held = claims.getOrDefault(id, List.of());
            standings.add(new Judging.Standing(
                    order,
                    score,
                    left.getOrDefault(id, Map.of()),
                    given.getOrDefault(id, Map.of()),
                    held.stream()
                            .filter(claim -> !claim.isComing())
                            .map(Claim::node)
                            .collect(toCollection(HashSet::new)),
                    held.stream().anyMatch(Claim::isComing)));
        });
        return standings;
    }

    private static OrderChange told(Score score, Cause cause) {
        var on = score.repromisedOn();
        var why = String.valueOf(score.slipWhy());
        var fact = on == null
                ? new OrderFact.PromiseSlipped(score.promisedOn(), why, List.of())
                : new OrderFact.Repromised(on, score.zone(), why, List.of());
        return new OrderChange(new OrderId(Long.parseLong(score.orderId())), fact, cause);
    }

    private void again(List<Judging.Verdict> verdicts) {
        var later = new TreeMap<Instant, List<OrderId>>();
        for (var verdict : verdicts)
            if (verdict.again() != null)
                later.computeIfAbsent(verdict.again(), _ -> new ArrayList<>())
                        .add(new OrderId(Long.parseLong(verdict.score().orderId())));
        later.forEach((due, of) -> watching.again(of, due));
    }
}
