package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.intake.Orderly;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** F19: a cancel meets a pick, or a release, in the same moment. Each unit ends in one place. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancelRaceTest {
    private static final int ROUNDS = 25;

    private final OmsHouse house;
    private final NodeByHand node;
    private final Fulfillment fulfillment;

    CancelRaceTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
        fulfillment = house.get(Fulfillment.class);
    }

    @Test
    void a_cancel_racing_a_pick_gets_exactly_what_was_not_picked() {
        house.sku("RACED", 4 * ROUNDS, 0);
        for (int i = 0; i < ROUNDS; i++) {
            var work = house.released(Orderly.from("shop", "R" + i).line("RACED", 4));
            var order = work.order();
            node.send(node.picked(work, 3), house.ids().next(0));

            Race.between(house::deliver, () -> fulfillment.cancel(order, "changed my mind", List.of(), house.cause()));
            house.deliver();
            for (var asked : node.withdrawals(order.toString())) {
                long units = asked.lines().getFirst().quantity();
                node.tell(node.answered(asked, 1, units - 1));
            }

            assertThat(house.units(order.toString(), 1))
                    .containsEntry("picked", 3L)
                    .containsEntry("cancelled", 1L);
        }
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_cancel_racing_the_release_comes_before_or_after_it() {
        house.sku("TIMED", 2 * ROUNDS, 0);
        for (int i = 0; i < ROUNDS; i++) {
            var order = house.capture(Orderly.from("shop", "T" + i).line("TIMED", 2));

            Race.between(
                    house::deliver,
                    () -> fulfillment.cancel(new OrderId(Long.parseLong(order)), "no", List.of(), house.cause()));
            house.deliver();
            for (var asked : node.withdrawals(order)) node.tell(node.answered(asked, 2, 0));

            assertThat(house.units(order, 1)).containsEntry("cancelled", 2L);
            assertThat(node.withdrawals(order)).hasSize(node.releases(order).size());
        }
        assertThat(house.reserved("TIMED")).isEmpty();
        assertThat(house.broken()).isEmpty();
    }
}
