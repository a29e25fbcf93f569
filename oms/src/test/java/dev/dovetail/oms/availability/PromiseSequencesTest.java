package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random takes, releases, shipments, fences and stock facts beside a model of plain numbers: the books agree after each step. */
@ExtendWith(PostgresExtension.class)
class PromiseSequencesTest {
    private static final int STEPS = 120;

    private final Promises promises;

    PromiseSequencesTest(TestDatabase db) {
        this.promises = new Promises(db);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_books_agree_with_plain_numbers(long seed) {
        var run = new Run(new Random(seed), "SEQ" + seed);

        for (int step = 0; step < STEPS; step++) {
            run.step();
            run.compare("seed " + seed + " step " + step);
        }

        assertThat(promises.broken("I4")).isZero();
        assertThat(promises.broken("I5")).isZero();
    }

    /** A signed stock figure for each node, and the claims that stand; half of the orders come from a channel with a fence. */
    private final class Run {
        private final Random random;
        private final String sku;
        private final Map<Integer, Long> stock = new HashMap<>(Map.of(1, 0L, 2, 0L));
        private final List<Claim> held = new ArrayList<>();

        Run(Random random, String sku) {
            this.random = random;
            this.sku = sku;
            receive(1, 20);
            receive(2, 20);
        }

        void step() {
            switch (random.nextInt(7)) {
                case 0 -> receive(1 + random.nextInt(2), random.nextInt(12));
                case 1 -> receive(1 + random.nextInt(2), -random.nextInt(8));
                case 2, 3 -> take();
                case 4 -> promises.fence(1 + random.nextInt(2), sku, "web", random.nextInt(15));
                case 5 -> end(false);
                default -> end(true);
            }
        }

        private void receive(int node, long change) {
            promises.availability.change(
                    List.of(new StockChange(new NodeId(node), Promises.sku(sku), change, "counted")));
            stock.merge(node, change, Long::sum);
        }

        /** What fits is what the channel's own pools have together, as they stand before. */
        private void take() {
            var channel = random.nextBoolean() ? "web" : "shop";
            var asks = new ArrayList<Ask>();
            for (int i = 0; i <= random.nextInt(3); i++)
                asks.add(promises.ask(1 + random.nextInt(2), sku, 1 + random.nextInt(4), channel));
            var figures = promises.positions
                    .figures(List.of(Promises.sku(sku)))
                    .values()
                    .iterator()
                    .next();
            boolean fits = List.of(1, 2).stream()
                    .allMatch(node -> asks.stream()
                                    .filter(ask -> ask.node().value() == node)
                                    .mapToLong(Ask::quantity)
                                    .sum()
                            <= figures.stream()
                                    .filter(f -> f.node().value() == node && f.claimableBy(channel))
                                    .mapToLong(Figure::available)
                                    .sum());

            assertThat(promises.availability.take(asks)).isEqualTo(fits);
            if (fits) asks.forEach(ask -> held.add(Promises.claim(ask)));
        }

        private void end(boolean shipped) {
            if (held.isEmpty()) return;
            var claim = held.remove(random.nextInt(held.size()));
            if (shipped) {
                promises.availability.ship(List.of(claim));
                stock.merge(claim.node().value(), -claim.quantity(), Long::sum);
            } else {
                promises.availability.release(List.of(claim));
            }
        }

        void compare(String at) {
            var figures = promises.positions
                    .figures(List.of(Promises.sku(sku)))
                    .values()
                    .iterator()
                    .next();
            for (int node : new int[] {1, 2}) {
                var pools =
                        figures.stream().filter(f -> f.node().value() == node).toList();
                long reserved = sum(held, node);
                assertThat(pools.stream().mapToLong(Figure::position).sum())
                        .as(at)
                        .isEqualTo(position(node));
                assertThat(pools.stream().mapToLong(Figure::reserved).sum())
                        .as(at)
                        .isEqualTo(reserved);
                assertThat(promises.shortfall(node, sku)).as(at).isEqualTo(Math.max(0, reserved - position(node)));
            }
        }

        private long position(int node) {
            return Math.max(0, stock.getOrDefault(node, 0L));
        }

        private long sum(List<Claim> claims, int node) {
            return claims.stream()
                    .filter(claim -> claim.node().value() == node)
                    .mapToLong(Claim::quantity)
                    .sum();
        }
    }
}
