package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.routing.GoldenOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Golden orders, and whether they still route as agreed under the rules in force.
 *
 * @param number of the order to add, as typed; {@code name} what it shall be called
 * @param note what went wrong or was done; {@code tone} which of the two
 */
public record GoldenPage(
        Frame frame,
        List<Row> rows,
        boolean writes,
        String number,
        String name,
        @Nullable String note,
        String tone) {
    public GoldenPage {
        rows = List.copyOf(rows);
    }

    /** @param got where it would ship from, where that is not as agreed; null where it is */
    public record Row(GoldenOrder order, @Nullable List<GoldenOrder.Expected> got) {}
}
