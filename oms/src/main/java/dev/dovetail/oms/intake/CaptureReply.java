package dev.dovetail.oms.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dovetail.oms.orders.OrderView;

/** The stored order, whether it was there already, and whether it was amended by a newer version. */
record CaptureReply(@JsonUnwrapped OrderView order, boolean duplicate, boolean amended) {
    static CaptureReply of(Captured captured) {
        return new CaptureReply(captured.order(), captured.duplicate(), captured.amended());
    }
}
