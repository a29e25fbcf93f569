package dev.dovetail.oms.softholds;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Ask;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.orders.Orders;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Every change to what carts hold. Locks: the hold's row, its caller's use, then all pools that are touched, at once. */
@Service
public class SoftHolds {
    private final HoldStore store;
    private final HoldUse use;
    private final Shares shares;
    private final Availability availability;
    private final Positions positions;
    private final Snapshots snapshots;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;
    private final Transactions transactions;

    SoftHolds(
            HoldStore store,
            HoldUse use,
            Shares shares,
            Availability availability,
            Positions positions,
            Snapshots snapshots,
            Outbox outbox,
            Json json,
            IdSource ids,
            Transactions transactions) {
        this.store = store;
        this.use = use;
        this.shares = shares;
        this.availability = availability;
        this.positions = positions;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.transactions = transactions;
    }

    /**
     * Holds all that is asked or nothing, until the hold expires; asked again for the same cart, this is what it holds and
     * no more. Refuses {@code availability.not-enough}, {@code softholds.too-many}, {@code softholds.share} and {@code
     * softholds.not-yours}; the cart then holds what it held.
     */
    public SoftHold hold(HoldAsk ask, Instant now) {
        return transactions.run(() -> {
            var row = store.claim(ask.key(), ids.next(ask.key().slot()), ask.caller(), now);
            if (row.open() && !row.caller().equals(ask.caller())) throw notYours(row);
            var lines = ask.demand().lines();
            long units = lines.stream().mapToLong(Demand.Line::quantity).sum();
            use.raise(ask.caller(), row.open() ? 0 : 1, units - row.units());
            var sourced = source(ask, row);
            var expiresAt = now.plus(ask.lasting());
            take(row, ask, sourced);
            store.open(row, ask.caller(), lines, expiresAt);
            outbox.record(Orders.FAMILY, List.of(new HoldExpires(row.id()).outgoing(ids, json, expiresAt)));
            return new SoftHold(
                    Long.toString(row.id()),
                    row.key().channel(),
                    row.key().cart(),
                    "open",
                    expiresAt,
                    sourced.promise().map(Sourced.Promise::on).orElse(null),
                    store.lines(row));
        });
    }

    /** On figures that are locked, without what the cart itself holds. */
    private Sourced source(HoldAsk ask, HoldRow row) {
        var skus = ask.demand().lines().stream().map(Demand.Line::sku).collect(toSet());
        giveBack(row.open() ? List.of(row) : List.of(), skus);
        var snapshot = snapshots.locked(skus);
        var sourced = Sourcing.source(ask.demand(), snapshot);
        if (!sourced.whole()) throw Shares.notEnough(ask.demand(), sourced);
        shares.check(ask, row, snapshot);
        return sourced;
    }

    private void take(HoldRow row, HoldAsk ask, Sourced sourced) {
        var asks = sourced.allotments().stream()
                .map(a -> new Ask(
                        a.node(),
                        new OrderId(row.id()),
                        a.line(),
                        a.sku(),
                        a.quantity(),
                        ask.key().channel()))
                .toList();
        if (!availability.hold(asks)) throw new IllegalStateException("the figures were locked, yet not enough");
    }

    /** All pools of what these hold, and of {@code others}, are locked at once: one after the other, two would wait crosswise. */
    private void giveBack(Collection<HoldRow> open, Set<Sku> others) {
        var held = open.stream().map(HoldRow::id).toList();
        var skus = new HashSet<>(others);
        if (!held.isEmpty()) skus.addAll(store.skus(held));
        positions.lockFigures(skus);
        availability.unhold(held);
    }

    /** Gives back all the cart holds; the same again changes nothing. Refuses {@code softholds.not-found}. */
    public SoftHold end(CartKey key, String caller) {
        return transactions.run(() -> {
            var row = store.lock(key).stream().findFirst().orElseThrow(() -> notFound(key));
            if (row.open() && !row.caller().equals(caller)) throw notYours(row);
            if (row.open()) end(List.of(row), "ended");
            return view(row, row.open() ? "ended" : row.state());
        });
    }

    /** What the cart holds now. */
    public Optional<SoftHold> find(CartKey key) {
        return transactions.run(() -> store.lock(key).stream().findFirst().map(row -> view(row, row.state())));
    }

    private SoftHold view(HoldRow row, String state) {
        return new SoftHold(
                Long.toString(row.id()),
                row.key().channel(),
                row.key().cart(),
                state,
                row.expiresAt(),
                null,
                store.lines(row));
    }

    /**
     * The cart's order takes over what it holds, in the caller's transaction: the units are free for this order, whose
     * capture follows. A cart that holds nothing, or no more, is passed over.
     *
     * @param skus of the order: their pools are locked with those of the hold
     */
    public void takeOver(CartKey key, Set<Sku> skus) {
        for (var row : store.lock(key)) {
            if (!row.open()) continue;
            use.lower(List.of(row));
            giveBack(List.of(row), skus);
            store.end(List.of(row.id()), "taken");
        }
    }

    /** Ends those of the holds that are open and due. */
    void expire(Collection<Long> holds, Instant now) {
        end(
                store.lock(holds).stream()
                        .filter(row -> row.open() && !row.expiresAt().isAfter(now))
                        .toList(),
                "ended");
    }

    private void end(List<HoldRow> rows, String state) {
        if (rows.isEmpty()) return;
        use.lower(rows);
        giveBack(rows, Set.of());
        store.end(rows.stream().map(HoldRow::id).toList(), state);
    }

    private static Refused notYours(HoldRow row) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(
                        "softholds.not-yours",
                        java.util.Map.of("cart", row.key().cart())));
    }

    private static Refused notFound(CartKey key) {
        return new Refused(
                Refused.Kind.NOT_FOUND, new Refusal("softholds.not-found", java.util.Map.of("cart", key.cart())));
    }
}
