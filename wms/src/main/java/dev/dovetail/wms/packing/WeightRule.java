package dev.dovetail.wms.packing;

/**
 * How far a closed carton may be from what it should weigh.
 *
 * @param cartonGrams of an empty carton; @param percent and {@code grams}: the larger of the two is allowed
 */
record WeightRule(int cartonGrams, int percent, int grams) {
    /** What contents of so many grams should weigh in their carton, and how far off they may be. */
    Expectation of(long contents) {
        long expected = contents + cartonGrams;
        return new Expectation(expected, Math.max(grams, expected * percent / 100));
    }

    record Expectation(long grams, long tolerance) {
        boolean fits(long weighed) {
            return Math.abs(weighed - grams) <= tolerance;
        }
    }
}
