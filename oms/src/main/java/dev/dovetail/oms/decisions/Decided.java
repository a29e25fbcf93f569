package dev.dovetail.oms.decisions;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;

/**
 * A choice that was acted on.
 *
 * @param purpose what it was for: {@code capture}, {@code pre-order}, {@code backlog}, {@code given-back}, {@code amendment}, {@code move}
 */
public record Decided(OrderId order, String purpose, Demand demand, Snapshot snapshot, Sourced sourced) {}
