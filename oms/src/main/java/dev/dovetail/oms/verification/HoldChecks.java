package dev.dovetail.oms.verification;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.Hold;

/** Runs the check behind a hold again. */
public interface HoldChecks {
    /**
     * Lifts the hold where its check now passes. Refuses {@code holds.check-fails} with what it found, {@code holds.no-check}
     * for a hold by hand, {@code holds.not-open}.
     */
    Hold recheck(OrderId order, long hold, Cause cause);
}
