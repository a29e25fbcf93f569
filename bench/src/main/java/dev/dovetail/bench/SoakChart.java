package dev.dovetail.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A soak as one SVG picture: throughput, p99, memory and dead rows over the minutes, one above the other. */
final class SoakChart {
    private static final int WIDTH = 1000;
    private static final int LEFT = 80;
    private static final int RIGHT = 190;
    private static final int TOP = 90;
    private static final int PANEL = 150;
    private static final int GAP = 55;
    private static final String[] COLOURS = {"#1f5fa8", "#c2571a", "#2d7d46"};
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13" fill="#1c2733">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            <text x="%d" y="34" font-size="20" font-weight="600">%s</text>
            <text x="%d" y="58" fill="#52606d">%s</text>
            """;

    private final List<SoakMinute> minutes;
    private final SoakOptions options;
    private final StringBuilder svg = new StringBuilder();
    private int panels;

    private SoakChart(List<SoakMinute> minutes, SoakOptions options) {
        this.minutes = minutes;
        this.options = options;
    }

    /** One line of a panel, in the panel's unit. */
    private record Line(String name, ToDoubleFunction<SoakMinute> figure) {}

    static String of(List<SoakMinute> minutes, SoakOptions options, SoakVerdict verdict, double rate) {
        return new SoakChart(minutes, options).draw(verdict, rate);
    }

    private String draw(SoakVerdict verdict, double rate) {
        int height = TOP + 5 * (PANEL + GAP) + 10;
        svg.append(HEAD.formatted(WIDTH, height, LEFT, title(rate), LEFT, escaped(subtitle(verdict))));
        panel(
                "shipped and ordered, orders a second",
                List.of(new Line("shipped", SoakMinute::perSecond), new Line("ordered", _ -> rate)));
        panel(
                "p99 of an order's answer and of a feed call, milliseconds",
                List.of(
                        new Line("capture", m -> m.waits().captureP99()),
                        new Line("feed, 1,000 changes", m -> m.waits().feedP99())));
        panel(
                "capture to shipped, seconds",
                List.of(
                        new Line("p99", m -> m.waits().shippedP99() / 1000),
                        new Line("p50", m -> m.waits().shippedP50() / 1000)));
        panel(
                "memory, MB",
                List.of(
                        new Line("server, RSS", m -> m.memory().rss()),
                        new Line("server, live heap", m -> m.memory().heap()),
                        new Line("PostgreSQL, private", m -> m.memory().database())));
        panel(
                "rows, thousands",
                List.of(
                        new Line("dead", m -> m.tables().dead() / 1e3),
                        new Line("live", m -> m.tables().live() / 1e3)));
        return svg.append("</svg>\n").toString();
    }

    private String title(double rate) {
        return String.format(Locale.ROOT, "Soak: %d minutes at %.1f orders a second", minutes.size(), rate);
    }

    private static String subtitle(SoakVerdict verdict) {
        if (!verdict.good())
            return "not good: "
                    + String.join("; ", verdict.bad().stream().limit(2).toList());
        return verdict.notJudged().isEmpty()
                ? "good; grey: warm-up, not judged"
                : "checks clean; too short to judge the rest";
    }

    private void panel(String title, List<Line> lines) {
        int top = TOP + panels++ * (PANEL + GAP);
        double most = minutes.stream()
                .flatMapToDouble(
                        m -> lines.stream().mapToDouble(line -> line.figure().applyAsDouble(m)))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double scale = nice(most);
        add("<text x=\"%d\" y=\"%d\" font-weight=\"600\">%s</text>", LEFT, top + 2, escaped(title));
        frame(top + 12, scale);
        marks(top + 12);
        var ends = new ArrayList<End>();
        for (int i = 0; i < lines.size(); i++)
            ends.add(new End(lines.get(i), COLOURS[i], line(lines.get(i), top + 12, scale, COLOURS[i])));
        names(ends);
    }

    private record End(Line line, String colour, double y) {}

    /** They stand at their lines' ends, none over another. */
    private void names(List<End> ends) {
        ends.sort(Comparator.comparingDouble(End::y));
        double above = Double.NEGATIVE_INFINITY;
        for (var end : ends) {
            above = Math.max(end.y(), above + 16);
            double last = end.line().figure().applyAsDouble(minutes.getLast());
            add(
                    "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s %s</text>",
                    WIDTH - RIGHT + 8,
                    above + 4,
                    end.colour(),
                    escaped(end.line().name()),
                    number(last));
        }
    }

    /** The least of 1, 2, 2.5, 5 and 10 times a power of ten that is not below. */
    static double nice(double most) {
        if (!(most > 0)) return 1;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double times : new double[] {1, 2, 2.5, 5}) if (times * power >= most) return times * power;
        return 10 * power;
    }

    private void frame(int top, double scale) {
        int warm = options.judged() ? SoakOptions.WARM : minutes.size();
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eef1f4\"/>",
                LEFT, top, x(warm) - LEFT, PANEL);
        for (int i = 0; i <= 4; i++) {
            double y = top + PANEL - i * PANEL / 4.0;
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d5dbe1\"/>", LEFT, WIDTH - RIGHT, y, y);
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#52606d\">%s</text>",
                    LEFT - 8, y + 4, number(scale * i / 4));
        }
        int step = Math.max(1, (int) nice(minutes.size() / 10.0));
        for (int minute = 0; minute <= minutes.size(); minute += step)
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#52606d\">%d%s</text>",
                    x(minute), top + PANEL + 17, minute, minute == 0 ? " min" : "");
    }

    /** What was done on purpose, and checks that were not clean. */
    private void marks(int top) {
        for (var minute : minutes) {
            var text = minute.broken().isEmpty() ? minute.event() : "broken";
            if (text.isEmpty()) continue;
            double x = x(minute.minute() - 1);
            var colour = minute.broken().isEmpty() ? "#8a949e" : "#b3261e";
            add(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"3 3\"/>",
                    x, x, top, top + PANEL, colour);
            add("<text x=\"%.1f\" y=\"%d\" font-size=\"11\" fill=\"%s\">%s</text>", x + 3, top + 12, colour, text);
        }
    }

    /** @return how far down it ends */
    private double line(Line line, int top, double scale, String colour) {
        var points = new StringBuilder();
        double y = top + PANEL;
        for (var minute : minutes) {
            double value = line.figure().applyAsDouble(minute);
            if (!Double.isFinite(value)) continue;
            y = top + PANEL - PANEL * value / scale;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(minute.minute() - 0.5), y));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                points.toString().strip(), colour);
        if (minutes.size() <= 60)
            for (var point : points.toString().split(" "))
                if (!point.isEmpty()) {
                    var at = point.split(",");
                    add("<circle cx=\"%s\" cy=\"%s\" r=\"2.5\" fill=\"%s\"/>", at[0], at[1], colour);
                }
        return y;
    }

    private double x(double minute) {
        return LEFT + (WIDTH - LEFT - RIGHT) * minute / Math.max(1, minutes.size());
    }

    private static String number(double value) {
        if (value == 0) return "0";
        return String.format(
                Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
