package dev.dovetail.console.orders;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.orders.OrderRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of orders.
 *
 * @param asked what the address asks for, kept by every link of the page
 * @param next leads to the page after this one
 * @param live tells how many orders are newer; null where that would not be what the list shows
 */
public record OrderListPage(
        Frame frame,
        OrderFilter asked,
        List<Chip> chips,
        List<Channel> channels,
        List<OrderRow> rows,
        @Nullable String next,
        @Nullable String live) {
    public OrderListPage {
        chips = List.copyOf(chips);
        channels = List.copyOf(channels);
        rows = List.copyOf(rows);
    }

    /** @param status the code, or nothing for all */
    public record Chip(String status, long count, String href, boolean lit) {}
}
