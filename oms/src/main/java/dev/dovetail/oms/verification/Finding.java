package dev.dovetail.oms.verification;

import dev.dovetail.oms.holds.HoldKind;

/**
 * What a check found wrong.
 *
 * @param path where in the posted order
 * @param detail in words; names no person
 */
public record Finding(HoldKind kind, String code, String path, String detail) {}
