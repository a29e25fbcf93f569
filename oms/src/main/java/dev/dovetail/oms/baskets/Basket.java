package dev.dovetail.oms.baskets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods that somebody would like to have, and whither. */
public record Basket(To shipTo, List<Line> lines) {
    public Basket {
        lines = List.copyOf(lines);
    }

    /** A postal code, or coordinates. */
    public record To(
            String country,
            String postalCode,
            @Nullable Double lat,
            @Nullable Double lon) {}

    public record Line(String sku, long quantity) {}
}
