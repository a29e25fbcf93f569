package dev.dovetail.console.lifecycle;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.backlog.Backlog;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.inbounds.Inbound;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.TimelineEntry;
import dev.dovetail.oms.shortfalls.Shortfalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how an order lives, by a number of reads that does not depend on the order. */
@Component
public class Lives {
    /** So many are told one by one. */
    private static final int MOST_WAITS = 5;

    private final HoldQueue holds;
    private final Backlog backlog;
    private final Inbounds inbounds;
    private final Amendments amendments;
    private final Shortfalls shortfalls;
    private final PromiseStory promises;
    private final Network network;

    Lives(
            HoldQueue holds,
            Backlog backlog,
            Inbounds inbounds,
            Amendments amendments,
            Shortfalls shortfalls,
            PromiseStory promises,
            Network network) {
        this.holds = holds;
        this.backlog = backlog;
        this.inbounds = inbounds;
        this.amendments = amendments;
        this.shortfalls = shortfalls;
        this.promises = promises;
        this.network = network;
    }

    /** @param claims what the order holds now, and where */
    public Life of(Caller caller, OrderView order, List<TimelineEntry> facts, List<Claim> claims, Instant now) {
        var id = new OrderId(Long.parseLong(order.orderId()));
        var all = holds.ofOrder(id).stream().map(Lives::held).toList();
        return new Life(
                all.stream().filter(one -> one.hold().state().equals("open")).toList(),
                all.stream().filter(one -> !one.hold().state().equals("open")).toList(),
                shortfalls.ofOrder(id).stream()
                        .filter(one -> one.state().equals("open"))
                        .toList(),
                waits(id, claims, now),
                promises.of(id, facts),
                amendments.ofOrder(id),
                new Acts(caller, order).all());
    }

    static Life.Held held(Hold hold) {
        var at = hold.releaseAt();
        var rule = at == null
                ? Words.of("hold-rule." + hold.rule().wire())
                : Words.say("hold-rule.at-a-time", Figures.exact(at));
        boolean checks = hold.kind() != HoldKind.MANUAL && hold.kind() != HoldKind.FRAUD;
        return new Life.Held(hold, Words.of("hold." + hold.code()), rule, checks);
    }

    private List<String> waits(OrderId id, List<Claim> claims, Instant now) {
        var waits = new ArrayList<String>();
        var coming = claims.stream().filter(Claim::isComing).toList();
        var goods = inbounds.of(coming);
        for (var claim : coming)
            goods.stream()
                    .filter(one -> one.node().equals(claim.node())
                            && Claim.inbound(one.id()).equals(claim.pool()))
                    .findFirst()
                    .ifPresent(inbound -> waits.add(coming(claim, inbound)));
        for (var wait : backlog.ofOrder(id)) {
            var words = Words.say(
                    "life.backlog",
                    count(wait.quantity()),
                    wait.sku().code(),
                    wait.line(),
                    Figures.age(wait.since(), now),
                    wait.priority());
            waits.add(
                    wait.notBefore().isAfter(now)
                            ? words + " " + Words.say("life.rests", Figures.age(wait.notBefore(), now))
                            : words);
        }
        if (waits.size() <= MOST_WAITS) return waits;
        var first = new ArrayList<>(waits.subList(0, MOST_WAITS));
        first.add(Words.say("life.more", Figures.number(waits.size() - MOST_WAITS)));
        return first;
    }

    private String coming(Claim claim, Inbound inbound) {
        var node = network.findNode(claim.node()).map(found -> found.name()).orElse("");
        return Words.say(
                "life.coming",
                count(claim.quantity()),
                claim.sku().code(),
                claim.line(),
                inbound.id(),
                node,
                Figures.day(inbound.expectedOn()));
    }

    static String count(long units) {
        return Figures.count(units, Words.of("unit.one"), Words.of("unit.many"));
    }
}
