package dev.dovetail.ground.handoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message as people look at it: its envelope, and what became of it. Ids are texts, as in all JSON of ours.
 *
 * @param family the tables it lives in, such as {@code oms.order}
 * @param key the slot or node it lives under
 * @param peer the other Dovetail that took or refused it, null for a message inside the house
 */
public record Letter(
        String family,
        int key,
        String id,
        String lane,
        int seq,
        String type,
        String destination,
        @Nullable String businessKey,
        String state,
        int attempts,
        Instant dueAt,
        @Nullable Long number,
        @Nullable String lastError,
        @Nullable Instant settledAt,
        @Nullable String peer) {

    static final String COLUMNS = """
            {key} as key, id, lane, seq, type, destination, business_key, state, attempts, due_at, number, last_error,
            settled_at, peer
            """;

    static Letter of(Family family, ResultSet row) throws SQLException {
        long number = row.getLong("number");
        boolean numbered = !row.wasNull();
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Letter(
                family.tables(),
                row.getInt("key"),
                Long.toString(row.getLong("id")),
                Long.toString(row.getLong("lane")),
                row.getInt("seq"),
                row.getString("type"),
                row.getString("destination"),
                row.getString("business_key"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                numbered ? number : null,
                row.getString("last_error"),
                settled == null ? null : settled.toInstant(),
                row.getString("peer"));
    }
}
