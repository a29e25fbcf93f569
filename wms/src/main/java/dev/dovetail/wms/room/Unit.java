package dev.dovetail.wms.room;

/** What one unit takes up; 0 where nobody knows. */
record Unit(long grams, long cubicMm) {
    static final Unit UNKNOWN = new Unit(0, 0);
}
