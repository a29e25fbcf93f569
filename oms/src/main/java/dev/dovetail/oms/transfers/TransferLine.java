package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;

/**
 * Units of one SKU of a transfer: {@code asked} = open + picked + sent + shorted + cancelled.
 *
 * @param open at the source, not picked yet; {@code picked} are, and have not left
 * @param shorted the source could not find; {@code cancelled} it gave back
 * @param received counted at the target, which may be more than was sent
 * @param lost sent, and given up for lost
 */
public record TransferLine(
        int line,
        Sku sku,
        long asked,
        long open,
        long picked,
        long sent,
        long shorted,
        long cancelled,
        long received,
        long lost) {

    static TransferLine asked(int line, Sku sku, long units) {
        return new TransferLine(line, sku, units, units, 0, 0, 0, 0, 0, 0);
    }

    /** Left the source, and nobody knows yet what became of them. */
    public long inTransit() {
        return Math.max(0, sent - received - lost);
    }

    /** Still at the source. */
    public long held() {
        return open + picked;
    }

    TransferLine pick(long units) {
        return checked(new TransferLine(
                line, sku, asked, open - units, picked + units, sent, shorted, cancelled, received, lost));
    }

    /** The inverse of {@link #pick}. */
    TransferLine putBack(long units) {
        return pick(-units);
    }

    TransferLine lack(long units) {
        return checked(new TransferLine(
                line, sku, asked, open - units, picked, sent, shorted + units, cancelled, received, lost));
    }

    TransferLine leave(long units) {
        return checked(new TransferLine(
                line, sku, asked, open, picked - units, sent + units, shorted, cancelled, received, lost));
    }

    /** What is not picked goes first. */
    TransferLine cancel(long units) {
        long unpicked = Math.min(open, units);
        return checked(new TransferLine(
                line,
                sku,
                asked,
                open - unpicked,
                picked - (units - unpicked),
                sent,
                shorted,
                cancelled + units,
                received,
                lost));
    }

    /** What was given up for lost and comes after all is not lost. */
    TransferLine receive(long units) {
        long now = received + units;
        return new TransferLine(
                line, sku, asked, open, picked, sent, shorted, cancelled, now, Math.clamp(sent - now, 0, lost));
    }

    TransferLine lose() {
        return new TransferLine(line, sku, asked, open, picked, sent, shorted, cancelled, received, lost + inTransit());
    }

    private static TransferLine checked(TransferLine line) {
        if (line.open < 0 || line.picked < 0)
            throw new TryLater(
                    "transfers.out-of-order", Duration.ofSeconds(1), "a fact before this one has not arrived");
        return line;
    }
}
