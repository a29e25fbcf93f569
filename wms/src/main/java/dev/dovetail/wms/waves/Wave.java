package dev.dovetail.wms.waves;

import java.time.Instant;

/**
 * Orders that were let onto the floor together.
 *
 * @param state {@code released}, or {@code taken-back} when none of it is on the floor any more; @param orders how many
 */
public record Wave(
        long id, String template, String mode, String state, int orders, Instant releasedAt, String releasedBy) {}
