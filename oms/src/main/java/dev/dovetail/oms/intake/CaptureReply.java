package dev.dovetail.oms.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dovetail.oms.orders.OrderView;

/** The stored order, and whether it was there already. */
record CaptureReply(@JsonUnwrapped OrderView order, boolean duplicate) {}
