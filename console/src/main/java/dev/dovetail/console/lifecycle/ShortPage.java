package dev.dovetail.console.lifecycle;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.shortfalls.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * A shortfall before it is decided.
 *
 * @param option as it was chosen; may be empty
 * @param note why the page is shown again, in words; null the first time
 */
public record ShortPage(
        Frame frame,
        OrderView order,
        Shortfall shortfall,
        String option,
        String quantity,
        String sku,
        String consent,
        String reason,
        @Nullable String note) {
    public boolean open() {
        return shortfall.state().equals("open");
    }
}
