package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;

/** A feed was heard, or is judged otherwise from now on. Published inside the transaction that says so. */
public record FeedHeard(NodeId node, int client) {}
