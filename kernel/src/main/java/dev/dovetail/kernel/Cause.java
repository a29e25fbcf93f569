package dev.dovetail.kernel;

import java.time.Instant;

/**
 * Who did it, when, and through what.
 *
 * @param who a user, an API key's name, a node or {@code system}
 * @param through the road it came by: {@code api}, {@code console}, {@code floor}, {@code timer}, {@code message:<id>}
 */
public record Cause(String who, Instant at, String through) {}
