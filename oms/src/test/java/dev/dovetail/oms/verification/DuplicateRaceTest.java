package dev.dovetail.oms.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.Cutoffs;
import dev.dovetail.oms.verification.ChannelChecks.Mode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two orders that look the same, captured in two batches at the same moment: one of them is held, whichever it is. */
@ExtendWith(PostgresExtension.class)
class DuplicateRaceTest {
    private static final int ROUNDS = 20;

    @Test
    void of_two_at_once_exactly_one_is_held_and_names_the_other(TestDatabase db) {
        var house = new OmsHouse(db);
        house.sku("TWIN", 10 * ROUNDS, 0);
        house.sku("SCARCE", 0, 0);
        house.get(VerificationSetup.class)
                .put(
                        new ChannelChecks(
                                "shop",
                                Mode.OFF,
                                Mode.OFF,
                                0,
                                Mode.HOLD,
                                Duration.ofMinutes(10),
                                Mode.OFF,
                                null,
                                null,
                                Cutoffs.UNTIL_PICK),
                        house.cause());
        for (int i = 0; i < ROUNDS; i++) {
            // Every other pair lacks units, and so goes by the exact path.
            var sku = i % 2 == 0 ? "TWIN" : "SCARCE";
            var customer = "C" + i;
            Set<OrderId> ids = ConcurrentHashMap.newKeySet();
            int round = i;

            Race.between(
                    () -> ids.add(captured(house, "A" + round, customer, sku)),
                    () -> ids.add(captured(house, "B" + round, customer, sku)));

            var holds = ids.stream()
                    .flatMap(id -> house.get(HoldQueue.class).ofOrder(id).stream())
                    .toList();
            assertThat(holds).singleElement().satisfies(hold -> {
                assertThat(ids).contains(new OrderId(Long.parseLong(String.valueOf(hold.otherOrder()))));
                assertThat(hold.otherOrder()).isNotEqualTo(hold.orderId());
            });
        }
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private static OrderId captured(OmsHouse house, String number, String customer, String sku) {
        var raw = Orderly.from("shop", number).customer(customer).line(sku, 1).raw();
        var order = house.get(Intake.class)
                .capture(raw, "key " + number, house.cause())
                .order();
        return new OrderId(Long.parseLong(order.orderId()));
    }
}
