package dev.dovetail.oms.capacity;

import dev.dovetail.kernel.NodeId;
import java.time.LocalDate;

/** A day's work of a node. */
public record NodeDay(NodeId node, LocalDate day) {}
