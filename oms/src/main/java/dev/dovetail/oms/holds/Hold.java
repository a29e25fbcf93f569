package dev.dovetail.oms.holds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold as people and channels see it.
 *
 * @param code why, for machines: {@code duplicate-suspected}
 * @param detail why, in words
 * @param owner who decides: a role or a queue
 * @param releaseAt when it lifts itself, where that is its rule
 * @param otherOrder the order that this one looks like, where that is why
 * @param state {@code open}, {@code released} or {@code ended}: every unit it could hold was cancelled
 */
public record Hold(
        String holdId,
        String orderId,
        @JsonIgnore int client,
        String channel,
        HoldKind kind,
        String code,
        String detail,
        String owner,
        ReleaseRule rule,
        @Nullable Instant releaseAt,
        @Nullable String otherOrder,
        String placedBy,
        Instant placedAt,
        String state,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String closedWhy) {

    HoldState standing() {
        if (closedBy == null || closedAt == null) return new HoldState.Open();
        return state.equals("ended")
                ? new HoldState.Ended(closedBy, closedAt)
                : new HoldState.Released(closedBy, closedAt);
    }

    long id() {
        return Long.parseLong(holdId);
    }
}
