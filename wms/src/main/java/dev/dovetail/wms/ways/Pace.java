package dev.dovetail.wms.ways;

/**
 * How fast people move in a building.
 *
 * @param mmPerSecond 100 to 5,000; @param turnMillis for each corner, 0 to 60,000
 * @param levelMillis for each level above the first that is reached for, 0 to 60,000
 */
public record Pace(int mmPerSecond, int turnMillis, int levelMillis) {
    /** A walk of 1.2 m/s, a second for a corner, three for a level. */
    public static final Pace USUAL = new Pace(1_200, 1_000, 3_000);

    long millis(long mm, int turns, int level) {
        return Math.ceilDiv(mm * 1000, mmPerSecond) + (long) turns * turnMillis + (level - 1L) * levelMillis;
    }
}
