package dev.dovetail.oms.amendments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.intake.Amendly;
import dev.dovetail.oms.intake.Orderly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An amendment meets a pick, or another amendment, in the same moment: each unit ends in one place. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentRaceTest {
    private static final int ROUNDS = 12;

    private final OmsHouse house;
    private final NodeByHand node;

    AmendmentRaceTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void an_amendment_racing_a_pick_gets_what_was_not_picked_or_hears_so() {
        house.sku("PICK", 4 * ROUNDS, 0);
        for (int i = 0; i < ROUNDS; i++) {
            var work = house.released(Orderly.from("shop", "P" + i).line("PICK", 4));
            var order = work.order().toString();
            node.send(node.picked(work, 3), house.ids().next(0));

            Race.between(
                    house::deliver,
                    () -> refusedOr(() -> Amendly.of(house, order).line(1, 2).now()));
            house.deliver();
            for (var asked : node.withdrawals(order)) {
                long units = asked.lines().getFirst().quantity();
                node.tell(node.answered(asked, 1, units - 1));
            }

            long cancelled = house.units(order, 1).getOrDefault("cancelled", 0L);
            assertThat(house.units(order, 1)).containsEntry("picked", 3L);
            assertThat(cancelled).isEqualTo(node.withdrawals(order).isEmpty() ? 0 : 1);
        }
    }

    @Test
    void two_amendments_at_once_come_one_after_the_other() {
        house.sku("TWICE", 20 * ROUNDS, 0);
        house.sku("OTHER", 20 * ROUNDS, 0);
        for (int i = 0; i < ROUNDS; i++) {
            var order =
                    house.capture(Orderly.from("shop", "T" + i).line("TWICE", 4).line("OTHER", 4));
            int round = i;

            Race.between(
                    () -> Amendly.of(house, order)
                            .line(1, 6)
                            .line(2, 1)
                            .key("one " + round)
                            .now(),
                    () -> Amendly.of(house, order)
                            .line(2, 6)
                            .line(1, 1)
                            .key("two " + round)
                            .now());

            var first = house.units(order, 1).get("reserved");
            var second = house.units(order, 2).get("reserved");
            assertThat(first == 6L ? second : first).isEqualTo(1L);
            assertThat(first == 6L ? first : second).isEqualTo(6L);
        }
    }

    @Test
    void the_same_amendment_sent_twice_at_once_is_carried_out_once() {
        house.sku("SAME", 20 * ROUNDS, 0);
        for (int i = 0; i < ROUNDS; i++) {
            var order = house.capture(Orderly.from("shop", "S" + i).line("SAME", 2));
            Runnable add = () ->
                    Amendly.of(house, order).add("SAME", 3, "1.00").key("once").now();

            Race.between(add, add);

            assertThat(house.order(order).lines()).hasSize(2);
        }
    }

    private static void refusedOr(Runnable amend) {
        try {
            amend.run();
        } catch (dev.dovetail.kernel.Refused refused) {
            assertThat(refused.refusal().code()).isEqualTo("orders.amend-picked");
        }
    }
}
