package dev.dovetail.oms.inbounds;

import dev.dovetail.oms.availability.StockChange;
import java.util.List;

/** What nodes told of their stock: arrivals of what was expected, and the rest. */
public record Sorted(List<Arriving> arriving, List<StockChange> others) {
    public Sorted {
        arriving = List.copyOf(arriving);
        others = List.copyOf(others);
    }
}
