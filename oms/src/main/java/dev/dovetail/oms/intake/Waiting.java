package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Cause;
import java.util.concurrent.CompletableFuture;

/** An order that waits to be captured, and who waits for the answer. */
record Waiting(NormalOrder order, Cause cause, CompletableFuture<Captured> answer) {
    Waiting(NormalOrder order, Cause cause) {
        this(order, cause, new CompletableFuture<>());
    }
}
