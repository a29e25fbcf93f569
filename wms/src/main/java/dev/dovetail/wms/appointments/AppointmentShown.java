package dev.dovetail.wms.appointments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An appointment as it is shown. @param minutesLate how late it came or is; @param minutesOver how long it stayed or stays after its end */
record AppointmentShown(
        String id,
        String key,
        String door,
        @Nullable String delivery,
        String carrier,
        String from,
        String until,
        String state,
        String bookedBy,
        @Nullable String arrivedAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        @Nullable String reason,
        long minutesLate,
        long minutesOver) {
    static AppointmentShown of(Appointment one, Instant now) {
        return new AppointmentShown(
                Long.toString(one.id()),
                one.key(),
                one.door(),
                one.delivery(),
                one.carrier(),
                one.from().toString(),
                one.until().toString(),
                one.state(),
                one.madeBy(),
                text(one.arrivedAt()),
                text(one.startedAt()),
                text(one.endedAt()),
                one.reason(),
                one.minutesLate(now),
                one.minutesOver(now));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
