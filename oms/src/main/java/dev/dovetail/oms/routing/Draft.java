package dev.dovetail.oms.routing;

import dev.dovetail.oms.sourcing.Rules;
import java.time.Instant;

/**
 * Rules that somebody is writing.
 *
 * @param basedOn the version that was published when it was begun
 * @param version counts its changes: who saves names the one he saw
 */
public record Draft(String id, Rules rules, String author, int basedOn, String state, Instant updatedAt, int version) {}
