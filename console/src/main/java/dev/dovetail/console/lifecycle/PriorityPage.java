package dev.dovetail.console.lifecycle;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.orders.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * An order's priority before it is changed.
 *
 * @param here units that go to their nodes with the new one
 * @param there units that are at nodes with the one they were released with
 */
public record PriorityPage(
        Frame frame,
        OrderView order,
        long here,
        long there,
        String typed,
        String reason,
        @Nullable String refusal,
        @Nullable String note) {}
