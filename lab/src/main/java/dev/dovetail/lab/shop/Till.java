package dev.dovetail.lab.shop;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.World;
import java.util.Map;

/**
 * Posts one invoice at a time: an order under its own key, a cancellation line by line. Which orders are sent twice, and
 * which numbers are taken again for something else, is drawn from the seed.
 */
final class Till {
    private static final int CONFLICT_PER_MILLE = 2;

    private final Api api;
    private final World world;
    private final Faults faults;
    private final Counter counter;
    private final Receipts receipts;

    Till(Api api, World world, Faults faults, Counter counter, Receipts receipts) {
        this.api = api;
        this.world = world;
        this.faults = faults;
        this.counter = counter;
        this.receipts = receipts;
    }

    void post(Invoice invoice) {
        if (invoice.cancels()) {
            counter.cancellations(invoice)
                    .forEach(line -> receipts.cancellation(invoice.number(), api.post("/cancel-requests", line)));
            return;
        }
        order(invoice, counter.order(invoice, world.home(invoice)), "");
    }

    void repeat(Invoice invoice) {
        faults.count(Fault.SENT_TWICE);
        post(invoice);
    }

    /** Now and then another order comes under a number that is taken. */
    void conflict(Invoice invoice) {
        boolean strange =
                Repeats.plain(invoice) && faults.strikes(Fault.CONFLICT, invoice.number(), CONFLICT_PER_MILLE);
        if (strange)
            order(
                    invoice,
                    counter.order(invoice, world.home(invoice)).withInstructions("leave at the back door"),
                    "-changed");
    }

    private void order(Invoice invoice, OrderBody body, String suffix) {
        var key = Map.of("Idempotency-Key", body.channel() + "-" + invoice.number() + suffix);
        receipts.order(invoice.number(), invoice.rows().size(), api.call("POST", "/orders", body, key));
    }
}
