package dev.dovetail.console.nodes;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.availability.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node, SKU by SKU.
 *
 * @param q the beginning of a SKU's code, or nothing
 * @param shortOnly whether only SKUs with more promised than there is are listed
 * @param work counts by state, for a warehouse of ours
 */
public record NodePage(
        Frame frame,
        NodesPage.Row row,
        String q,
        boolean shortOnly,
        boolean warehouse,
        List<Position> positions,
        @Nullable String next) {
    public NodePage {
        positions = List.copyOf(positions);
    }

    /** One SKU's figures. */
    public record Position(String sku, String description, Figure figure) {}
}
