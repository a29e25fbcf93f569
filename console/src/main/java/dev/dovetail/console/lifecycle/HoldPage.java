package dev.dovetail.console.lifecycle;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.orders.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * An order before it is stopped.
 *
 * @param refusal why it cannot be, in words; null where it can
 * @param note what is wrong with what was typed, in words; null the first time
 */
public record HoldPage(
        Frame frame,
        OrderView order,
        long kept,
        long gone,
        String code,
        String reason,
        String owner,
        String until,
        @Nullable String refusal,
        @Nullable String note) {}
