package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.OmsHouse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes over one database, whose ids begin alike in the same millisecond. */
@ExtendWith(PostgresExtension.class)
class TwoSourcesTest {
    private final TestDatabase db;

    TwoSourcesTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void an_order_whose_id_the_other_process_gave_away_takes_another() {
        try (var one = new OmsHouse(db);
                var other = new OmsHouse(db)) {
            one.sku("TWIN", 10, 10);
            var alike = IntStream.range(0, 2000)
                    .mapToObj(i -> "TWIN-" + i)
                    .filter(number -> slot(number) == slot("TWIN-0"))
                    .limit(2)
                    .toList();

            var first = one.capture(Orderly.from("web", alike.getFirst()).line("TWIN", 1));
            var second = other.capture(Orderly.from("web", alike.getLast()).line("TWIN", 1));

            assertThat(second).isNotEqualTo(first);
            assertThat(one.order(second).number()).isEqualTo(alike.getLast());
            assertThat(one.reserved("TWIN").values()).containsExactly(2L);
            assertThat(one.broken()).isEmpty();
        }
    }

    private static int slot(String number) {
        return NormalOrder.Hash.of(Slot.hash("order", "1", "web", number)).slot();
    }
}
