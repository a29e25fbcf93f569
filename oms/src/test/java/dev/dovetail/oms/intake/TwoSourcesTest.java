package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
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
    void an_order_whose_ids_the_other_process_gave_away_takes_others() {
        try (var one = new OmsHouse(db, 0);
                var other = new OmsHouse(db, 0)) {
            one.sku("TWIN", 10, 10);

            one.capture(Orderly.from("web", "TWIN-A").line("TWIN", 1));
            var first = one.capture(Orderly.from("web", "TWIN-0").line("TWIN", 1));
            var second = other.capture(Orderly.from("web", "TWIN-1").line("TWIN", 1));

            assertThat(second).isNotEqualTo(first);
            assertThat(one.order(second).number()).isEqualTo("TWIN-1");
            assertThat(one.reserved("TWIN").values()).containsExactly(3L);
            assertThat(one.broken()).isEmpty();
        }
    }
}
