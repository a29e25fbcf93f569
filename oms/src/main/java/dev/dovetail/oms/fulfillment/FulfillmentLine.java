package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;

/**
 * Units of one order line asked of one node.
 *
 * @param shorted given back by the node, which could not find them, took none of the work, or was left with them
 * @param withdrawn given back by the node because we asked for them
 * @param withdrawing asked back and not answered yet; a node may still pick them, and then refuses
 */
record FulfillmentLine(
        int line,
        Sku sku,
        long asked,
        long picked,
        long packed,
        long shipped,
        long shorted,
        long withdrawn,
        long withdrawing) {

    FulfillmentLine {
        if (picked + shorted + withdrawn > asked || packed > picked || shipped > packed || withdrawing < 0)
            throw new TryLater(
                    "fulfillment.out-of-order",
                    Duration.ofSeconds(1),
                    "line " + line + " cannot stand so; a fact that comes before this one has not arrived");
    }

    FulfillmentLine(int line, Sku sku, long asked) {
        this(line, sku, asked, 0, 0, 0, 0, 0, 0);
    }

    /** What the node still owes or has shipped. */
    long live() {
        return asked - shorted - withdrawn;
    }

    /** What the node holds for us and has not shipped: our claim on its stock. */
    long held() {
        return live() - shipped;
    }

    long unpicked() {
        return live() - picked;
    }

    /** What we may still ask back. */
    long askable() {
        return Math.max(0, unpicked() - withdrawing);
    }

    FulfillmentLine pick(long units) {
        return new FulfillmentLine(line, sku, asked, picked + units, packed, shipped, shorted, withdrawn, withdrawing);
    }

    FulfillmentLine putBack(long units) {
        return pick(-units);
    }

    FulfillmentLine pack(long units) {
        return new FulfillmentLine(line, sku, asked, picked, packed + units, shipped, shorted, withdrawn, withdrawing);
    }

    FulfillmentLine unpack(long units) {
        return pack(-units);
    }

    FulfillmentLine ship(long units) {
        return new FulfillmentLine(line, sku, asked, picked, packed, shipped + units, shorted, withdrawn, withdrawing);
    }

    FulfillmentLine shorten(long units) {
        return new FulfillmentLine(line, sku, asked, picked, packed, shipped, shorted + units, withdrawn, withdrawing);
    }

    /** Units that lay packed. */
    FulfillmentLine giveBack(long units) {
        return new FulfillmentLine(
                line, sku, asked, picked - units, packed - units, shipped, shorted + units, withdrawn, withdrawing);
    }

    FulfillmentLine ask(long units) {
        return new FulfillmentLine(line, sku, asked, picked, packed, shipped, shorted, withdrawn, withdrawing + units);
    }

    FulfillmentLine grant(long units) {
        return new FulfillmentLine(
                line, sku, asked, picked, packed, shipped, shorted, withdrawn + units, withdrawing - units);
    }

    FulfillmentLine refuse(long units) {
        return new FulfillmentLine(line, sku, asked, picked, packed, shipped, shorted, withdrawn, withdrawing - units);
    }
}
