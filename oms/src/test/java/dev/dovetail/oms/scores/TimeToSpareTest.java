package dev.dovetail.oms.scores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the east a parcel takes a day, from the west four: what comes from both is promised for the later one. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeToSpareTest {
    private final OmsHouse house;

    TimeToSpareTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void what_might_have_left_later_and_never_does_slips_all_the_same() {
        house.sku("NEAR", 5, 0);
        house.sku("FARTHER", 0, 5);
        var node = house.node();
        var order = house.capture(Orderly.from("shop", "SPARE").line("NEAR", 1).line("FARTHER", 1));
        house.deliver();
        var west = node.releases(order).stream()
                .filter(work -> work.node().value() == OmsHouse.WEST)
                .findFirst()
                .orElseThrow();
        var parcel = node.parcel(west);
        node.tell(node.accepted(west), node.picked(west, 1), node.packed(west, parcel, 1));
        node.tell(node.shipped(west, parcel, 1));

        for (int day = 1; day <= 2; day++) pass();
        assertThat(score(order).slippedAt()).as("there is time to spare").isNull();
        for (int day = 3; day <= 6; day++) pass();

        assertThat(score(order).slipReason()).isEqualTo("not-shipped");
        assertThat(house.broken()).isEmpty();
    }

    private void pass() {
        house.later(Duration.ofDays(1));
        house.deliver();
    }

    private Score score(String order) {
        return house.get(Scores.class).of(new OrderId(Long.parseLong(order))).orElseThrow();
    }
}
