package dev.dovetail.console.orders;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.fulfillment.Cancellation;
import dev.dovetail.oms.orders.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation before it happens.
 *
 * @param whole whether all that is left is asked for
 * @param note why the page is shown again; a key of words, null the first time
 */
public record CancelPage(
        Frame frame,
        OrderView order,
        Cancellation effect,
        boolean whole,
        List<Row> rows,
        @Nullable String note) {
    public CancelPage {
        rows = List.copyOf(rows);
    }

    /** @param wanted units asked for; @param most that could be */
    public record Row(int line, String sku, String description, long wanted, long most, Cancellation.Line effect) {}

    public long cancelled() {
        return effect.lines().stream().mapToLong(Cancellation.Line::cancelled).sum();
    }

    public long asked() {
        return effect.lines().stream().mapToLong(Cancellation.Line::asked).sum();
    }

    public long needsReturn() {
        return effect.lines().stream().mapToLong(Cancellation.Line::needsReturn).sum();
    }
}
