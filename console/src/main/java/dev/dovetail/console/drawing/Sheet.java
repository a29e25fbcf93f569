package dev.dovetail.console.drawing;

import java.util.List;
import java.util.Locale;

/**
 * The piece of the earth that a map shows.
 *
 * @param usa whether all of it lies in the contiguous US, whose shape is then drawn
 * @param unit how much is a hundredth or so of its width: what lines and letters are measured by
 */
public record Sheet(double left, double top, double width, double height, boolean usa, double unit) {
    private static final double WEST = -125.5;
    private static final double NORTH = 50;
    private static final double WIDTH = 80;
    private static final double HEIGHT = 44;

    /** A point in degrees. */
    public record Point(double lat, double lon) {}

    /** A sheet that shows all of them. */
    public static Sheet of(List<Point> points) {
        if (points.stream().allMatch(Sheet::inside)) return new Sheet(0, 0, WIDTH, HEIGHT, true, 1);
        double left = points.stream().mapToDouble(p -> x(p.lon())).min().orElse(0);
        double top = points.stream().mapToDouble(p -> y(p.lat())).min().orElse(0);
        double width = points.stream().mapToDouble(p -> x(p.lon())).max().orElse(0) - left;
        double height = points.stream().mapToDouble(p -> y(p.lat())).max().orElse(0) - top;
        double margin = Math.max(4, Math.max(width, height) / 8);
        return new Sheet(
                left - margin,
                top - margin,
                width + 2 * margin,
                height + 2 * margin,
                false,
                (width + 2 * margin) / WIDTH);
    }

    private static boolean inside(Point point) {
        double x = x(point.lon()), y = y(point.lat());
        return x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;
    }

    public String viewBox() {
        return text(left - 1) + " " + text(top - 1) + " " + text(width + 2) + " " + text(height + 2);
    }

    /** Whether a word beside the point must stand left of it to stay on the sheet. */
    public boolean atRight(double lon) {
        return x(lon) > left + width * 0.85;
    }

    public static double x(double lon) {
        return (lon - WEST) / 0.75;
    }

    public static double y(double lat) {
        return (NORTH - lat) / 0.6;
    }

    /** A number as SVG wants it. */
    public static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
