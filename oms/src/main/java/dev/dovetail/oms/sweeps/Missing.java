package dev.dovetail.oms.sweeps;

import dev.dovetail.kernel.Malformed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** An order that its channel has and that is not here. */
record Missing(String number, String sweep, Instant seenAt) {
    /** Where a page goes on. */
    record After(Instant seenAt, String number) {
        private static final After NOTHING = new After(Instant.EPOCH, "");

        /** Refuses {@code request.cursor}. */
        static After of(@Nullable String cursor) {
            if (cursor == null) return NOTHING;
            try {
                int at = cursor.indexOf('~');
                return new After(Instant.parse(cursor.substring(0, at)), cursor.substring(at + 1));
            } catch (DateTimeParseException | IndexOutOfBoundsException e) {
                throw new Malformed("request.cursor", "after", "give the 'next' of the page before");
            }
        }
    }

    String cursor() {
        return seenAt + "~" + number;
    }
}
