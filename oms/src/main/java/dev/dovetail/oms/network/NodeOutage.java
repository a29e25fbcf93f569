package dev.dovetail.oms.network;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node went offline, or came back. Published inside the transaction that says so.
 *
 * @param since when it went; null where it is back
 */
public record NodeOutage(NodeId node, @Nullable Instant since, Cause cause) {}
