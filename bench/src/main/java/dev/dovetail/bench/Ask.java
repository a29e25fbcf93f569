package dev.dovetail.bench;

/** A request as bytes, and what its answer must be. */
record Ask(byte[] bytes, int expected, int operations, Runnable then) {
    /** One operation. */
    Ask(byte[] bytes, int expected) {
        this(bytes, expected, 1, () -> {});
    }
}
