package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a shelf, its pools together are what the node told, and what they lack is what it lacks. */
class ShelfProperties {
    private static final List<String> POOLS = List.of("fence:amazon", "fence:web", "open");

    @Property(tries = 300)
    void the_sums_are_kept_by_any_sequence(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 5) Integer> acts,
            @ForAll @Size(40) List<@IntRange(min = 0, max = 12) Integer> amounts) {
        var node = new NodeId(1);
        var sku = new Sku(1, "MUG");
        var rows = new ArrayList<Pool>();
        for (var pool : POOLS) rows.add(Pool.none(node, sku, pool));
        List<Pool> pools = rows;
        long told = 0;
        for (int i = 0; i < acts.size(); i++) {
            var shelf = new Shelf(pools);
            told += act(shelf, pools, acts.get(i), amounts.get(i), POOLS.get(i % 3));
            shelf.settle();
            pools = merged(pools, shelf.changed());
            check(pools, told);
        }
    }

    /** Answers by how much the node's stock moved. */
    private static long act(Shelf shelf, List<Pool> pools, int act, int amount, String name) {
        var pool = pools.get(POOLS.indexOf(name));
        switch (act) {
            case 0 -> {
                shelf.change(amount);
                return amount;
            }
            case 1 -> {
                shelf.change(-amount);
                return -amount;
            }
            case 2 -> shelf.giveBack(name, Math.min(amount, pool.reserved()));
            case 3 -> {
                long units = Math.min(amount, pool.reserved());
                shelf.ship(name, units);
                return -units;
            }
            case 4 -> {
                if (!name.equals(Claim.OPEN)) shelf.want(name, amount);
            }
            default -> shelf.giveBack(name, -Math.min(amount, pool.figure().available())); // a claim
        }
        return 0;
    }

    private static List<Pool> merged(List<Pool> before, List<Pool> changed) {
        return before.stream()
                .map(pool -> changed.stream()
                        .filter(other -> other.name().equals(pool.name()))
                        .findFirst()
                        .orElse(pool))
                .toList();
    }

    private static void check(List<Pool> pools, long told) {
        long position = pools.stream().mapToLong(Pool::position).sum();
        long owing = pools.stream().mapToLong(Pool::owing).sum();
        long reserved = pools.stream().mapToLong(Pool::reserved).sum();
        long lacking =
                pools.stream().mapToLong(pool -> pool.figure().shortfall()).sum();
        assertThat(position - owing).isEqualTo(told);
        assertThat(position == 0 || owing == 0).as("owes while it has").isTrue();
        assertThat(lacking).isEqualTo(Math.max(0, reserved - position));
        for (var pool : pools) {
            assertThat(pool.owing() == 0 || pool.name().equals(Claim.OPEN)).isTrue();
            assertThat(pool.reserved()).isNotNegative();
            if (pool.wanted() < pool.position() && !pool.name().equals(Claim.OPEN))
                assertThat(pool.position()).as("free above what is wanted").isLessThanOrEqualTo(pool.reserved());
        }
    }
}
