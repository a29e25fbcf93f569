package dev.dovetail.kernel;

import java.time.Duration;

/** It may pass: answered with 503 and Retry-After at an edge, retried with back-off in a handoff. */
public final class TryLater extends RuntimeException {
    private final String code;
    private final transient Duration after;

    public TryLater(String code, Duration after, String detail) {
        super(detail);
        this.code = code;
        this.after = after;
    }

    public String code() {
        return code;
    }

    public Duration after() {
        return after;
    }
}
