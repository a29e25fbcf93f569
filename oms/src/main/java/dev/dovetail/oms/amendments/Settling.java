package dev.dovetail.oms.amendments;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.fulfillment.Rework;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.fulfillment.WithdrawalSettled;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderRevision;
import dev.dovetail.oms.orders.Orders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hears what nodes gave and kept of what amendments asked for. Each is settled by itself: they come from people, one at a
 * time.
 */
@Component
class Settling implements Inward {
    private final AmendmentStore store;
    private final Orders orders;
    private final OrderBook book;
    private final Catalog catalog;
    private final Rework rework;
    private final Placing placing;
    private final Json json;
    private final InstantSource clock;

    Settling(
            AmendmentStore store,
            Orders orders,
            OrderBook book,
            Catalog catalog,
            Rework rework,
            Placing placing,
            Json json,
            InstantSource clock) {
        this.store = store;
        this.orders = orders;
        this.book = book;
        this.catalog = catalog;
        this.rework = rework;
        this.placing = placing;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return WithdrawalSettled.DESTINATION;
    }

    @Override
    public Family inbox() {
        return Orders.FAMILY;
    }

    @Override
    public void apply(List<Message> messages) {
        var settled = messages.stream()
                .map(message -> json.read(message.body(), WithdrawalSettled.class))
                .toList();
        var about = settled.stream().map(WithdrawalSettled::order).collect(toSet());
        orders.lock(about);
        var cause = new Cause(
                "system", clock.instant(), "message:" + messages.getFirst().id());
        for (var one : settled) settle(one, cause);
    }

    private void settle(WithdrawalSettled told, Cause cause) {
        var locked = orders.lock(List.of(told.order())).get(told.order());
        if (locked == null) throw new IllegalStateException("no order " + told.order());
        var amendment = store.get(told.order(), told.amendment());
        if (told.kept() && !amendment.outcome().addressOpen()) return; // another answer has settled it
        var outcome = told.kept() ? amendment.outcome() : lines(locked, amendment, told, cause);
        boolean no = told.kept() && !told.refused().isEmpty();
        if (outcome.addressOpen())
            outcome = address(locked, amendment, no ? outcome.address("declining") : outcome, cause);
        store.settle(told.order(), told.amendment(), outcome, cause.at());
    }

    private Amended lines(LockedOrder locked, AmendmentStore.Stored amendment, WithdrawalSettled told, Cause cause) {
        var view = book.getOrder(told.order());
        var skus = view.lines().stream()
                .map(line -> new Sku(view.client(), line.sku()))
                .collect(toSet());
        var writing = new Writing(view, catalog.find(skus));
        var outcome = amendment.outcome();
        for (var given : told.granted()) outcome = granted(locked, amendment.what(), outcome, given, writing);
        for (var kept : told.refused())
            outcome = outcome.with(outcome.line(kept.line()).refused(kept.quantity()));
        if (!told.granted().isEmpty()) write(locked, amendment, writing, null, cause);
        if (!told.refused().isEmpty()) decline(amendment, "the node had picked them", cause);
        return outcome;
    }

    private static Amended granted(LockedOrder locked, Amendment what, Amended outcome, Units given, Writing writing) {
        var line = outcome.line(given.line());
        boolean says = what.changes().stream()
                .anyMatch(change -> change.line() == given.line() && change.totalMinor() != null);
        if (!says) writing.worth(given.line(), -given.quantity());
        var done = line.granted(given.quantity());
        for (var swap : what.substituted()) {
            if (swap.line() != given.line()) continue;
            if (line.by() == null) done = done.by(writing.standIn(swap, given.quantity()));
            else writing.raise(line.by(), given.quantity(), swap.goods(), locked.traits(line.by()));
        }
        return outcome.with(done);
    }

    /** All or nothing: the address changes once no node has anything of the order; where one has picked, it stays. */
    private Amended address(LockedOrder locked, AmendmentStore.Stored amendment, Amended outcome, Cause cause) {
        boolean inHand = locked.lines().stream()
                .anyMatch(line ->
                        line.counters().of(Counter.PICKED) + line.counters().of(Counter.PACKED) > 0);
        var id = locked.head().id();
        boolean no = inHand || "declining".equals(outcome.address());
        if (!no) rework.askBack(id, amendment.id(), amendment.what().reason(), cause);
        if (!rework.asked(id).isEmpty()) return outcome;
        if (no) decline(amendment, "a node has picked for the old address", cause);
        else
            write(
                    locked,
                    amendment,
                    new Writing(book.getOrder(id), Map.of()),
                    amendment.what().address(),
                    cause);
        placing.releaseLater(locked, cause);
        return outcome.address(no ? "declined" : "accepted");
    }

    private void write(
            LockedOrder locked,
            AmendmentStore.Stored amendment,
            Writing writing,
            Amendment.@Nullable Address to,
            Cause cause) {
        var fact = new OrderFact.Amended(
                Long.toString(amendment.id()),
                amendment.what().reason(),
                0,
                to == null ? null : to.contact().toString(),
                writing.added,
                writing.moves);
        var shipTo = to == null ? null : new OrderRevision.ShipTo(to.contact(), to.to());
        var revision = new OrderRevision(locked.head().id(), null, shipTo, null, writing.money());
        placing.settle(locked, revision, fact, writing.loose, cause);
    }

    private void decline(AmendmentStore.Stored amendment, String why, Cause cause) {
        var fact = new OrderFact.AmendmentDeclined(Long.toString(amendment.id()), why, List.of());
        orders.apply(List.of(new OrderChange(amendment.order(), fact, cause)));
    }
}
