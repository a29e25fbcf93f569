package dev.dovetail.oms.intake;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.inbounds.Preorders;
import dev.dovetail.oms.intake.CaptureStore.Claims;
import dev.dovetail.oms.softholds.CartKey;
import dev.dovetail.oms.softholds.SoftHolds;
import dev.dovetail.oms.sourcing.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Captures a batch of orders that waited at the same moment, no two of which share a key.
 *
 * <p>Orders are planned on figures as they stand, and written in one transaction, whose last statement takes the units with the guard
 * inside. Where that does not do for all of them, those captured before are answered first, and the rest are tried once more; where
 * the guard misses, and for orders that lack units, the exact path claims the keys, locks the figures and decides in arrival order.
 * Every answer is given after its commit.
 * An error rolls back and halves the batch, so that one poisonous order fails alone; with the database away all fail at once.
 */
@Component
class Rounds {
    private final KnownOrders known;
    private final Snapshots snapshots;
    private final CaptureStore store;
    private final SoftHolds softHolds;
    private final Inbounds inbounds;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Checking checking;
    private final SeenItems seen;
    private final Writing writing;
    private final Habit unlooked = new Habit();

    Rounds(
            KnownOrders known,
            Snapshots snapshots,
            CaptureStore store,
            SoftHolds softHolds,
            Inbounds inbounds,
            Transactions transactions,
            InstantSource clock,
            Checking checking,
            SeenItems seen,
            Writing writing) {
        this.known = known;
        this.snapshots = snapshots;
        this.store = store;
        this.softHolds = softHolds;
        this.inbounds = inbounds;
        this.transactions = transactions;
        this.clock = clock;
        this.checking = checking;
        this.seen = seen;
        this.writing = writing;
    }

    /** Every order of the batch has its answer when this returns. */
    void run(List<Waiting> batch) {
        settle(batch, () -> seen.current(batch));
    }

    private void settle(List<Waiting> batch, Supplier<List<Waiting>> taking) {
        try {
            var taken = taking.get();
            if (taken.isEmpty() || mayBeUsual(taken) && unlooked.worth() && unlooked.learn(usual(taken))) return;
            var fresh = checking.passing(known.answer(taken));
            if (!fresh.isEmpty()) capture(fresh);
        } catch (RuntimeException e) {
            if (Transactions.databaseAway(e)) busy(open(batch), e);
            else divide(open(batch), e);
        }
    }

    private static boolean mayBeUsual(List<Waiting> orders) {
        return orders.stream()
                .map(Waiting::order)
                .allMatch(order -> order.softHold() == null && order.checked().refusal() == null);
    }

    /**
     * New orders that have what they need are the rule: they are written with no look at their keys before, since the statement
     * claims them. False where anything is otherwise, an error too: then nobody is answered, and who is known is looked for.
     */
    private boolean usual(List<Waiting> orders) {
        try {
            var plan = new Plan(snapshots.of(skus(orders)), orders);
            return plan.whole.size() == orders.size() && written(plan.whole);
        } catch (RuntimeException e) {
            if (Transactions.databaseAway(e)) throw e;
            return false;
        }
    }

    /** Whether a guard let them; they have their answers then. */
    private boolean written(List<Planned> orders) {
        var at = clock.instant();
        var held = write(orders, at);
        held.ifPresent(holds -> answer(orders, at, holds));
        return held.isPresent();
    }

    /** No order is to blame then, and each further try would wait for a connection again. */
    private static void busy(List<Waiting> open, RuntimeException e) {
        var later = new TryLater("storage.busy", Duration.ofSeconds(2), "the database does not answer");
        later.initCause(e);
        open.forEach(waiting -> waiting.answer().completeExceptionally(later));
    }

    private void divide(List<Waiting> open, RuntimeException e) {
        if (open.isEmpty()) return;
        if (open.size() == 1) {
            fail(open.getFirst(), e);
            return;
        }
        int middle = open.size() / 2;
        for (var half : List.of(open.subList(0, middle), open.subList(middle, open.size()))) settle(half, () -> half);
    }

    /** A commit nobody answered for is settled by the order's own key. */
    private void fail(Waiting waiting, RuntimeException e) {
        try {
            if (!(e instanceof Transactions.CommitUnknown)
                    || !known.answer(List.of(waiting)).isEmpty())
                waiting.answer().completeExceptionally(e);
        } catch (RuntimeException again) {
            e.addSuppressed(again);
            waiting.answer().completeExceptionally(e);
        }
    }

