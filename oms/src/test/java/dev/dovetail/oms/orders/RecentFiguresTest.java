package dev.dovetail.oms.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RecentFiguresTest {
    @Test
    void figures_for_screens_are_a_moment_old_and_those_that_count_are_not(TestDatabase db) {
        var house = new OmsHouse(db);
        var book = house.get(OrderBook.class);
        house.sku("FIGURED", 5, 0);
        long before = book.recentFigures(1).lines();

        house.capture(Orderly.from("shop", "FIGURED").line("FIGURED", 1));

        assertThat(book.recentFigures(1).lines()).isEqualTo(before);
        assertThat(book.figures(1).lines()).isEqualTo(before + 1);
        house.later(Duration.ofSeconds(1));
        assertThat(book.recentFigures(1).lines()).isEqualTo(before + 1);
    }
}
