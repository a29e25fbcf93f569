package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;

/**
 * Units of one order line in one piece of work.
 *
 * @param request what became of our asking: {@code released}, {@code accepted}, {@code withdrawal-pending}, ...
 * @param live what the node still owes or has shipped
 * @param free not picked and not asked back: what may still be asked for
 * @param askedBack and not answered yet
 */
public record GivenLine(
        FulfillmentOrderId work,
        NodeId node,
        String request,
        int line,
        Sku sku,
        long asked,
        long live,
        long picked,
        long free,
        long askedBack) {

    static GivenLine of(FulfillmentOrder work, FulfillmentLine line) {
        return new GivenLine(
                work.id(),
                work.node(),
                work.request().wire(),
                line.line(),
                line.sku(),
                line.asked(),
                line.live(),
                line.picked(),
                work.mayBeAsked() ? line.askable() : 0,
                line.withdrawing());
    }
}
