package dev.dovetail.oms.exceptions;

import dev.dovetail.kernel.Malformed;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a page ended: since when its last row waits, and that row's id. Written {@code 2026-03-02T10:00:00Z_42}. */
record Cursor(Instant since, String id) {
    static Cursor of(String text) {
        int cut = text.indexOf('_');
        try {
            if (cut > 0) return new Cursor(Instant.parse(text.substring(0, cut)), text.substring(cut + 1));
        } catch (DateTimeParseException wrong) {
            // said below
        }
        throw new Malformed("exceptions.after", "after", "is what the page before ended with");
    }

    static String of(ExceptionRow row) {
        return row.since() + "_" + row.id();
    }

    long number() {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw new Malformed("exceptions.after", "after", "is what the page before ended with");
        }
    }
}
