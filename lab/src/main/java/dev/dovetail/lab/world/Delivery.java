package dev.dovetail.lab.world;

import java.util.List;

/** Goods on their way to a node, at most 1,000 lines. */
public record Delivery(String node, String reference, List<Line> lines) {
    public static final int MOST_LINES = 1000;

    public Delivery {
        lines = List.copyOf(lines);
    }

    public record Line(String sku, long quantity) {}
}
