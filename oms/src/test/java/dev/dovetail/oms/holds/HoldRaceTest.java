package dev.dovetail.oms.holds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.handoff.Deliveries;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two at the same moment: one comes first, and both know. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldRaceTest {
    private final OmsHouse house;
    private final Holds holds;

    HoldRaceTest(TestDatabase db) {
        house = new OmsHouse(db);
        holds = house.get(Holds.class);
    }

    private OrderId captured(String name) {
        house.sku(name, 5, 0);
        return new OrderId(
                Long.parseLong(house.capture(Orderly.from("shop", name).line(name, 2))));
    }

    private NewHold hold(OrderId order) {
        return new NewHold(order, HoldKind.MANUAL, "ask", "ask first", "care", ReleaseRule.BY_HAND, null, null);
    }

    @RepeatedTest(10)
    void a_hold_races_the_release(RepetitionInfo turn) {
        var order = captured("RACE" + turn.getCurrentRepetition());
        var refused = new AtomicInteger();

        Race.between(() -> house.get(Deliveries.class).turn(), () -> {
            try {
                holds.place(hold(order), house.cause());
            } catch (Refused no) {
                assertThat(no.refusal().code()).isEqualTo("holds.nothing-to-hold");
                refused.incrementAndGet();
            }
        });
        house.deliver();

        var expected = refused.get() == 0 ? OrderStatus.HELD : OrderStatus.RELEASED;
        assertThat(house.order(order.toString()).status()).isEqualTo(expected);
        assertThat(house.broken()).isEmpty();
    }

    @RepeatedTest(10)
    void two_lift_the_same_hold_and_one_of_them_did(RepetitionInfo turn) {
        var order = captured("DOUBLE" + turn.getCurrentRepetition());
        long hold = holds.place(hold(order), house.cause()).id();
        var lifted = new AtomicInteger();
        Runnable lift = () -> {
            try {
                holds.release(order, hold, "fine", house.cause());
                lifted.incrementAndGet();
            } catch (Refused no) {
                assertThat(no.refusal().code()).isEqualTo("holds.already-released");
            }
        };

        Race.between(lift, lift);
        house.deliver();

        assertThat(lifted).hasValue(1);
        assertThat(house.order(order.toString()).status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(house.broken()).isEmpty();
    }

    @RepeatedTest(5)
    void two_place_the_same_hold_and_one_stands(RepetitionInfo turn) {
        var order = captured("PLACE" + turn.getCurrentRepetition());
        var placed = new AtomicInteger();
        Runnable place = () -> {
            try {
                holds.place(hold(order), house.cause());
                placed.incrementAndGet();
            } catch (Refused no) {
                assertThat(no.refusal().code()).isEqualTo("holds.already-held");
            }
        };

        Race.between(place, place);

        assertThat(placed).hasValue(1);
        assertThat(house.broken()).isEmpty();
    }
}
