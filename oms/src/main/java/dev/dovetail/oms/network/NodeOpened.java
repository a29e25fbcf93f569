package dev.dovetail.oms.network;

/** A node was set up, or became one that handles goods. Published inside the transaction that sets it up. */
public record NodeOpened(Node node) {}
