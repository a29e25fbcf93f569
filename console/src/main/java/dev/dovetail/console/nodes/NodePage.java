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
 * @param done what was just done, as a key of words; null where nothing was
 * @param warehouse whether its floor is one of ours, to be looked at
 */
public record NodePage(
        Frame frame,
        NodesPage.Row row,
        String q,
        boolean shortOnly,
        boolean warehouse,
        List<Position> positions,
        @Nullable String next,
        @Nullable String done) {
    public NodePage {
        positions = List.copyOf(positions);
    }

    /** Whether this person may take it offline and bring it back. */
    public boolean mayTurn() {
        return frame.caller().may(dev.dovetail.ground.access.Permission.SETUP_WRITE);
    }

    /** Tells when one of the node's totals has changed. */
    public String live() {
        return "/nodes/" + Frame.inPath(row.node().code()) + "/live?seen=" + row.seen();
    }

    /** The address of the list, with all SKUs or only those that are short. */
    public String href(boolean onlyShort) {
        return href(row.node().code(), q, onlyShort, null);
    }

    static String href(String code, String q, boolean onlyShort, @Nullable String after) {
        return "/nodes/" + Frame.inPath(code) + "?q=" + Frame.inPath(q) + "&short=" + onlyShort
                + (after == null ? "" : "&after=" + Frame.inPath(after));
    }

    /** One SKU's figures. */
    public record Position(String sku, String description, Figure figure) {
        /** Its stock at all nodes. */
        public String stockHref() {
            return Frame.stock(sku);
        }
    }
}
