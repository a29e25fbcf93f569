package dev.dovetail.oms.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.carriage.Rates;
import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.capacity.NodeDay;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.network.WorkingCalendar;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.RuleBook;
import dev.dovetail.oms.sourcing.Rules;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourcing;
import dev.dovetail.oms.sourcing.World;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Choices of random worlds, kept and read in the scene as it was kept: what people see and what is asked again is the same. */
class KeptProperties {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00.123456789Z");
    private static final List<String> ZONES = List.of("America/Chicago", "Europe/Berlin", "UTC");

    private final Json json = new Json();

    @Property(tries = 600)
    void what_is_kept_reads_as_it_was(@ForAll long seed) {
        var random = new Random(seed);
        var demand = demand(random);
        var snapshot = snapshot(random, demand);
        var kept = new Kept(Inputs.of(demand, snapshot), Decision.Outcome.of(Sourcing.source(demand, snapshot)));
        var scene = json.read(json.write(Inputs.Scene.of(snapshot.world())), Inputs.Scene.class);

        var read = Kept.of(kept.bytes(), scene.world());

        assertThat(read).isEqualTo(kept);
        assertThat(json.write(read.inputs())).isEqualTo(json.write(kept.inputs()));
        assertThat(json.write(read.outcome())).isEqualTo(json.write(kept.outcome()));
        assertThat(read.bytes()).isEqualTo(kept.bytes());
    }

    @Property(tries = 200)
    void made_again_from_its_bytes_it_is_the_same_bytes(@ForAll long seed) {
        var random = new Random(seed);
        var demand = demand(random);
        var snapshot = snapshot(random, demand);
        var kept = new Kept(Inputs.of(demand, snapshot), Decision.Outcome.of(Sourcing.source(demand, snapshot)));

        var inputs = Kept.inputs(kept.bytes());
        var again = Sourcing.source(inputs.demand(), inputs.snapshot(snapshot.world()));

        assertThat(new Kept(inputs, Decision.Outcome.of(again)).bytes()).isEqualTo(kept.bytes());
    }

    private static Demand demand(Random random) {
        var lines = new ArrayList<Demand.Line>();
        for (int line = 1; line <= 1 + random.nextInt(5); line++) {
            var parts = random.nextInt(5) > 0
                    ? List.<KitPart>of()
                    : List.of(new KitPart(sku(6), 2), new KitPart(sku(7), 1 + random.nextInt(3)));
            lines.add(new Demand.Line(
                    line * 3,
                    sku(parts.isEmpty() ? random.nextInt(6) : 8), // nobody stocks a kit
                    1 + random.nextInt(20),
                    random.nextInt(5_000),
                    random.nextInt(100_000),
                    random.nextInt(4) == 0 ? "gift" : null,
                    parts));
        }
        var terms = new Demand.Terms(
                "shop",
                "US",
                "60601",
                random.nextInt(200),
                random.nextBoolean() ? null : "göld",
                random.nextInt(6) == 0 ? "N1" : null,
                random.nextBoolean() ? null : LocalDate.of(2026, 3, 1 + random.nextInt(20)));
        var place = new Place(random.nextDouble() * 20, -random.nextDouble() * 20);
        return new Demand(lines, place, terms.pickup() == null ? "ground" : Demand.PICKUP, NOW, terms);
    }

    private static Sku sku(int number) {
        return new Sku(1 + number % 2, "Ä-" + number);
    }

    private static Snapshot snapshot(Random random, Demand demand) {
        var nodes = new ArrayList<Node>();
        var figures = new HashMap<Sku, List<Figure>>();
        var days = new HashMap<NodeDay, Integer>();
        var stale = new HashMap<Sku, Set<NodeId>>();
        var avoided = new HashSet<NodeId>();
        for (int n = 1; n <= 1 + random.nextInt(70); n++) {
            var node = node(random, n);
            nodes.add(node);
            if (random.nextInt(10) == 0) avoided.add(node.id());
            for (int s = 0; s < 8; s++) {
                if (random.nextInt(3) > 0)
                    figures.computeIfAbsent(sku(s), _ -> new ArrayList<>())
                            .add(new Figure(node.id(), sku(s), Claim.OPEN, random.nextInt(9), random.nextInt(3), 0));
                if (random.nextInt(20) == 0)
                    stale.computeIfAbsent(sku(s), _ -> new HashSet<>()).add(node.id());
            }
            if (node.effort().parcelsADay() != null)
                days.put(new NodeDay(node.id(), LocalDate.of(2026, 3, 2 + random.nextInt(2))), random.nextInt(4));
        }
        var world = new World(nodes, rates(), rules(random));
        return new Snapshot(figures, world, avoided, days, Map.of(demand.terms().channel(), stale));
    }

    private static Node node(Random random, int n) {
        var calendar = new WorkingCalendar(
                ZoneId.of(ZONES.get(random.nextInt(3))),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(),
                LocalTime.of(12, 0),
                random.nextInt(2));
        var effort = new Node.Effort(random.nextInt(300), random.nextInt(50), random.nextInt(4) == 0 ? 2 : null, null);
        return new Node(
                new NodeId(n),
                "N" + n,
                "Node " + n,
                Node.Kind.WAREHOUSE,
                new Place(random.nextDouble() * 40, -random.nextDouble() * 40),
                calendar,
                random.nextInt(8) > 0,
                new Node.Reach(Set.of(), Set.of(), Set.of(), random.nextBoolean()),
                effort,
                new Node.Address("N" + n, "1 Main", "Town", "IL", "60601", "US"));
    }

    private static Rates rates() {
        return Rates.of(List.of(
                new ZoneRate("ground", 1, 900, "USD", 450, 80, 1),
                new ZoneRate("ground", 2, 2_500, "USD", 790, 155, 3)));
    }

    private static RuleBook rules(Random random) {
        if (random.nextBoolean()) return RuleBook.STANDARD;
        var aim = new Rules.Objective(null, null, null, null, 250L);
        return RuleBook.of(7, new Rules("Test", List.of(new Rules.Stage("near", null, null, aim, null))));
    }
}
