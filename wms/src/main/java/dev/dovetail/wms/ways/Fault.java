package dev.dovetail.wms.ways;

/**
 * What keeps a graph from being walked.
 *
 * @param on {@code junction}, {@code segment}, {@code station} or {@code location}; @param code of the one that is wrong
 * @param fault a stable word: {@code duplicate}, {@code loop}, {@code unreachable}, {@code unknown-junction},
 *     {@code unknown-segment}, {@code out-of-range}, {@code no-start}
 * @param detail what is possible instead, for people
 */
public record Fault(String on, String code, String fault, String detail) {}
