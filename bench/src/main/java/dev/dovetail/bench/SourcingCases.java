package dev.dovetail.bench;

import dev.dovetail.carriage.Rates;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.network.WorkingCalendar;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.World;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Orders to source, drawn from a seed: nodes and customers all over a country, prices that rise with the distance. */
final class SourcingCases {
    static final int NODES = 50;
    static final int LINES = 4;
    private static final int SKUS = 400;
    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");

    private final Random random = new Random(42);
    private final World world = new World(nodes(), rates());
    private final Map<Sku, List<Figure>> stock = stock();

    private SourcingCases() {}

    record Case(Demand demand, Snapshot snapshot) {}

    static List<Case> of(int count) {
        var cases = new SourcingCases();
        var asked = new ArrayList<Case>();
        for (int i = 0; i < count; i++) asked.add(cases.one());
        return asked;
    }

    private Case one() {
        var lines = new ArrayList<Demand.Line>();
        var figures = new HashMap<Sku, List<Figure>>();
        for (int l = 1; l <= LINES; l++) {
            int s = random.nextInt(SKUS);
            lines.add(new Demand.Line(l, sku(s), 1 + random.nextInt(4), 100 + 37 * (s % 50)));
            figures.put(sku(s), stock.getOrDefault(sku(s), List.of()));
        }
        var terms = new Demand.Terms("shop", "US", "60601", 100);
        return new Case(new Demand(lines, place(), "ground", NOON, terms), new Snapshot(figures, world));
    }

    private static Sku sku(int s) {
        return new Sku(1, "S" + s);
    }

    private Place place() {
        return new Place(26 + random.nextDouble() * 22, -122 + random.nextDouble() * 50);
    }

    /** Six nodes of ten have a SKU, a few units each, so that some orders must be split. */
    private Map<Sku, List<Figure>> stock() {
        var stock = new HashMap<Sku, List<Figure>>();
        for (int s = 0; s < SKUS; s++) {
            var rows = new ArrayList<Figure>();
            for (int n = 1; n <= NODES; n++)
                if (random.nextInt(10) < 6)
                    rows.add(new Figure(new NodeId(n), sku(s), Claim.OPEN, 1 + random.nextInt(8), 0, 0));
            stock.put(sku(s), rows);
        }
        return stock;
    }

    private List<Node> nodes() {
        var calendar = new WorkingCalendar(
                ZoneId.of("America/Chicago"),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(),
                LocalTime.of(16, 0),
                0);
        var address = new Node.Address("N", "1 Main", "Town", "IL", "60601", "US");
        var nodes = new ArrayList<Node>();
        for (int n = 1; n <= NODES; n++)
            nodes.add(new Node(
                    new NodeId(n),
                    "N" + n,
                    "Node " + n,
                    Node.Kind.WAREHOUSE,
                    place(),
                    calendar,
                    true,
                    Node.Reach.EVERYONE,
                    new Node.Effort(random.nextInt(3) * 50, random.nextInt(3) * 5, null, null),
                    address));
        return nodes;
    }

    private static Rates rates() {
        var rates = new ArrayList<ZoneRate>();
        int[] reach = {250, 500, 1000, 1600, 2300, 3000, 20000};
        for (int z = 0; z < reach.length; z++)
            rates.add(new ZoneRate("ground", z + 1, reach[z], "USD", 450 + 90L * z, 40 + 22L * z, 1 + z));
        return Rates.of(rates);
    }
}
