package dev.dovetail.oms.orders;

/** Whose order it is and where it was placed: what decides who may see it. */
public record OrderOwner(int client, String channel) {}
