package dev.dovetail.oms.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page; {@code next} is what to ask for after it, null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
