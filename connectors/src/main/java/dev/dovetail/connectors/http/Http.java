package dev.dovetail.connectors.http;

/**
 * One HTTP call to a partner. In production over the JDK's client; a simulated partner inside the same JVM implements it
 * too, as the primary bean.
 */
public interface Http {
    /** Never throws for what a network or a partner does: that is an {@link Exchange}. Follows no redirect. */
    Exchange send(Request request);
}
