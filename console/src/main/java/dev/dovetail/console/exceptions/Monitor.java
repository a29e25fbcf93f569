package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about everything at once: how many wait, since when, and which.
 *
 * @param key names it: its words, its address
 * @param more whether there are more than were counted
 * @param oldest since when the longest waits; null where nothing does
 * @param groups of its rows, by their reason; empty where they have none
 */
public record Monitor(
        String key, long count, boolean more, @Nullable Instant oldest, List<Group> groups, List<Row> rows) {
    /** So many rows are shown; the oldest come first. */
    static final int ROWS = 50;

    public Monitor {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** One that has no groups. */
    static Monitor of(String key, long count, boolean more, @Nullable Instant oldest, List<Row> rows) {
        return new Monitor(key, count, more, oldest, List.of(), rows);
    }

    public String question() {
        return Words.of("exception." + key);
    }

    public String owner() {
        return Words.of("exception." + key + ".owner");
    }

    public String figure() {
        return Figures.number(count) + (more ? "+" : "");
    }

    /** What to do about it, step by step. */
    public List<String> runbook() {
        var steps = new ArrayList<String>();
        for (int i = 1; Words.has("exception." + key + ".do" + i); i++)
            steps.add(Words.of("exception." + key + ".do" + i));
        return steps;
    }

    /** Rows of one reason. */
    public record Group(String code, String words, long count, String owner) {}

    /**
     * One that waits.
     *
     * @param pick what the form for many at once sends; null where each is decided by itself
     * @param repairs what mends it; none where nobody but time does
     */
    public record Row(
            String what,
            @Nullable String href,
            String detail,
            String owner,
            @Nullable Instant since,
            @Nullable String pick,
            List<Repair> repairs) {
        public Row {
            repairs = List.copyOf(repairs);
        }

        static Row of(
                String what, @Nullable String href, String detail, @Nullable Instant since, @Nullable Repair repair) {
            return new Row(what, href, detail, "", since, null, repair == null ? List.of() : List.of(repair));
        }
    }

    /** @param refusal why this person may not; null where they may */
    public record Repair(
            String words, String href, @Nullable String refusal) {}
}
