package dev.dovetail.ground.handoff;

import dev.dovetail.kernel.Malformed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where a list of letters goes on: after this one, in this family. */
record Cursor(String family, int key, Instant due, long id) {
    static final Instant NEVER = Instant.parse("2000-01-01T00:00:00Z");

    static Cursor start(String family) {
        return new Cursor(family, -1, NEVER, 0);
    }

    static Cursor after(Letter letter) {
        return new Cursor(letter.family(), letter.key(), letter.dueAt(), Long.parseLong(letter.id()));
    }

    /** Null where there is none to go on from. */
    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        try {
            var parts = text.split("~", -1);
            var due = Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS);
            return new Cursor(parts[0], Integer.parseInt(parts[1]), due, Long.parseLong(parts[3]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Malformed("request.invalid", "/after", "not where a list of ours ended");
        }
    }

    @Override
    public String toString() {
        return family + "~" + key + "~" + ChronoUnit.MICROS.between(Instant.EPOCH, due) + "~" + id;
    }
}
