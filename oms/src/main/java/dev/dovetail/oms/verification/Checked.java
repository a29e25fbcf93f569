package dev.dovetail.oms.verification;

import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.orders.Cutoffs;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checks found, to be held once the order is captured.
 *
 * @param likeness the hash of customer, basket and address in hex, where the channel looks for duplicates
 * @param askFraud whether the channel's partner is asked
 * @param refusal why the channel does not take the order; null where it does
 * @param cutoffs up to which stage the channel lets the order be changed
 */
public record Checked(
        List<Finding> findings,
        @Nullable String likeness,
        boolean askFraud,
        Cutoffs cutoffs,
        @Nullable Refused refusal) {
    public Checked {
        findings = List.copyOf(findings);
    }

    static byte[] bytes(String likeness) {
        return HexFormat.of().parseHex(likeness);
    }

    static int slot(String likeness) {
        return Slot.of(bytes(likeness));
    }
}
