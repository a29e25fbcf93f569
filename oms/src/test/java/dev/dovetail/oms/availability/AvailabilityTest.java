package dev.dovetail.oms.availability;

import static dev.dovetail.oms.availability.Promises.claim;
import static dev.dovetail.oms.availability.Promises.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Networks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AvailabilityTest {
    private final Promises promises;
    private final Availability availability;

    AvailabilityTest(TestDatabase db) {
        this.promises = new Promises(db);
        this.availability = promises.availability;
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(promises.broken("I4")).isZero();
        assertThat(promises.broken("I5")).isZero();
    }

    @Test
    void what_is_there_can_be_taken_and_no_more() {
        promises.landed(1, "TAKE", 10);

        assertThat(availability.take(List.of(promises.ask(1, "TAKE", 7)))).isTrue();
        assertThat(availability.take(List.of(promises.ask(1, "TAKE", 4)))).isFalse();

        assertThat(promises.figure(1, "TAKE").available()).isEqualTo(3);
    }

    @Test
    void all_are_taken_or_none() {
        promises.landed(1, "ALL1", 10);
        promises.landed(2, "ALL2", 1);

        var taken = availability.take(List.of(promises.ask(1, "ALL1", 1), promises.ask(2, "ALL2", 2)));

        assertThat(taken).isFalse();
        assertThat(promises.figure(1, "ALL1").reserved()).isZero();
    }

    @Test
    void two_lines_that_share_a_sku_are_summed_before_the_guard() {
        promises.landed(1, "SUM", 5);
        var first = promises.ask(1, "SUM", 3);

        assertThat(availability.take(List.of(first, promises.ask(1, "SUM", 3)))).isFalse();
        assertThat(availability.take(List.of(first, promises.ask(1, "SUM", 2)))).isTrue();
    }

    @Test
    void a_sku_the_node_never_had_cannot_be_taken() {
        assertThat(availability.take(List.of(promises.ask(1, "NEVER", 1)))).isFalse();
    }

    @Test
    void safety_stock_is_never_promised() {
        promises.landed(1, "SAFE", 10);

        availability.keepBack(new NodeId(1), Map.of(sku("SAFE"), 4L), Networks.CAUSE);

        assertThat(availability.take(List.of(promises.ask(1, "SAFE", 7)))).isFalse();
        assertThat(availability.take(List.of(promises.ask(1, "SAFE", 6)))).isTrue();
        assertThat(promises.figure(1, "SAFE").available()).isZero();
    }

    @Test
    void a_shipment_lowers_position_and_reserved_so_that_atp_does_not_move() {
        promises.landed(1, "SHIP", 10);
        var ask = promises.ask(1, "SHIP", 4);
        availability.take(List.of(ask));

        availability.ship(List.of(claim(ask, 3)));

        var figure = promises.figure(1, "SHIP");
        assertThat(figure.position()).isEqualTo(7);
        assertThat(figure.reserved()).isEqualTo(1);
        assertThat(figure.available()).isEqualTo(6);
    }

    @Test
    void more_shipped_than_was_reserved_lowers_the_position_by_all_of_it() {
        promises.landed(1, "OVER", 10);
        var ask = promises.ask(1, "OVER", 2);
        availability.take(List.of(ask));

        availability.ship(List.of(claim(ask, 5)));

        assertThat(promises.figure(1, "OVER").position()).isEqualTo(5);
        assertThat(promises.figure(1, "OVER").reserved()).isZero();
    }

    @Test
    void units_shipped_before_they_were_told_of_are_owed_by_what_comes_next() {
        availability.ship(List.of(claim(promises.ask(1, "OWED", 5))));
        assertThat(promises.figure(1, "OWED").position()).isZero();

        promises.landed(1, "OWED", 12);

        assertThat(promises.figure(1, "OWED").position()).isEqualTo(7);
    }

    @Test
    void what_is_released_can_be_taken_again() {
        promises.landed(1, "BACK", 5);
        var ask = promises.ask(1, "BACK", 5);
        availability.take(List.of(ask));

        availability.release(List.of(claim(ask, 2)));

        assertThat(promises.figure(1, "BACK").available()).isEqualTo(2);
    }

    @Test
    void more_than_is_held_cannot_be_released_and_nothing_is_changed() {
        promises.landed(1, "GREED", 5);
        var ask = promises.ask(1, "GREED", 2);
        availability.take(List.of(ask));

        assertThatThrownBy(() -> availability.release(List.of(claim(ask, 3)))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> availability.release(List.of(claim(promises.ask(1, "GREED", 1)))))
                .isInstanceOf(RuntimeException.class);

        assertThat(promises.figure(1, "GREED").reserved()).isEqualTo(2);
    }

    @Test
    void stock_that_vanishes_under_a_promise_opens_a_shortfall_of_exactly_the_difference() {
        promises.landed(1, "GONE", 10);
        var ask = promises.ask(1, "GONE", 8);
        availability.take(List.of(ask));

        promises.landed(1, "GONE", -5);
        assertThat(promises.shortfall(1, "GONE")).isEqualTo(3);
        assertThat(promises.missing("GONE")).isEqualTo(3);
        assertThat(promises.figure(1, "GONE").available()).isZero();

        promises.landed(1, "GONE", 2);
        assertThat(promises.shortfall(1, "GONE")).isEqualTo(1);

        availability.release(List.of(claim(ask, 1)));
        assertThat(promises.shortfall(1, "GONE")).isZero();
    }

    @Test
    void the_backlog_hears_when_more_may_be_promised_and_only_then() {
        promises.landed(1, "TOLD", 3);
        assertThat(promises.tellings("TOLD")).isEqualTo(1);

        var ask = promises.ask(1, "TOLD", 3);
        availability.take(List.of(ask));
        promises.landed(1, "TOLD", -3);
        promises.landed(1, "TOLD", 2);
        assertThat(promises.tellings("TOLD")).isEqualTo(1);

        availability.release(List.of(claim(ask)));
        assertThat(promises.tellings("TOLD")).isEqualTo(2);
    }

    @Test
    void what_rose_is_named_by_node() {
        promises.landed(2, "ROSE", 1);

        var rose = availability.change(List.of(
                new StockChange(new NodeId(1), sku("ROSE"), 3, "received"),
                new StockChange(new NodeId(2), sku("ROSE"), -1, "damaged")));

        assertThat(rose).isEqualTo(Map.of(new NodeId(1), List.of(sku("ROSE"))));
    }
}
