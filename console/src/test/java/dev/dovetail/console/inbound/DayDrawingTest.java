package dev.dovetail.console.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.wms.appointments.Appointment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Berlin turns its clocks forward on 29 March 2026, at 2 o'clock. */
class DayDrawingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FORWARD = LocalDate.of(2026, 3, 29);

    private static DayDrawing drawn(LocalDate day, String from, String until) {
        var one = new Appointment(
                1,
                "K",
                "DOCK-1",
                null,
                "ups",
                Instant.parse(from),
                Instant.parse(until),
                "booked",
                "sue",
                null,
                null,
                null,
                null);
        return DayDrawing.of(day, BERLIN, Instant.parse(from), List.of("DOCK-1"), List.of(), List.of(one));
    }

    private static DayDrawing.Block block(DayDrawing drawing) {
        return drawing.doors().getFirst().blocks().getFirst();
    }

    private static int x(DayDrawing drawing, String hour) {
        return drawing.hours().stream()
                .filter(one -> one.name().equals(hour))
                .mapToInt(DayDrawing.Hour::x)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_goes_on_past_midnight_is_drawn_to_the_end_of_one_day_and_from_the_beginning_of_the_next() {
        var evening = drawn(MONDAY, "2026-03-02T21:00:00Z", "2026-03-03T01:00:00Z");
        assertThat(block(evening).x()).isEqualTo(x(evening, "22"));
        assertThat(block(evening).x() + block(evening).width()).isEqualTo(x(evening, "00"));

        var night = drawn(MONDAY.plusDays(1), "2026-03-02T21:00:00Z", "2026-03-03T01:00:00Z");
        assertThat(block(night).x()).isEqualTo(x(night, "00"));
        assertThat(block(night).x() + block(night).width()).isEqualTo(x(night, "02"));
    }

    @Test
    void where_the_clock_was_turned_a_block_stands_at_the_hours_on_the_clock() {
        var drawing = drawn(FORWARD, "2026-03-29T08:00:00Z", "2026-03-29T09:00:00Z");

        assertThat(block(drawing).x()).isEqualTo(x(drawing, "10"));
        assertThat(block(drawing).width()).isEqualTo(x(drawing, "11") - x(drawing, "10"));
    }
}
