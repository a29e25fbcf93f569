package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Rates;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.network.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds small worlds to source in: node n stands n degrees of latitude north of the customer, alone in its zone n, so
 * that its price is given freely.
 */
final class Cases {
    static final Place CUSTOMER = new Place(0, 0);
    /** A Monday, before noon in Chicago. */
    static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    static final Demand.Terms TERMS = new Demand.Terms("shop", "US", "60601", 100);

    private final List<Node> nodes = new ArrayList<>();
    private final List<ZoneRate> rates = new ArrayList<>();
    private final Map<Sku, List<Figure>> figures = new HashMap<>();

    static Sku sku(String code) {
        return new Sku(1, code);
    }

    static NodeId node(int n) {
        return new NodeId(n);
    }

    /** A node whose parcel costs {@code base + perKg x kg}; nodes are added nearest first. */
    Cases node(int n, long base, long perKg) {
        return node(n, base, perKg, 0, true);
    }

    Cases node(int n, long base, long perKg, long handling, boolean ships) {
        return add(n, base, perKg, new Node.Effort(handling, 0, null, null), ships, Node.Reach.EVERYONE);
    }

    Cases node(int n, long base, long perKg, long parcel, long unit) {
        return add(n, base, perKg, new Node.Effort(parcel, unit, null, null), true, Node.Reach.EVERYONE);
    }

    Cases node(int n, long base, Node.Reach reach) {
        return add(n, base, 0, Node.Effort.NONE, true, reach);
    }

    Cases add(int n, long base, long perKg, Node.Effort effort, boolean ships, Node.Reach reach) {
        var calendar = new WorkingCalendar(
                ZoneId.of("America/Chicago"),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(),
                LocalTime.of(16, 0),
                0);
        var address = new Node.Address("N" + n, "1 Main", "Town", "IL", "60601", "US");
        nodes.add(new Node(
                node(n),
                "N" + n,
                "Node " + n,
                Node.Kind.WAREHOUSE,
                new Place(n, 0),
                calendar,
                ships,
                reach,
                effort,
                address));
        rates.add(new ZoneRate("ground", n, n * 112, "USD", base, perKg, n));
        return this;
    }

    Cases stock(int n, String sku, long position) {
        figures.computeIfAbsent(sku(sku), _ -> new ArrayList<>())
                .add(new Figure(node(n), sku(sku), Claim.OPEN, position, 0, 0));
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(figures, new World(nodes, Rates.of(rates)));
    }

    Snapshot snapshot(RuleBook rules) {
        return new Snapshot(figures, new World(nodes, Rates.of(rates), rules));
    }

    /** The cheapest, with so much for each parcel after the first. */
    static RuleBook perSplit(long minor) {
        var aim = new Rules.Objective(null, null, null, null, minor);
        return rules(new Rules.Stage("all", null, null, aim, null));
    }

    static RuleBook rules(Rules.Stage... stages) {
        return RuleBook.of(1, new Rules("Test", List.of(stages)));
    }

    Sourced source(RuleBook rules, Demand.Line... lines) {
        return Sourcing.source(demand(lines), snapshot(rules));
    }

    Sourced source(Demand.Line... lines) {
        return Sourcing.source(demand(lines), snapshot());
    }

    static Demand demand(Demand.Line... lines) {
        return new Demand(List.of(lines), CUSTOMER, "ground", MONDAY, TERMS);
    }

    static Demand.Line line(int line, String sku, long quantity, int grams) {
        return new Demand.Line(line, sku(sku), quantity, grams);
    }

    static Sourced.Allotment allotment(int line, String sku, int n, long quantity) {
        return new Sourced.Allotment(line, sku(sku), node(n), quantity);
    }
}
