package dev.dovetail.ground.storage;

import java.time.Instant;

/**
 * Something that must always hold, as a query for the rows that break it. Each capability publishes its own as beans;
 * {@code dovetail check} runs them all.
 *
 * @param id the row of the reliability catalog, such as {@code I5}
 * @param title what must hold, in words
 * @param sql selects the offending rows, readable by a person; bounded by the runner, so no limit of its own; {@code {now}}
 *     stands for the time of the look, which a trading day makes its own
 */
public record Invariant(String id, String title, String sql) {
    /** The query as it reads at {@code now}. */
    public String sql(Instant now) {
        return sql.replace("{now}", "timestamptz '" + now + "'");
    }
}
