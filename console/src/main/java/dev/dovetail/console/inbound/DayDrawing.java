package dev.dovetail.console.inbound;

import dev.dovetail.wms.appointments.Appointment;
import dev.dovetail.wms.appointments.Appointments.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A day at the doors, drawn: a row for each door, an hour every 60 units.
 *
 * @param now where the present is; null on other days
 */
public record DayDrawing(
        int width,
        int height,
        List<Hour> hours,
        List<Door> doors,
        @Nullable Integer now) {
    static final int LEFT = 84;
    static final int TOP = 20;
    static final int ROW = 34;
    private static final int HOUR = 60;
    private static final int FIRST = 6;
    private static final int LAST = 20;
    private static final Set<String> GONE = Set.of("cancelled", "no-show");

    public DayDrawing {
        hours = List.copyOf(hours);
        doors = List.copyOf(doors);
    }

    public record Hour(int x, String name) {}

    public record Door(String code, int y, List<Block> blocks, List<Span> closed) {
        public Door {
            blocks = List.copyOf(blocks);
            closed = List.copyOf(closed);
        }
    }

    public record Span(int x, int width) {}

    /** @param tone good, attention, wrong, waiting or off */
    public record Block(Appointment of, int x, int width, String tone) {}

    /** The hours that are drawn. */
    private record Scale(LocalDate day, ZoneId zone, int first, int last) {
        /** By the clock on the wall, as the hours are: what is of another day is at the edge. */
        int x(Instant at) {
            var local = at.atZone(zone);
            int days = local.toLocalDate().compareTo(day);
            return days == 0 ? x(local.toLocalTime()) : x((days < 0 ? first : last) * 60);
        }

        int x(LocalTime at) {
            return x(Math.clamp(at.toSecondOfDay() / 60, first * 60, last * 60));
        }

        private int x(int minute) {
            return LEFT + (minute - first * 60) * HOUR / 60;
        }

        int end() {
            return x(last * 60);
        }
    }

    static DayDrawing of(
            LocalDate day,
            ZoneId zone,
            Instant now,
            List<String> doors,
            List<Opening> openings,
            List<Appointment> appointments) {
        var kept =
                appointments.stream().filter(one -> !GONE.contains(one.state())).toList();
        var scale = scale(day, zone, kept);
        Map<String, List<Appointment>> at = kept.stream().collect(Collectors.groupingBy(Appointment::door));
        Map<String, Opening> hours = openings.stream().collect(Collectors.toMap(Opening::door, Function.identity()));
        List<Door> rows = new ArrayList<>();
        for (var code : doors) {
            var blocks = at.getOrDefault(code, List.of()).stream()
                    .map(one -> block(one, scale, now))
                    .toList();
            rows.add(new Door(code, TOP + rows.size() * ROW, blocks, closed(hours.get(code), scale)));
        }
        var today = now.atZone(zone).toLocalDate().equals(day);
        return new DayDrawing(
                scale.end() + 16,
                TOP + rows.size() * ROW,
                IntStream.rangeClosed(scale.first(), scale.last())
                        .mapToObj(hour -> new Hour(scale.x(hour * 60), "%02d".formatted(hour % 24)))
                        .toList(),
                rows,
                today ? scale.x(now) : null);
    }

    private static Scale scale(LocalDate day, ZoneId zone, List<Appointment> kept) {
        int first = FIRST;
        int last = LAST;
        for (var one : kept) {
            var from = one.from().atZone(zone);
            var until = one.until().atZone(zone);
            first = from.toLocalDate().isBefore(day) ? 0 : Math.min(first, from.getHour());
            boolean over = until.toLocalDate().isAfter(day);
            last = over ? 24 : Math.max(last, until.minusSeconds(1).getHour() + 1);
        }
        return new Scale(day, zone, first, Math.min(24, last));
    }

    private static Block block(Appointment one, Scale scale, Instant now) {
        int x = scale.x(one.from());
        return new Block(one, x, Math.max(4, scale.x(one.until()) - x), tone(one, now));
    }

    private static String tone(Appointment one, Instant now) {
        if (one.state().equals("done")) return "good";
        if (one.minutesLate(now) > 0 && one.state().equals("booked") || one.minutesOver(now) > 0) return "attention";
        return one.state().equals("booked") ? "off" : "waiting";
    }

    /** A door without hours is open all day. */
    private static List<Span> closed(@Nullable Opening hours, Scale scale) {
        if (hours == null) return List.of();
        var opens = hours.opens();
        var closes = hours.closes();
        if (opens == null || closes == null) return List.of(new Span(LEFT, scale.end() - LEFT));
        int open = scale.x(opens);
        int shut = scale.x(closes);
        return List.of(new Span(LEFT, open - LEFT), new Span(shut, scale.end() - shut)).stream()
                .filter(span -> span.width() > 0)
                .toList();
    }
}
