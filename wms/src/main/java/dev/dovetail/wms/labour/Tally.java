package dev.dovetail.wms.labour;

import org.jspecify.annotations.Nullable;

/** Adds steps up. */
final class Tally {
    private static final long TELLING_MILLIS = 300_000;
    private static final long HOUR_MILLIS = 3_600_000;

    private final Standards standards;
    private int scans;
    private int lines;
    private int timedLines;
    private long packs;
    private long worked;
    private long compared;
    private long standard;
    private long mm;
    private int unknown;

    Tally(Standards standards) {
        this.standards = standards;
    }

    void add(Step step) {
        scans++;
        packs += step.packs();
        if (step.line()) lines++;
        if (step.line() && step.timed()) timedLines++;
        if (step.timed()) worked += step.millis();
        if (step.compared()) {
            compared += step.millis();
            standard += step.standardMillis(standards);
        }
        if (step.walked() == null) unknown++;
        else mm += step.walked().mm();
    }

    Figures figures() {
        return new Figures(
                scans,
                lines,
                packs,
                worked,
                compared,
                standard,
                mm / 1000,
                mm / standards.stepMm(),
                unknown,
                part(standard, 100, compared),
                part(timedLines, HOUR_MILLIS, worked));
    }

    /** Less than five minutes tell nothing. */
    private static @Nullable Integer part(long amount, long unit, long millis) {
        return millis < TELLING_MILLIS ? null : (int) Math.round((double) amount * unit / millis);
    }
}
