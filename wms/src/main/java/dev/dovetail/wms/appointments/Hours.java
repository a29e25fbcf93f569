package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.Malformed;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** When a door may be booked, day by day; a day that is not named it is closed. Empty: open at all times. */
record Hours(List<Day> hours) {
    Hours {
        hours = List.copyOf(hours);
        Set<DayOfWeek> seen = new HashSet<>();
        for (int i = 0; i < hours.size(); i++) {
            var day = hours.get(i);
            if (!seen.add(day.of()))
                throw new Malformed("appointments.day-twice", "/hours/" + i + "/weekday", "a day has one span");
            if (!day.from().isBefore(day.to()))
                throw new Malformed("appointments.hours", "/hours/" + i + "/closes", "a door closes after it opens");
        }
    }

    /** @param weekday {@code monday} to {@code sunday}; @param opens such as {@code 07:00}, by the warehouse's clock */
    record Day(String weekday, String opens, String closes) {
        DayOfWeek of() {
            try {
                return DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                throw new Malformed("appointments.weekday", "/hours", "monday to sunday");
            }
        }

        LocalTime from() {
            return time(opens);
        }

        LocalTime to() {
            return time(closes);
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException _) {
                throw new Malformed("appointments.time", "/hours", "a time such as 07:00");
            }
        }
    }

    /** Whether the door is open all that while. */
    boolean open(Instant from, Instant until, ZoneId zone) {
        if (hours.isEmpty()) return true;
        var begin = from.atZone(zone);
        var end = until.atZone(zone);
        return begin.toLocalDate().equals(end.toLocalDate())
                && hours.stream()
                        .filter(day -> day.of() == begin.getDayOfWeek())
                        .anyMatch(day -> !begin.toLocalTime().isBefore(day.from())
                                && !end.toLocalTime().isAfter(day.to()));
    }
}
