package dev.dovetail.oms.exceptions;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.Page;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

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

    /** The first of these, which were read one more than a page has where there are more. */
    static Page<ExceptionRow> page(List<ExceptionRow> rows, int limit) {
        boolean more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(items, more ? of(items.getLast()) : null);
    }

    /** Those of rows in order, all of them read, that come after this one. */
    List<ExceptionRow> past(List<ExceptionRow> rows) {
        return rows.stream()
                .filter(row -> row.since().isAfter(since)
                        || row.since().equals(since) && row.id().compareTo(id) > 0)
                .toList();
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
