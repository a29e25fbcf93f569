package dev.dovetail.oms.amendments;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.fulfillment.Cancellation;
import dev.dovetail.oms.fulfillment.Rework;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderRevision;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.Orders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries an amendment out, in the order claim, order, figures: units are taken away first, then those added are placed. */
@Component
class Amending {
    private final AmendmentStore store;
    private final Orders orders;
    private final OrderBook book;
    private final Catalog catalog;
    private final Positions positions;
    private final Rework rework;
    private final Placing placing;
    private final IdSource ids;

    Amending(
            AmendmentStore store,
            Orders orders,
            OrderBook book,
            Catalog catalog,
            Positions positions,
            Rework rework,
            Placing placing,
            IdSource ids) {
        this.store = store;
        this.orders = orders;
        this.book = book;
        this.catalog = catalog;
        this.positions = positions;
        this.rework = rework;
        this.placing = placing;
        this.ids = ids;
    }

    Amended amend(Asked asked, Cause cause) {
        var id = ids.next(asked.order().slot());
        if (!store.claim(id, asked, cause)) return store.again(asked);
        var locked = locked(asked.order());
        var view = book.getOrder(asked.order());
        newer(view, asked.what());
        if (asked.since() != null && asked.since() != view.version()) throw new Amendments.Moved();
        var plan = new AmendmentPlan(locked, view, asked.what(), rework.asked(asked.order()));
        if (asked.contact() != null && asked.what().address() != null)
            store.contact(asked.what().address().contact(), asked.contact());
        if (!plan.taken().isEmpty()) positions.lockFigures(goods(locked, asked.what()));
        var taken = plan.taken().isEmpty()
                ? new Cancellation("accepted", List.of())
                : rework.cancel(asked.order(), id, asked.what().reason(), plan.taken(), cause);
        var outcome = new ArrayList<Amended.Line>();
        var writing = written(plan, asked.what(), view, catalog.find(skus(view, asked.what())), taken, outcome);
        var address = address(id, asked, cause);
        write(locked, id, asked.what(), writing, address, cause);
        var done = Amended.of(id, outcome, address);
        store.settle(asked.order(), id, done, cause.at());
        return done;
    }

    private LockedOrder locked(OrderId id) {
        var order = orders.lock(List.of(id)).get(id);
        if (order == null)
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString())));
        return order;
    }

    private static void newer(OrderView view, Amendment what) {
        var posted = what.posted();
        if (posted != null && posted.revision() <= view.revision())
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal(
                            "orders.revision-old", Map.of("stored", view.revision(), "received", posted.revision())));
    }

    private static Set<Sku> skus(OrderView view, Amendment what) {
        var named = new HashSet<Integer>();
        what.changes().forEach(change -> named.add(change.line()));
        what.substituted().forEach(swap -> named.add(swap.line()));
        var skus = view.lines().stream()
                .filter(line -> named.contains(line.line()))
                .map(line -> new Sku(view.client(), line.sku()))
                .collect(toSet());
        what.substituted().forEach(swap -> skus.add(swap.sku()));
        what.added().forEach(addition -> skus.add(addition.sku()));
        return skus;
    }

    /** What it may free and claim again: a kit's parts for a kit. */
    private static Set<Sku> goods(LockedOrder order, Amendment what) {
        var goods = new HashSet<Sku>();
        for (var line : order.lines())
            goods.addAll(line.traits()
                    .goods(new Sku(order.head().client(), line.sku()), 1)
                    .keySet());
        what.substituted()
                .forEach(swap ->
                        goods.addAll(KitPart.goods(swap.sku(), swap.parts(), 1).keySet()));
        what.added()
                .forEach(added -> goods.addAll(
                        KitPart.goods(added.sku(), added.parts(), 1).keySet()));
        return goods;
    }

    /** Units a node was asked for are worth what they were until it gives them, unless the channel says its own figure. */
    private static Writing written(
            AmendmentPlan plan,
            Amendment what,
            OrderView view,
            Map<Sku, CatalogItem> items,
            Cancellation taken,
            List<Amended.Line> outcome) {
        var writing = new Writing(view, items);
        for (var raise : plan.raised) {
            writing.raise(raise.line(), raise.quantity(), plan.goods(raise.line()), plan.traits(raise.line()));
            outcome.add(new Amended.Line(raise.line(), "raised", raise.quantity(), 0, 0, null));
        }
        for (var lower : plan.lowered) {
            long now = units(taken, lower, Cancellation.Line::cancelled);
            if (now > 0) writing.worth(lower.line(), -now);
            long asked = units(taken, lower, Cancellation.Line::asked);
            outcome.add(new Amended.Line(lower.line(), "lowered", now, asked, 0, null));
        }
        for (var addition : what.added()) {
            outcome.add(
                    new Amended.Line(plan.firstNew + writing.added.size(), "added", addition.quantity(), 0, 0, null));
            writing.add(addition);
        }
        for (var swap : plan.swaps) outcome.add(swapped(swap, taken, writing));
        what.changes().forEach(change -> writing.says(change.line(), change.unitPrice(), change.totalMinor()));
        return writing;
    }

    private static Amended.Line swapped(AmendmentPlan.Swap swap, Cancellation taken, Writing writing) {
        int line = swap.what().line();
        var units = new Units(line, swap.units());
        long now = units(taken, units, Cancellation.Line::cancelled);
        long asked = units(taken, units, Cancellation.Line::asked);
        if (now > 0) writing.worth(line, -now);
        var by = now > 0 ? writing.standIn(swap.what(), now) : null;
        return new Amended.Line(line, "substituted", now, asked, 0, by);
    }

    private static long units(Cancellation taken, Units of, ToLongFunction<Cancellation.Line> figure) {
        return taken.lines().stream()
                .filter(line -> line.line() == of.line())
                .mapToLong(figure)
                .sum();
    }

    /** A node that has the work must give it back first; what nobody has goes to the new address from now on. */
    private @Nullable String address(long id, Asked asked, Cause cause) {
        if (asked.what().address() == null) return null;
        long units = rework.askBack(asked.order(), id, asked.what().reason(), cause);
        return units > 0 || !rework.asked(asked.order()).isEmpty() ? "pending" : "accepted";
    }

    private void write(
            LockedOrder locked, long id, Amendment what, Writing writing, @Nullable String address, Cause cause) {
        var to = "accepted".equals(address) ? what.address() : null;
        var fact = new OrderFact.Amended(
                Long.toString(id),
                what.reason(),
                what.posted() == null ? 0 : what.posted().revision(),
                to == null ? null : to.contact().toString(),
                writing.added,
                writing.moves);
        var shipTo = to == null ? null : new OrderRevision.ShipTo(to.contact(), to.to());
        var revision = new OrderRevision(locked.head().id(), what.posted(), shipTo, what.amounts(), writing.money());
        placing.write(locked, revision, fact, writing.loose, cause);
    }
}
