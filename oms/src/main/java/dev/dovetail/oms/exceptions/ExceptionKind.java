package dev.dovetail.oms.exceptions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may wait for a person. Each has its heading in docs/operations.md. */
public enum ExceptionKind {
    /** Promised units that nobody has. */
    SHORTFALL("customer-care"),
    /** Orders that somebody, or a check, has stopped. */
    HELD_ORDER("customer-care"),
    /** Work of a node that somebody holds. */
    HELD_WORK("customer-care"),
    /** Orders that were refused and may be put right. */
    REJECTED_ORDER("channels"),
    /** Pre-orders whose goods should be there and are not. */
    OVERDUE_PREORDER("purchasing"),
    /** Feeds that are late or say nothing. */
    STALE_FEED("operations"),
    /** Snapshots that wait for somebody's word. */
    FEED_WAITING("operations"),
    NODE_OFFLINE("operations"),
    /** Channels that owe a sweep, and of which none came in time. */
    OVERDUE_SWEEP("channels"),
    /** Orders that a channel has and that never came. */
    MISSING_ORDER("channels");

    private final String owner;

    ExceptionKind(String owner) {
        this.owner = owner;
    }

    /** Who decides, where the thing itself names nobody. */
    public String owner() {
        return owner;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the runbook says what to do. */
    public String runbook() {
        return "operations.md#" + wire();
    }

    /** The kind of that name, or empty. */
    public static Optional<ExceptionKind> of(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
