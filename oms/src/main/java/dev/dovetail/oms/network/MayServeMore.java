package dev.dovetail.oms.network;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;

/**
 * From {@code at} on a node may serve whom it did not serve before, though no stock landed. Published inside the transaction
 * that says so.
 *
 * @param why a word, among others of the same moment one is heard
 */
public record MayServeMore(NodeId node, String why, Instant at) {}
