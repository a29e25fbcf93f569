package dev.dovetail.oms.decisions;

import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;

/** What a choice was made from, as it can be asked again. Choices made in one scene share its world. */
public record Remade(Demand demand, Snapshot snapshot) {}
