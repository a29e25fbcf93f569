package dev.dovetail.oms.rearrangements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.fulfillment.GivenLine;
import dev.dovetail.oms.fulfillment.Rework;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.rearrangements.Rearrangement.Kind;
import dev.dovetail.oms.rearrangements.Rearrangement.State;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done with work in whatever order, between picks, no unit of it appears or is lost. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RearrangementWalkTest {
    private static final int STEPS = 14;

    private final WorkByHand work;
    private final OmsHouse house;

    RearrangementWalkTest(TestDatabase db) {
        work = new WorkByHand(db);
        house = work.house;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void scenario_31_any_walk_of_moves_holds_splits_merges_and_picks_keeps_the_sum(long seed) {
        var chance = new Random(seed);
        house.sku("A" + seed, 30, 30);
        house.sku("B" + seed, 30, 30);
        var order = house.released(
                        Orderly.from("shop", "walk" + seed).line("A" + seed, 7).line("B" + seed, 5))
                .order();

        for (int step = 0; step < STEPS; step++) {
            try {
                step(order, chance);
            } catch (Refused no) {
                assertThat(no.refusal().code()).startsWith("rearrangements.");
            }
            house.deliver();
            if (chance.nextBoolean()) work.answer(order.toString());
            assertThat(sums(order)).isEqualTo(new TreeMap<>(java.util.Map.of(1, 7L, 2, 5L)));
        }
        work.answer(order.toString());
        assertThat(sums(order)).isEqualTo(new TreeMap<>(java.util.Map.of(1, 7L, 2, 5L)));
        assertThat(house.broken()).isEmpty();
    }

    private void step(OrderId order, Random chance) {
        var given = work.given(order.toString());
        var line = given.get(chance.nextInt(given.size()));
        var units = new Units(line.line(), 1 + chance.nextInt(3));
        switch (chance.nextInt(6)) {
            case 0 -> ask(order, line, Kind.MOVE, line.node().value() == OmsHouse.EAST ? "WEST" : "EAST", units);
            case 1 -> ask(order, line, Kind.HOLD, null, units);
            case 2 -> ask(order, line, Kind.SPLIT, null, units);
            case 3 -> {
                var other = given.get(chance.nextInt(given.size()));
                work.ask(work.wanted(order, line.work(), Kind.MERGE, null, other.work()));
            }
            case 4 -> {
                if (line.line() == 1 && line.free() > 0)
                    house.node().tell(house.node().picked(release(order, line), 1));
            }
            default -> letGo(order);
        }
    }

    private void ask(
            OrderId order, GivenLine line, Kind kind, @org.jspecify.annotations.Nullable String to, Units units) {
        work.ask(work.wanted(order, line.work(), kind, to, null, units));
    }

    private ReleaseRequested release(OrderId order, GivenLine line) {
        return house.node().releases(order.toString()).stream()
                .filter(one -> one.fulfillmentOrder().equals(line.work()))
                .findFirst()
                .orElseThrow();
    }

    private void letGo(OrderId order) {
        for (var one : List.copyOf(work.rearrangements.ofOrder(order)))
            if (one.state() == State.HELD)
                work.rearrangements.release(order, Long.parseLong(one.rearrangementId()), "go on", house.cause());
    }

    /** Units of each line that nodes have or that are reserved for them. */
    private TreeMap<Integer, Long> sums(OrderId order) {
        var sums = new TreeMap<Integer, Long>();
        for (var line : work.given(order.toString())) sums.merge(line.line(), line.live(), Long::sum);
        long waiting = house.get(Rework.class).waiting(order).values().stream()
                .mapToLong(units -> units)
                .sum();
        long reserved = 0;
        for (var line : house.order(order.toString()).lines()) {
            long units = line.units().getOrDefault("reserved", 0L);
            reserved += units;
            sums.merge(line.line(), units, Long::sum);
        }
        assertThat(waiting).isEqualTo(reserved);
        return sums;
    }
}
