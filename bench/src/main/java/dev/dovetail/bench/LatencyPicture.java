package dev.dovetail.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A histogram of latencies as a picture that needs nothing else: both scales logarithmic, percentiles marked. */
final class LatencyPicture {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int LEFT = 90;
    private static final int RIGHT = 930;
    private static final int TOP = 130;
    private static final int BOTTOM = 470;
    private static final int BARS_A_DECADE = 20;

    private final Histogram micros;
    private final double perSecond;
    private final int fromDecade;
    private final int toDecade;
    private final long[] bars;
    private final int countDecades;
    private final StringBuilder out = new StringBuilder(16_384);

    LatencyPicture(Histogram micros, double perSecond) {
        this.micros = micros;
        this.perSecond = perSecond;
        this.fromDecade = (int) Math.floor(Math.log10(Math.max(1, micros.getMinValue())));
        this.toDecade = Math.max(fromDecade + 1, (int) Math.ceil(Math.log10(Math.max(10, micros.getMaxValue() + 1))));
        this.bars = new long[(toDecade - fromDecade) * BARS_A_DECADE];
        long most = 1;
        for (var value : micros.recordedValues()) {
            int bar = (int) ((Math.log10(value.getValueIteratedTo()) - fromDecade) * BARS_A_DECADE);
            int at = Math.clamp(bar, 0, bars.length - 1);
            bars[at] += value.getCountAddedInThisIterationStep();
            most = Math.max(most, bars[at]);
        }
        this.countDecades = Math.max(1, (int) Math.ceil(Math.log10(most)));
    }

    String svg() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d' ",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add(
                "font-family='system-ui, sans-serif' font-size='13' fill='#333'>\n<rect width='%d' height='%d' fill='#fff'/>\n",
                WIDTH, HEIGHT);
        add("<text x='%d' y='34' font-size='18' font-weight='600' fill='#111'>How long an order takes</text>\n", LEFT);
        add(
                "<text x='%d' y='56'>%,d orders at %,.0f a second, half of the peak; counted from when each was due</text>\n",
                LEFT, micros.getTotalCount(), perSecond);
        countAxis();
        latencyAxis();
        bars();
        mark(50, "p50", 0);
        mark(99, "p99", 1);
        mark(99.9, "p99.9", 2);
        mark(100, "max", 3);
        return out.append("</svg>\n").toString();
    }

    private void countAxis() {
        for (int decade = 0; decade <= countDecades; decade++) {
            double y = y(Math.pow(10, decade));
            add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#e3e3e3'/>\n", LEFT, RIGHT, y, y);
            add("<text x='%d' y='%.1f' text-anchor='end'>%,d</text>\n", LEFT - 10, y + 4, (long) Math.pow(10, decade));
        }
        int middle = (TOP + BOTTOM) / 2;
        add(
                "<text x='24' y='%d' text-anchor='middle' transform='rotate(-90 24 %d)'>orders in the bar</text>\n",
                middle, middle);
    }

    private void latencyAxis() {
        for (int decade = fromDecade; decade <= toDecade; decade++) {
            double x = x(Math.pow(10, decade));
            add("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#999'/>\n", x, x, BOTTOM, BOTTOM + 6);
            add("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>\n", x, BOTTOM + 22, millis(Math.pow(10, decade)));
            for (int step = 2; step < 10 && decade < toDecade; step++) {
                double small = x(step * Math.pow(10, decade));
                add("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#bbb'/>\n", small, small, BOTTOM, BOTTOM + 3);
            }
        }
        add("<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='#999'/>\n", LEFT, RIGHT, BOTTOM, BOTTOM);
        add(
                "<text x='%d' y='%d' text-anchor='middle'>latency in milliseconds</text>\n",
                (LEFT + RIGHT) / 2, BOTTOM + 48);
    }

    private void bars() {
        double width = (double) (RIGHT - LEFT) / bars.length;
        for (int i = 0; i < bars.length; i++) {
            if (bars[i] == 0) continue;
            double y = y(bars[i]);
            double x = LEFT + i * width;
            add(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#4a7fb5'/>\n",
                    x + 0.5, y, width - 1, BOTTOM - y);
        }
    }

    /** Each on a row of its own, so that labels never meet. */
    private void mark(double percentile, String name, int row) {
        double value = percentile == 100 ? micros.getMaxValue() : micros.getValueAtPercentile(percentile);
        double x = x(value);
        int y = TOP - 52 + 16 * row;
        boolean left = x > RIGHT - 130;
        add(
                "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#b5432f' stroke-dasharray='4 3'/>\n",
                x, x, y - 9, BOTTOM);
        add(
                "<text x='%.1f' y='%d' text-anchor='%s' fill='#b5432f' font-weight='600'>%s %s ms</text>\n",
                left ? x - 6 : x + 6, y, left ? "end" : "start", name, millis(value));
    }

    private double x(double value) {
        double share = (Math.log10(Math.max(1, value)) - fromDecade) / (toDecade - fromDecade);
        return LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT);
    }

    /** A bar of one order can still be seen. */
    private double y(double count) {
        double share = (Math.log10(Math.max(1, count)) + 0.15) / (countDecades + 0.15);
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private static String millis(double value) {
        double millis = value / 1000;
        if (millis >= 100) return String.format(Locale.ROOT, "%,.0f", millis);
        var text = String.format(Locale.ROOT, millis >= 10 ? "%.1f" : millis >= 1 ? "%.2f" : "%.3f", millis);
        return text.replaceAll("\\.?0+$", "");
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }
}
