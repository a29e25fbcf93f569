package dev.dovetail.console.nodes;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.fulfillment.AtNode;
import dev.dovetail.oms.network.Node;
import org.jspecify.annotations.Nullable;

/**
 * A node before it goes offline, or comes back.
 *
 * @param at what would become of its work
 * @param shown the figures whose effect this is, as the form sends them back
 * @param note why the page is shown again, in words; null the first time
 */
public record OutagePage(
        Frame frame,
        Node node,
        AtNode at,
        String shown,
        String reason,
        @Nullable String note) {
    public boolean more() {
        return at.orders() >= AtNode.MOST;
    }

    public boolean nothing() {
        return at.orders() == 0;
    }
}
