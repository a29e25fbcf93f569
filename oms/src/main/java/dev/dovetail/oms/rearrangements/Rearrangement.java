package dev.dovetail.oms.rearrangements;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of moving, holding, splitting or merging work; all figures are units.
 *
 * @param node that had the work
 * @param to the node it moves to; only of a move
 * @param owner who decides about a hold
 * @param asked of the node, which gave {@code given} and {@code kept} what it had picked
 */
public record Rearrangement(
        String rearrangementId,
        String orderId,
        @JsonIgnore int client,
        String channel,
        Kind kind,
        String node,
        @Nullable String to,
        @Nullable String owner,
        String reason,
        State state,
        long asked,
        long given,
        long kept,
        String who,
        Instant askedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    /** What is done with the work. */
    public enum Kind {
        MOVE,
        HOLD,
        SPLIT,
        MERGE;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it is. Only a hold is held, and then released by somebody, or ended where nothing of it was left. */
    public enum State {
        ASKED,
        HELD,
        DONE,
        PARTLY,
        DECLINED,
        RELEASED,
        ENDED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }

        /** Where the answers of the node lead, once all are there. */
        static State answered(Kind kind, long given, long kept) {
            if (given == 0) return DECLINED;
            if (kind == Kind.HOLD) return HELD;
            return kept == 0 ? DONE : PARTLY;
        }
    }
}
