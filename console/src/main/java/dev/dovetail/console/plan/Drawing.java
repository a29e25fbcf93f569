package dev.dovetail.console.plan;

import java.util.List;

/**
 * A plan as SVG has it, in centimetres.
 *
 * @param unit a hundredth of the sheet: what letters are measured by
 */
public record Drawing(
        String viewBox,
        double unit,
        boolean wide,
        List<Line> lines,
        List<Arrow> arrows,
        List<Zone> zones,
        List<Spot> spots,
        List<Cross> crosses,
        List<Label> aisles,
        List<Label> stations) {

    /** @param kind {@code aisle} or {@code cross} */
    public record Line(String kind, long x1, long y1, long x2, long y2) {}

    /** Walked this way only. */
    public record Arrow(String transform, String path) {}

    public record Zone(String name, long x, long y, long width, long height) {}

    /** A place of bins. @param bin the first of them; @param css how it is filled; @param title what stands there */
    public record Spot(String bin, String points, String css, String title) {}

    /** Over what is blocked. */
    public record Cross(String path) {}

    public record Label(String text, long x, long y) {}
}
