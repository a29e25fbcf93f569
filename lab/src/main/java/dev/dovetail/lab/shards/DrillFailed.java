package dev.dovetail.lab.shards;

/** The drill cannot go on. */
public final class DrillFailed extends RuntimeException {
    public DrillFailed(String message) {
        super(message);
    }
}
