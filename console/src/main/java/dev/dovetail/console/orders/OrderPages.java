package dev.dovetail.console.orders;

import dev.dovetail.console.decisions.Explained;
import dev.dovetail.console.decisions.Explaining;
import dev.dovetail.console.lifecycle.Lives;
import dev.dovetail.console.shell.Frame;
import dev.dovetail.console.words.Figures;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.NodeWork;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of one order together, in a number of reads that does not depend on the order. */
@Component
class OrderPages {
    private static final int LINES = 200;

    private final OrderBook book;
    private final Fulfillment fulfillment;
    private final Positions positions;
    private final Network network;
    private final Explaining explaining;
    private final Lives lives;
    private final Story story;

    OrderPages(
            OrderBook book,
            Fulfillment fulfillment,
            Positions positions,
            Network network,
            Explaining explaining,
            Lives lives,
            Story story) {
        this.book = book;
        this.fulfillment = fulfillment;
        this.positions = positions;
        this.network = network;
        this.explaining = explaining;
        this.lives = lives;
        this.story = story;
    }

    OrderPage page(Frame frame, OrderView order, boolean allLines, @Nullable String done) {
        var id = new OrderId(Long.parseLong(order.orderId()));
        var work = fulfillment.work(id);
        var facts = book.timeline(id);
        var choices = explaining.of(id);
        var claims = positions.claims(List.of(id));
        var notes = new OrderNotes(order, work, frame.now());
        int shown =
                allLines ? order.lines().size() : Math.min(LINES, order.lines().size());
        return new OrderPage(
                frame,
                order,
                LineBar.of(order.lines().stream().map(OrderView.Line::counters).toList()),
                notes.notes(),
                notes.promised(),
                notes.noCancel(frame.caller().may(Permission.ORDERS_CHANGE)),
                lives.of(frame.caller(), order, facts, claims, frame.now()),
                order.lines().subList(0, shown).stream().map(OrderPages::line).toList(),
                order.lines().size() - shown,
                order.parcels().stream()
                        .map(parcel -> parcel(frame, order, parcel))
                        .toList(),
                choices,
                nodes(work, claims),
                story.entries(facts, choices.stream().map(Explained::at).collect(Collectors.toSet())),
                Story.older(facts),
                done);
    }

    /** One entry of the timeline, opened. Refuses {@code orders.not-found}. */
    FactPage fact(Frame frame, OrderId id, int version) {
        var fact = book.timeline(id).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("orders.not-found", Map.of("order", id.toString()))));
        var choices = Story.explains(fact)
                ? explaining.of(id).stream()
                        .filter(choice -> choice.at().equals(fact.at()))
                        .toList()
                : List.<Explained>of();
        return new FactPage(frame, choices, Story.pretty(fact.body()));
    }

    private static OrderPage.Line line(OrderView.Line line) {
        return new OrderPage.Line(
                line, LineBar.of(List.of(line.counters())), Moves.can(line.moves()), Moves.cannot(line.moves()));
    }

    private OrderPage.Parcel parcel(Frame frame, OrderView order, OrderView.Parcel parcel) {
        var skus = order.lines().stream().collect(Collectors.toMap(OrderView.Line::line, OrderView.Line::sku));
        var contents = parcel.lines().stream()
                .map(units -> Figures.number(units.quantity()) + " × " + skus.get(units.line()))
                .collect(Collectors.joining(", "));
        long units =
                parcel.lines().stream().mapToLong(OrderView.Units::quantity).sum();
        return new OrderPage.Parcel(parcel, story.node(parcel.node()), units, contents, labels(frame, parcel));
    }

    /** Warehouses are those that we run ourselves. */
    private @Nullable String labels(Frame frame, OrderView.Parcel parcel) {
        if (!frame.caller().may(Permission.FLOOR_READ)) return null;
        return network.findNode(new NodeId(parcel.node()))
                .filter(node -> node.kind() == Node.Kind.WAREHOUSE)
                .map(node -> "/floor/" + node.code() + "/parcels/" + parcel.parcelId())
                .orElse(null);
    }

    /** What each node was given; and what is held at a node that was given nothing of it yet. */
    private List<OrderPage.AtNode> nodes(List<NodeWork> work, List<Claim> claims) {
        var rows = new ArrayList<OrderPage.AtNode>();
        var unshipped = new TreeMap<Integer, Long>();
        for (var one : work) {
            rows.add(given(one));
            unshipped.merge(
                    one.node().value(), one.asked() - one.shorted() - one.withdrawn() - one.shipped(), Long::sum);
        }
        held(claims, true)
                .forEach((node, units) ->
                        rows.add(new OrderPage.AtNode(story.node(node), code(node), "coming", units, 0, 0, 0, 0)));
        held(claims, false).forEach((node, units) -> {
            long waiting = units - unshipped.getOrDefault(node, 0L);
            if (waiting > 0) rows.add(new OrderPage.AtNode(story.node(node), code(node), "held", waiting, 0, 0, 0, 0));
        });
        return rows;
    }

    private static Map<Integer, Long> held(List<Claim> claims, boolean coming) {
        return claims.stream()
                .filter(claim -> claim.isComing() == coming)
                .collect(Collectors.groupingBy(
                        claim -> claim.node().value(), TreeMap::new, Collectors.summingLong(Claim::quantity)));
    }

    private OrderPage.AtNode given(NodeWork work) {
        boolean asking = work.request().equals("withdrawal-pending")
                || work.request().equals("rejected")
                || work.request().equals("withdrawn");
        int node = work.node().value();
        return new OrderPage.AtNode(
                story.node(node),
                code(node),
                asking ? work.request() : work.execution(),
                work.asked(),
                work.picked(),
                work.packed(),
                work.shipped(),
                work.shorted() + work.withdrawn());
    }

    private String code(int node) {
        return network.findNode(new NodeId(node)).map(found -> found.code()).orElse("");
    }
}
