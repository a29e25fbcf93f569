package dev.dovetail.wms.ways;

import java.util.List;

/**
 * The shortest way from one place to another.
 *
 * @param millis walking it, turning at its corners, and reaching for the level of the place it leads to
 * @param points from its beginning over each junction to its end
 */
public record Way(String from, String to, long mm, long millis, int turns, List<Point> points) {
    public Way {
        points = List.copyOf(points);
    }

    /** In millimetres. */
    public record Point(int xMm, int yMm) {}
}
