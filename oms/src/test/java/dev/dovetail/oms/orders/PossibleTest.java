package dev.dovetail.oms.orders;

import static dev.dovetail.oms.orders.Counter.BACKORDERED;
import static dev.dovetail.oms.orders.Counter.CANCELLED;
import static dev.dovetail.oms.orders.Counter.ORDERED;
import static dev.dovetail.oms.orders.Counter.PICKED;
import static dev.dovetail.oms.orders.Counter.RELEASED;
import static dev.dovetail.oms.orders.Counter.RESERVED;
import static dev.dovetail.oms.orders.Counter.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.oms.orders.Cutoffs.Stage;
import dev.dovetail.oms.orders.Possible.Asks;
import dev.dovetail.oms.orders.Possible.No;
import dev.dovetail.oms.orders.Possible.Offer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PossibleTest {
    private static final Instant DUE = Instant.parse("2026-03-02T10:30:00Z");
    private static final Possible.Order OPEN = new Possible.Order(DUE, Cutoffs.UNTIL_PICK);
    private static final Cutoffs STRICT = new Cutoffs(Stage.PICK, Stage.RELEASE, Stage.RELEASE, Stage.RELEASE);
    private static final Cutoffs CLOSED = new Cutoffs(Stage.RELEASE, Stage.RELEASE, Stage.RELEASE, Stage.RELEASE);

    private static Possible of(Map<Counter, Long> units, long askedBack, Possible.Order order) {
        return Possible.of(new Possible.Line(true, new LineCounters(units), askedBack), order);
    }

    @Test
    void the_page_is_what_the_program_does() throws IOException {
        var page = new LifecycleTable(
                "possible",
                "What is still possible for units of a line",
                "By where the units are: what may be asked of whom, or why not and what instead. A channel's cutoff of"
                        + " `release` turns what is asked of the node into a refusal. Printed by a test from"
                        + " `oms.orders.Possible`.",
                List.of("cancel", "change-quantity", "change-address", "substitute", "return"));
        for (var counter : Counter.values())
            if (counter != ORDERED) page.row(counter.wire(), cells(of(Map.of(counter, 2L), 0, OPEN)));
        page.row(
                "released, past the cutoff for changes",
                cells(of(Map.of(RELEASED, 2L), 0, new Possible.Order(DUE, STRICT))));
        page.row("released, past every cutoff", cells(of(Map.of(RELEASED, 2L), 0, new Possible.Order(DUE, CLOSED))));
        page.row("released, asked back before", cells(of(Map.of(RELEASED, 2L), 2, OPEN)));
        page.isPrinted();
    }

    private static List<List<String>> cells(Possible possible) {
        var cells = new ArrayList<List<String>>();
        for (var move : Move.values()) {
            var words = new ArrayList<String>();
            for (var offer : possible.offers())
                if (offer.move() == move)
                    words.add(offer.asks().wire()
                            + (offer.until() == null
                                    ? ""
                                    : " until " + offer.until().wire()));
            for (var no : possible.refused())
                if (no.move() == move)
                    words.add("no: " + no.code()
                            + (no.instead() == null ? "" : "; " + no.instead().wire()));
            cells.add(words);
        }
        return cells;
    }

    @Test
    void units_of_one_line_stand_at_different_places_and_each_has_its_own_answer() {
        var possible = of(Map.of(ORDERED, 10L, RESERVED, 1L, BACKORDERED, 2L, RELEASED, 3L, PICKED, 4L), 1, OPEN);

        assertThat(possible.offers())
                .filteredOn(offer -> offer.move() == Move.CANCEL)
                .containsExactly(
                        new Offer(Move.CANCEL, 3, Asks.AT_ONCE, Stage.RELEASE, DUE),
                        new Offer(Move.CANCEL, 2, Asks.NODE, Stage.PICK, null));
        assertThat(possible.refused())
                .filteredOn(no -> no.move() == Move.CANCEL)
                .containsExactly(
                        new No(Move.CANCEL, 1, "withdrawal-pending", null),
                        new No(Move.CANCEL, 4, "picked", Move.RETURN));
        assertThat(possible.units(Move.CANCEL)).isEqualTo(5);
        assertThat(possible.why(Move.CANCEL)).isEqualTo(new No(Move.CANCEL, 4, "picked", Move.RETURN));
    }

    @Test
    void what_has_left_can_only_come_back() {
        assertThat(of(Map.of(SHIPPED, 2L), 0, OPEN).moves()).containsExactly(Move.RETURN);
        assertThat(of(Map.of(CANCELLED, 2L), 0, OPEN)).isEqualTo(new Possible(List.of(), List.of()));
    }

    @Test
    void a_line_with_nothing_to_ship_says_so() {
        var line = new Possible.Line(false, new LineCounters(Map.of(ORDERED, 1L, Counter.DELIVERED, 1L)), 0);

        assertThat(Possible.of(line, OPEN))
                .isEqualTo(new Possible(List.of(), List.of(new No(Move.CANCEL, 1, "nothing-to-ship", null))));
    }

    @Property(tries = 500)
    void every_live_unit_is_either_possible_or_refused_for_each_change(
            @ForAll @Size(10) List<@IntRange(max = 4) Integer> units, @ForAll @IntRange(max = 4) int askedBack) {
        var counters = new EnumMap<Counter, Long>(Counter.class);
        for (int i = 0; i < 10; i++) counters.put(Counter.values()[i + 1], (long) units.get(i));
        var line = new LineCounters(counters);
        var possible = of(counters, Math.min(askedBack, line.of(RELEASED)), OPEN);
        long live = counters.values().stream().mapToLong(Long::longValue).sum()
                - line.of(CANCELLED)
                - line.of(Counter.RETURNED);

        for (var move : List.of(Move.CANCEL, Move.CHANGE_QUANTITY, Move.CHANGE_ADDRESS, Move.SUBSTITUTE)) {
            long refused = possible.refused().stream()
                    .filter(no -> no.move() == move)
                    .mapToLong(No::units)
                    .sum();
            assertThat(possible.units(move) + refused).isEqualTo(live);
        }
    }
}
