package dev.dovetail.kernel;

/** Names a node: a place that can ship, and a shard of its own. 1 to 1,000,000. */
public record NodeId(int value) {
    public NodeId {
        if (value < 1 || value > 1_000_000)
            throw new IllegalArgumentException("a node id is 1 to 1,000,000, not " + value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
