package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;

/**
 * Work given to one node, as people look at it; all figures are units.
 *
 * @param request what became of our asking: {@code released}, {@code accepted}, {@code withdrawal-pending}, ...
 * @param execution how far the node is: {@code waiting}, {@code picking}, {@code packed}, ...
 * @param withdrawing asked back and not answered yet
 */
public record NodeWork(
        FulfillmentOrderId id,
        NodeId node,
        String request,
        String execution,
        int attempt,
        long asked,
        long picked,
        long packed,
        long shipped,
        long shorted,
        long withdrawn,
        long withdrawing) {

    static NodeWork of(FulfillmentOrder order) {
        long asked = 0, picked = 0, packed = 0, shipped = 0, shorted = 0, withdrawn = 0, withdrawing = 0;
        for (var line : order.lines().values()) {
            asked += line.asked();
            picked += line.picked();
            packed += line.packed();
            shipped += line.shipped();
            shorted += line.shorted();
            withdrawn += line.withdrawn();
            withdrawing += line.withdrawing();
        }
        return new NodeWork(
                order.id(),
                order.node(),
                order.request().wire(),
                order.execution().wire(),
                order.attempt(),
                asked,
                picked,
                packed,
                shipped,
                shorted,
                withdrawn,
                withdrawing);
    }
}
