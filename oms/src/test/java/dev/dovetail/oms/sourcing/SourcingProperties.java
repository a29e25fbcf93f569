package dev.dovetail.oms.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random small worlds, weighed against every assignment there is. */
class SourcingProperties {
    private static final int SKUS = 3;

    private record World(int nodes, long[] base, long[] perKg, long[][] stock, List<Demand.Line> lines, Cases cases) {}

    @Property(tries = 1500)
    void it_costs_what_the_cheapest_of_all_assignments_costs(@ForAll long seed) {
        var world = world(new Random(seed));

        var sourced = Sourcing.source(
                Cases.demand(world.lines().toArray(Demand.Line[]::new)),
                world.cases().snapshot());

        assertThat(thousandths(world, sourced)).isEqualTo(cheapest(world));
    }

    @Property(tries = 1500)
    void it_never_allots_more_than_there_is_and_leaves_nothing_missing_that_there_is(@ForAll long seed) {
        var world = world(new Random(seed));

        var sourced = Sourcing.source(
                Cases.demand(world.lines().toArray(Demand.Line[]::new)),
                world.cases().snapshot());

        for (int s = 0; s < SKUS; s++) {
            var sku = Cases.sku("S" + s);
            long had = 0;
            for (int n = 1; n <= world.nodes(); n++) {
                var node = Cases.node(n);
                long given = sourced.allotments().stream()
                        .filter(a -> a.sku().equals(sku) && a.node().equals(node))
                        .mapToLong(Sourced.Allotment::quantity)
                        .sum();
                assertThat(given).isLessThanOrEqualTo(world.stock()[n - 1][s]);
                had += world.stock()[n - 1][s];
            }
            assertThat(allotted(world, sourced, s)).isEqualTo(Math.min(had, demand(world, s)));
        }
        for (var line : world.lines())
            assertThat(sourced.allotments().stream()
                                    .filter(a -> a.line() == line.line())
                                    .mapToLong(Sourced.Allotment::quantity)
                                    .sum()
                            + sourced.missing().getOrDefault(line.line(), 0L))
                    .isEqualTo(line.quantity());
    }

    private static World world(Random random) {
        int nodes = 1 + random.nextInt(4);
        var cases = new Cases();
        var base = new long[nodes];
        var perKg = new long[nodes];
        var stock = new long[nodes][SKUS];
        for (int n = 1; n <= nodes; n++) {
            base[n - 1] = random.nextInt(12) * 100;
            perKg[n - 1] = random.nextInt(5) * 150;
            cases.node(n, base[n - 1], perKg[n - 1]);
            for (int s = 0; s < SKUS; s++) {
                stock[n - 1][s] = random.nextInt(4);
                if (stock[n - 1][s] > 0) cases.stock(n, "S" + s, stock[n - 1][s]);
            }
        }
        var lines = new ArrayList<Demand.Line>();
        for (int l = 1; l <= 1 + random.nextInt(4); l++) {
            int s = random.nextInt(SKUS);
            lines.add(Cases.line(l, "S" + s, 1 + random.nextInt(3), 350 * (s + 1)));
        }
        return new World(nodes, base, perKg, stock, lines, cases);
    }

    private static long demand(World world, int s) {
        return world.lines().stream()
                .filter(line -> line.sku().equals(Cases.sku("S" + s)))
                .mapToLong(Demand.Line::quantity)
                .sum();
    }

    private static long allotted(World world, Sourced sourced, int s) {
        return sourced.allotments().stream()
                .filter(a -> a.sku().equals(Cases.sku("S" + s)))
                .mapToLong(Sourced.Allotment::quantity)
                .sum();
    }

    /** The price of an answer, worked out from its allotments alone. */
    private static long thousandths(World world, Sourced sourced) {
        var grams = sourced.allotments().stream()
                .collect(Collectors.groupingBy(
                        a -> a.node().value(),
                        Collectors.summingLong(
                                a -> a.quantity() * 350L * (a.sku().code().charAt(1) - '0' + 1))));
        return grams.entrySet().stream()
                .mapToLong(e -> world.base()[e.getKey() - 1] * 1000 + world.perKg()[e.getKey() - 1] * e.getValue())
                .sum();
    }

    /** Every way to hand out the units, SKU after SKU and node after node. */
    private static long cheapest(World world) {
        var need = new long[SKUS];
        for (int s = 0; s < SKUS; s++) {
            long had = 0;
            for (int n = 0; n < world.nodes(); n++) had += world.stock()[n][s];
            need[s] = Math.min(had, demand(world, s));
        }
        return cheapest(world, 0, 0, need[0], need, new long[world.nodes()], new boolean[world.nodes()]);
    }

    private static long cheapest(World world, int s, int n, long left, long[] need, long[] grams, boolean[] used) {
        if (s == SKUS) {
            long cost = 0;
            for (int i = 0; i < world.nodes(); i++)
                if (used[i]) cost += world.base()[i] * 1000 + world.perKg()[i] * grams[i];
            return cost;
        }
        if (n == world.nodes())
            return left > 0
                    ? Long.MAX_VALUE
                    : cheapest(world, s + 1, 0, s + 1 < SKUS ? need[s + 1] : 0, need, grams, used);
        long best = Long.MAX_VALUE;
        for (long q = 0; q <= Math.min(left, world.stock()[n][s]); q++) {
            var g = grams.clone();
            var u = used.clone();
            g[n] += q * 350 * (s + 1);
            u[n] |= q > 0;
            best = Math.min(best, cheapest(world, s, n + 1, left - q, need, g, u));
        }
        return best;
    }
}
