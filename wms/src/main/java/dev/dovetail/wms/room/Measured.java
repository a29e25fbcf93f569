package dev.dovetail.wms.room;

/** What one unit weighs and measures, its sides from the longest to the shortest. */
public record Measured(long grams, int longMm, int midMm, int shortMm) {
    public long cubicMm() {
        return (long) longMm * midMm * shortMm;
    }
}
