package dev.dovetail.oms.sweeps;

import dev.dovetail.kernel.Malformed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * An order that its channel has and that is not here.
 *
 * @param sweep which missed it first, and {@code seenAt} when
 */
public record Missing(String channel, String number, String sweep, Instant seenAt) {
    /** Where a page goes on. */
    public record After(Instant seenAt, String id) {
        public static final After NOTHING = new After(Instant.EPOCH, "");

        /** Of one channel's page. Refuses {@code request.cursor}. */
        public static After of(@Nullable String cursor, String channel) {
            if (cursor == null) return NOTHING;
            try {
                int at = cursor.indexOf('~');
                return new After(Instant.parse(cursor.substring(0, at)), channel + "/" + cursor.substring(at + 1));
            } catch (DateTimeParseException | IndexOutOfBoundsException e) {
                throw new Malformed("request.cursor", "after", "give the 'next' of the page before");
            }
        }
    }

    /** Its name among all channels'. */
    public String id() {
        return channel + "/" + number;
    }

    /** Where its channel's page goes on. */
    public String cursor() {
        return seenAt + "~" + number;
    }
}