    /** Orders of carts that may hold something are decided one by one: what one frees is for it alone. */
    private void capture(List<Waiting> orders) {
        var bySoftHold =
                orders.stream().collect(partitioningBy(order -> order.order().softHold() != null));
        var others = bySoftHold.getOrDefault(false, List.of());
        if (!others.isEmpty()) fast(others);
        for (var held : bySoftHold.getOrDefault(true, List.of())) exact(List.of(held));
    }

    private void fast(List<Waiting> orders) {
        var plan = new Plan(snapshots.of(skus(orders)), orders);
        if (plan.whole.isEmpty() || written(plan.whole)) {
            refuse(plan.refused);
            exact(plan.lacking);
        } else {
            exact(orders);
        }
    }

    private void exact(List<Waiting> orders) {
        var left = orders;
        while (!left.isEmpty()) {
            try {
                exactly(left);
                return;
            } catch (Again again) {
                refuse(again.refused);
                left = again.keysLost ? stillFresh(open(left)) : open(left);
            }
        }
    }

    private List<Waiting> stillFresh(List<Waiting> orders) {
        var fresh = known.answer(orders);
        if (fresh.size() == orders.size())
            throw new TryLater(
                    "intake.keys-contended", Duration.ofSeconds(1), "another process is capturing this order");
        return fresh;
    }

    /** Claims, then figures, then the decision, then the rows. A refused order leaves nothing: the round starts again without it. */
    private void exactly(List<Waiting> orders) {
        var at = clock.instant();
        var written = transactions.run(() -> {
            var alike = checking.claim(orders, at);
            var suspects = checking.refused(orders, alike);
            if (!suspects.isEmpty()) throw new Again(suspects, false);
            if (!store.claim(orders)) throw new Again(Map.of(), true);
            for (var waiting : orders) takeOver(waiting.order());
            var plan = new Plan(snapshots.locked(skus(orders)), preorders(orders), orders);
            if (!plan.refused.isEmpty()) throw new Again(plan.refused, false);
            var held = writing.write(plan.whole, at, Claims.ALREADY, alike)
                    .orElseThrow(() -> new IllegalStateException("the figures were locked, and yet a guard missed"));
            return new Written(plan.whole, held);
        });
        answer(written.orders(), at, written.holds());
    }

    /** Read after the figures were locked. */
    private Preorders preorders(List<Waiting> orders) {
        var wanting = orders.stream()
                .filter(waiting -> waiting.order().channel().preorder())
                .toList();
        return wanting.isEmpty() ? Preorders.none() : inbounds.preorders(skus(wanting));
    }

    private void takeOver(NormalOrder order) {
        if (order.softHold() != null)
            softHolds.takeOver(
                    new CartKey(order.client(), order.channel().code(), order.softHold()),
                    order.goods().flatMap(line -> line.takes().stream()).collect(toSet()));
    }

    private record Written(List<Planned> orders, Map<OrderId, Long> holds) {}

    private static void answer(List<Planned> orders, Instant at, Map<OrderId, Long> holds) {
        for (var planned : orders)
            Replies.captured(planned, at, holds.getOrDefault(planned.order().id(), 0L));
    }

    /** Empty where a guard missed or a suspect is to be refused: the exact path decides. */
    private Optional<Map<OrderId, Long>> write(List<Planned> orders, Instant at) {
        var waiting = orders.stream().map(Planned::waiting).toList();
        try {
            return Optional.of(transactions.run(() -> {
                var alike = checking.claim(waiting, at);
                if (!checking.refused(waiting, alike).isEmpty()) throw new Again(Map.of(), false);
                return writing.write(orders, at, Claims.NOW, alike).orElseThrow(() -> new Again(Map.of(), false));
            }));
        } catch (Again | DuplicateKeyException missed) {
            return Optional.empty();
        }
    }

    private static void refuse(Map<Waiting, Refused> refused) {
        refused.forEach((waiting, why) -> waiting.answer().completeExceptionally(why));
    }

    private static List<Waiting> open(List<Waiting> orders) {
        return new ArrayList<>(
                orders.stream().filter(order -> !order.answer().isDone()).toList());
    }

    private static Set<Sku> skus(List<Waiting> orders) {
        return orders.stream()
                .flatMap(waiting -> waiting.order().goods())
                .flatMap(line -> line.takes().stream())
                .collect(toSet());
    }
}
