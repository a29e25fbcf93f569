package dev.dovetail.oms.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The cost of random orders over up to 12 nodes and 6 lines beside what an independent solver finds, CP-SAT of Google
 * OR-Tools. {@code -Dsourcing.cases=10000} tries as many as the name of the property says.
 */
class SourcingAgainstOrToolsTest {
    private static final int CASES = Integer.getInteger("sourcing.cases", 300);
    private static final int PER_SPLIT = 150;

    @BeforeAll
    static void load() {
        try {
            Loader.loadNativeLibraries();
        } catch (RuntimeException | LinkageError e) {
            assumeTrue(false, "skipped: OR-Tools has no library for this machine: " + e.getMessage());
        }
    }

    @Test
    void the_cost_is_that_of_an_independent_solver_every_time() {
        int split = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var world = World12.of(new Random(seed));

            var sourced = Sourcing.source(world.demand(), world.snapshot());

            assertThat(sourced.explanation().exact()).as("seed " + seed).isTrue();
            assertThat(world.cost(sourced)).as("seed " + seed).isEqualTo(solve(world));
            if (sourced.parcels().size() > 1) split++;
        }
        assertThat(split).as("of " + CASES + " cases some are split").isGreaterThan(CASES / 20);
    }

    private static long solve(World12 world) {
        var model = new CpModel();
        var cost = LinearExpr.newBuilder();
        var used = new ArrayList<BoolVar>();
        for (int n = 0; n < world.nodes(); n++) {
            var open = model.newBoolVar("n" + n);
            used.add(open);
            cost.addTerm(open, (world.base()[n] + world.parcel()[n]) * 1000);
        }
        for (int s = 0; s < World12.SKUS; s++) units(model, world, s, used, cost);
        var splits = model.newIntVar(0, world.nodes(), "splits");
        var opened = LinearExpr.newBuilder();
        used.forEach(opened::add);
        model.addGreaterOrEqual(splits, opened.add(-1));
        cost.addTerm(splits, PER_SPLIT * 1000L);
        model.minimize(cost);
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(1);
        assertThat(solver.solve(model)).isEqualTo(CpSolverStatus.OPTIMAL);
        return Math.round(solver.objectiveValue());
    }

    private static void units(CpModel model, World12 world, int s, List<BoolVar> used, LinearExprBuilder cost) {
        var sum = LinearExpr.newBuilder();
        for (int n = 0; n < world.nodes(); n++) {
            IntVar units = model.newIntVar(0, world.stock()[n][s], "x" + n + s);
            model.addLessOrEqual(units, LinearExpr.term(used.get(n), world.stock()[n][s]));
            sum.add(units);
            cost.addTerm(units, world.perKg()[n] * World12.grams(s) + world.unit()[n] * 1000);
        }
        model.addEquality(sum, world.wanted(s));
    }

    /** A random world. */
    private record World12(
            int nodes,
            long[] base,
            long[] parcel,
            long[] perKg,
            long[] unit,
            long[][] stock,
            List<Demand.Line> lines,
            Cases cases) {
        static final int SKUS = 6;

        static World12 of(Random random) {
            int nodes = 1 + random.nextInt(12);
            var cases = new Cases();
            var base = new long[nodes];
            var parcel = new long[nodes];
            var perKg = new long[nodes];
            var unit = new long[nodes];
            var stock = new long[nodes][SKUS];
            boolean scarce = random.nextBoolean();
            for (int n = 0; n < nodes; n++) {
                base[n] = 200 + random.nextInt(12) * 100;
                parcel[n] = random.nextInt(3) * 50;
                perKg[n] = random.nextInt(5) * 150;
                unit[n] = random.nextInt(3) * 20;
                cases.node(n + 1, base[n], perKg[n], parcel[n], unit[n]);
                for (int s = 0; s < SKUS; s++) {
                    stock[n][s] = scarce ? random.nextInt(4) : random.nextInt(9);
                    if (stock[n][s] > 0) cases.stock(n + 1, "S" + s, stock[n][s]);
                }
            }
            var lines = new ArrayList<Demand.Line>();
            for (int l = 1; l <= 1 + random.nextInt(6); l++) {
                int s = random.nextInt(SKUS);
                lines.add(Cases.line(l, "S" + s, 1 + random.nextInt(5), grams(s)));
            }
            return new World12(nodes, base, parcel, perKg, unit, stock, lines, cases);
        }

        static int grams(int s) {
            return 350 * (s + 1);
        }

        Demand demand() {
            return Cases.demand(lines.toArray(Demand.Line[]::new));
        }

        Snapshot snapshot() {
            return cases.snapshot(Cases.perSplit(PER_SPLIT));
        }

        /** What is asked of a SKU, or all there is of it. */
        long wanted(int s) {
            long asked = 0, had = 0;
            for (var line : lines) if (line.sku().equals(Cases.sku("S" + s))) asked += line.quantity();
            for (var of : stock) had += of[s];
            return Math.min(asked, had);
        }

        /** The price of an answer in thousandths, worked out from its allotments alone. */
        long cost(Sourced sourced) {
            var opened = new boolean[nodes];
            long cost = 0, parcels = 0;
            for (var a : sourced.allotments()) {
                int n = a.node().value() - 1, s = a.sku().code().charAt(1) - '0';
                cost += a.quantity() * (perKg[n] * grams(s) + unit[n] * 1000);
                if (opened[n]) continue;
                opened[n] = true;
                parcels++;
                cost += (base[n] + parcel[n]) * 1000;
            }
            return cost + Math.max(0, parcels - 1) * PER_SPLIT * 1000L;
        }
    }
}
