package dev.dovetail.wms.labour;

import org.jspecify.annotations.Nullable;

/**
 * What was done, and how long it took.
 *
 * @param lines stops, of which a line of a pick task is one however many packs it has
 * @param packs as they were scanned: a case counts once
 * @param workedMillis between scans, without gaps
 * @param comparedMillis the part of it for which a standard is known; @param standardMillis what that part should take
 * @param metres by the shortest ways between the places of the scans; @param steps the same in steps
 * @param unknown scans to which no way is known
 * @param attainmentPercent standard over compared time; null where less than five minutes were compared
 * @param linesPerHour of the time worked, counting the lines that were timed; null in the first five minutes
 */
public record Figures(
        int scans,
        int lines,
        long packs,
        long workedMillis,
        long comparedMillis,
        long standardMillis,
        long metres,
        long steps,
        int unknown,
        @Nullable Integer attainmentPercent,
        @Nullable Integer linesPerHour) {}
