package dev.dovetail.console.orders;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.fulfillment.Cancellation;
import dev.dovetail.oms.orders.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation before it happens.
 *
 * @param shown the units whose effect this is, as the form sends them back
 * @param reason as it was typed
 * @param note why the page is shown again; a key of words, null the first time
 */
public record CancelPage(
        Frame frame,
        OrderView order,
        Cancellation effect,
        String shown,
        String reason,
        List<Row> rows,
        @Nullable String note) {
    public CancelPage {
        rows = List.copyOf(rows);
    }

    /** @param typed units asked for, as they were typed; @param most that could be; @param wrong whether that is no number of them */
    public record Row(
            int line,
            String sku,
            String description,
            String typed,
            long most,
            boolean wrong,
            Cancellation.Line effect) {}

    /** Whether the effect is none, so that there is nothing to do. */
    public boolean nothing() {
        return cancelled() + asked() == 0;
    }

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
