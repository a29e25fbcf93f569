package dev.dovetail.console.start;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.handoff.Handoffs;
import dev.dovetail.oms.orders.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The figures of the start page, counted at most once in two seconds for each client however many people look. */
@Component
class Standing {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final OrderBook book;
    private final Handoffs handoffs;
    private final InstantSource clock;
    private final Map<Integer, Counted> counted = new ConcurrentHashMap<>();

    private record Counted(List<StartPage.Group> orders, StartPage.Group messages, Instant at) {}

    Standing(OrderBook book, Handoffs handoffs, InstantSource clock) {
        this.book = book;
        this.handoffs = handoffs;
        this.clock = clock;
    }

    List<StartPage.Group> of(Caller caller) {
        var now = clock.instant();
        var figures = counted.compute(
                caller.client(),
                (client, known) ->
                        known == null || known.at().plus(REMEMBERED).isBefore(now) ? count(client, now) : known);
        var groups = new ArrayList<>(figures.orders());
        if (caller.may(Permission.MESSAGES_READ)) groups.add(figures.messages());
        return groups;
    }

    private Counted count(int client, Instant now) {
        var all = book.recentFigures(client);
        var orders = all.orders();
        var byOrder = new StartPage.Group(
                "orders",
                List.of(
                        figure("captured", orders.captured(), "/orders"),
                        figure("backordered", orders.backordered(), "/orders?status=waiting"),
                        figure("released", orders.byStatus().getOrDefault("released", 0L), "/orders?status=released"),
                        figure("shipped", orders.shipped(), "/orders?status=shipped"),
                        figure("cancelled", orders.cancelled(), "/orders?status=cancelled"),
                        figure("rejected", orders.rejected(), "/rejected")));
        var units = all.units();
        var byUnit = new StartPage.Group(
                "units",
                List.of(
                        figure("units-ordered", units.ordered(), null),
                        figure("units-open", units.open(), null),
                        figure("units-backordered", units.backordered(), null),
                        figure("units-shipped", units.shipped(), null),
                        figure("units-cancelled", units.cancelled(), null),
                        new StartPage.Figure("oversold", all.oversoldUnits(), null, true)));
        return new Counted(List.of(byOrder, byUnit), messages(), now);
    }

    private StartPage.Group messages() {
        var figures = handoffs.figures();
        return new StartPage.Group(
                "messages",
                List.of(
                        figure("sent", figures.sent(), null),
                        figure("pending", figures.pending(), "/messages?state=open"),
                        figure("in-doubt", figures.inDoubt(), "/messages?state=in-doubt"),
                        new StartPage.Figure("dead", figures.dead(), "/messages?state=dead", true)));
    }

    private static StartPage.Figure figure(String key, long value, @org.jspecify.annotations.Nullable String href) {
        return new StartPage.Figure(key, value, href, false);
    }
}
