package dev.dovetail.console.lifecycle;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.orders.OrderView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order before it is made.
 *
 * @param effect what it would do; null where nothing is typed, or it is refused
 * @param shown what was typed when the effect was shown, as the form sends it back
 * @param noAddress why the address stays, in words; null where it can change
 * @param note why the page is shown again, in words; null the first time
 * @param tone of the note
 */
public record ChangePage(
        Frame frame,
        OrderView order,
        List<Row> rows,
        Map<String, String> address,
        @Nullable String noAddress,
        String reason,
        String shown,
        Amendments.@Nullable Preview effect,
        @Nullable String note,
        String tone) {
    public ChangePage {
        rows = List.copyOf(rows);
    }

    /**
     * One line.
     *
     * @param least units that it must keep
     * @param noLess why it cannot have fewer; {@code noSwap} why nothing can stand in for it; null where it can
     */
    public record Row(
            int line,
            String sku,
            String description,
            long has,
            long least,
            String quantity,
            String otherSku,
            String consent,
            boolean wrong,
            @Nullable String noLess,
            @Nullable String noSwap) {}
}
