package dev.dovetail.console.stock;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.availability.NodeFreshness;
import dev.dovetail.oms.publishing.Published;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SKU's stock, node by node and pool by pool.
 *
 * @param sku what was asked for; empty where nothing was yet
 * @param description of it; null where the catalog does not know it
 * @param channels what each is shown
 */
public record StockPage(
        Frame frame,
        String sku,
        @Nullable String description,
        List<Row> rows,
        List<Coming> coming,
        List<Published.OfChannel> channels) {
    public StockPage {
        rows = List.copyOf(rows);
        coming = List.copyOf(coming);
        channels = List.copyOf(channels);
    }

    public long position() {
        return rows.stream().mapToLong(Row::position).sum();
    }

    public long reserved() {
        return rows.stream().mapToLong(Row::reserved).sum();
    }

    /** What may be promised of pools that every channel may claim, at nodes that sell. */
    public long atp() {
        return rows.stream()
                .filter(row -> row.pool().equals("open") && row.sells())
                .mapToLong(Row::available)
                .sum();
    }

    public long expected() {
        return coming.stream().mapToLong(Coming::units).sum();
    }

    /** Tells the orders that hold it. */
    public String ordersHref() {
        return frame.found("sku:" + sku);
    }

    /**
     * One pool of one node.
     *
     * @param pool {@code open}, or the fence of a channel
     * @param soft of the reserved, what carts hold
     * @param feed how the node's feed stands; null where it has none
     * @param sells whether the node ships, is online and is not closed by its feed
     */
    public record Row(
            String code,
            String name,
            String pool,
            @Nullable String fence,
            long position,
            long reserved,
            long soft,
            long safety,
            long available,
            long shortfall,
            NodeFreshness.@Nullable Feed feed,
            boolean sells,
            boolean first) {}

    /** Goods on their way. */
    public record Coming(
            String code, String inbound, LocalDate on, long units, long reserved, boolean promisable, boolean late) {}
}
