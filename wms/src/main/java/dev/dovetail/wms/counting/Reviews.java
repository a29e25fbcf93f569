package dev.dovetail.wms.counting;

import dev.dovetail.ground.access.People;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.ShortPick;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.StockView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a supervisor decides. Units that are missing and that picks had claimed are given to other bins, or back to the OMS, by
 * the way of a short pick, before the rest is booked.
 */
@Component
class Reviews {
    private final TaskStore tasks;
    private final RoundStore rounds;
    private final ReviewStore reviews;
    private final StockView view;
    private final Outbound outbound;
    private final Corrections corrections;
    private final PlanStore plans;
    private final People people;

    Reviews(
            TaskStore tasks,
            RoundStore rounds,
            ReviewStore reviews,
            StockView view,
            Outbound outbound,
            Corrections corrections,
            PlanStore plans,
            People people) {
        this.tasks = tasks;
        this.rounds = rounds;
        this.reviews = reviews;
        this.view = view;
        this.outbound = outbound;
        this.corrections = corrections;
        this.plans = plans;
        this.people = people;
    }

    void approve(NodeId node, long id, Cause cause) {
        var task = decided(node, id, new CountCommand.Approve());
        var by = Counter.of(people, cause.who());
        if (counted(task, by)) throw no(Refusal.of("counting.own-count"));
        if (reviews.correctedSince(node, id)) throw no(Refusal.of("counting.stale"));
        var last = reviews.rounds(node, id).stream()
                .filter(round -> round.round() == task.round())
                .findFirst()
                .orElseThrow();
        var bookings = bookings(node, task, last.lines(), cause);
        tasks.moveOn(node, List.of(new TaskStore.Moved(id, new CountState.Settled(), task.round())), by, cause.at());
        corrections.book(node, bookings);
        var counted = last.countedAt();
        plans.answered(
                node,
                List.of(new PlanStore.Seen(task.location(), counted == null ? cause.at() : Instant.parse(counted))));
    }

    /** Whose badge it was is asked again: one that was nobody's when it counted may have been given out since. */
    private boolean counted(CountTask task, Counter by) {
        var now = Counter.known(people, task.counters().values().stream().map(Counter::worker));
        return task.counters().values().stream().anyMatch(one -> by.samePerson(one.now(now)));
    }

    /** What is left to book once the units that picks had claimed are found elsewhere. */
    private List<Corrections.Booking> bookings(NodeId node, CountTask task, List<ReviewStore.Line> lines, Cause cause) {
        List<Corrections.Booking> bookings = new ArrayList<>();
        for (var line : lines) {
            var key = new RoundStore.Key(task.id(), task.round(), new Sku(line.client(), line.sku()), line.lot());
            long difference = line.counted() - (line.expected() == null ? line.counted() : line.expected());
            long left = difference + shorted(node, task, key, -difference, cause);
            bookings.add(new Corrections.Booking(
                    task.id(), task.location(), key.sku(), key.lot(), left, cause.who(), cause.at(), line.names()));
        }
        return bookings;
    }

    /** How many of the missing units went by the way of a short pick. */
    private long shorted(NodeId node, CountTask task, RoundStore.Key key, long missing, Cause cause) {
        var lying = view.contents(node, List.of(task.location())).getOrDefault(task.location(), List.of()).stream()
                .filter(row ->
                        row.key().sku().equals(key.sku()) && row.key().lot().equals(key.lot()))
                .toList();
        long claimed = missing - lying.stream().mapToLong(Balance::free).sum();
        if (claimed <= 0) return 0;
        // What was missed has been carried off since: there is less here now than is to be taken away.
        if (lying.stream().mapToLong(Balance::onHand).sum() < missing) throw no(Refusal.of("counting.stale"));
        var claims = reviews.claims(node, task.location(), key.sku(), key.lot());
        long open = claims.stream().mapToLong(ReviewStore.Claim::open).sum();
        var report = new ShortPick(
                new UUID(task.id(), key.hashCode()),
                cause.who(),
                cause.at(),
                claims.stream().map(ReviewStore.Claim::stop).toList(),
                task.location(),
                "short",
                claimed);
        long kept = reviews.keptForWork(node, task.location(), key.sku(), key.lot());
        if (open < claimed && open + kept >= claimed)
            throw no(new Refusal(
                    "counting.kept-for-work", Map.of("sku", key.sku().toString(), "units", claimed - open)));
        if (open < claimed || !outbound.shorted(node, List.of(report)).isEmpty())
            throw new TryLater("counting.claims-changed", Duration.ofSeconds(1), "picks changed meanwhile");
        rounds.shorted(node, key, claimed);
        return claimed;
    }

    void reject(NodeId node, long id, Cause cause) {
        var task = decided(node, id, new CountCommand.Reject());
        tasks.moveOn(
                node,
                List.of(new TaskStore.Moved(id, new CountState.Recount(), task.round() + 1)),
                Counter.of(people, cause.who()),
                cause.at());
    }

    void cancel(NodeId node, long id, Cause cause) {
        var task = decided(node, id, new CountCommand.Cancel());
        tasks.moveOn(
                node,
                List.of(new TaskStore.Moved(id, new CountState.Cancelled(), task.round())),
                Counter.of(people, cause.who()),
                cause.at());
    }

    private CountTask decided(NodeId node, long id, CountCommand command) {
        var task = get(node, id);
        if (task.state().decide(command) instanceof Decision.Refused<CountState>(var why)) throw no(why);
        return task;
    }

    CountTask get(NodeId node, long id) {
        var task = tasks.lock(node, List.of(id)).get(id);
        if (task == null) throw new Refused(Refused.Kind.NOT_FOUND, CountWork.unknown(id));
        return task;
    }

    private static Refused no(Refusal why) {
        return new Refused(Refused.Kind.CONFLICT, why);
    }
}
