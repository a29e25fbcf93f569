package dev.dovetail.console.rules;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.routing.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as a page shows it.
 *
 * @param measures one figure by both sets of rules each
 * @param nodes what each node would get
 */
public record Compared(Comparison of, List<Measure> measures, List<Load> nodes, FlowMap map) {
    public Compared {
        measures = List.copyOf(measures);
        nodes = List.copyOf(nodes);
    }

    /**
     * @param change how much more or less, in words; {@code share} of what it is now, where that says something
     * @param tone whether that is {@code good} or {@code wrong}; {@code off} where it is neither
     * @param widthNow of its bar, of 100
     */
    public record Measure(
            String key,
            String now,
            String then,
            String change,
            String share,
            String tone,
            String widthNow,
            String widthThen) {}

    /** @param over the days on which it is given more than it can do; empty where there is none */
    public record Load(
            String node,
            int now,
            int then,
            String change,
            String share,
            String widthNow,
            String widthThen,
            List<Comparison.Over> over) {}

    static Compared of(Comparison c) {
        var measures = new ArrayList<Measure>();
        measures.add(cost(c));
        measures.add(measure("split", c.now().split(), c.then().split()));
        measures.add(measure("parcels", c.now().parcels(), c.then().parcels()));
        measures.add(measure("km", c.now().km(), c.then().km()));
        measures.add(kept(c.now().promiseKept(), c.then().promiseKept()));
        measures.add(measure("missing", c.now().missing(), c.then().missing()));
        int most = c.load().stream()
                .mapToInt(load -> Math.max(load.now(), load.then()))
                .max()
                .orElse(1);
        var nodes = c.load().stream().map(load -> load(load, most, c)).toList();
        return new Compared(c, measures, nodes, FlowMap.of(c));
    }

    /** Less is better in all of them but the promise kept. */
    private static Measure measure(String key, long now, long then) {
        long most = Math.max(1, Math.max(now, then));
        return new Measure(
                key,
                Figures.number(now),
                Figures.number(then),
                change(now, then),
                share(now, then),
                tone(now - then),
                width(now, most),
                width(then, most));
    }

    private static Measure cost(Comparison c) {
        long now = c.now().costMinor(), then = c.then().costMinor(), most = Math.max(1, Math.max(now, then));
        var more = then == now
                ? Words.of("compare.same")
                : sign(then - now) + Figures.minor(Math.abs(then - now), c.currency());
        return new Measure(
                "cost",
                Figures.minor(now, c.currency()),
                Figures.minor(then, c.currency()),
                more,
                share(now, then),
                tone(now - then),
                width(now, most),
                width(then, most));
    }

    private static Measure kept(@Nullable Double now, @Nullable Double then) {
        double a = now == null ? 0 : now, b = then == null ? 0 : then;
        long points = Math.round((b - a) * 1000);
        var change = points == 0
                ? Words.of("compare.same")
                : Words.say("compare.points", (points > 0 ? "+" : "−") + Math.abs(points) / 10.0);
        return new Measure(
                "kept",
                percent(now),
                percent(then),
                change,
                "",
                tone(points),
                width(Math.round(a * 1000), 1000),
                width(Math.round(b * 1000), 1000));
    }

    private static Load load(Comparison.Load load, int most, Comparison c) {
        var over = c.overCapacity().stream()
                .filter(one -> one.node().equals(load.node()))
                .toList();
        return new Load(
                load.node(),
                load.now(),
                load.then(),
                change(load.now(), load.then()),
                share(load.now(), load.then()),
                width(load.now(), most),
                width(load.then(), most),
                over);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String change(long now, long then) {
        long more = then - now;
        if (more == 0) return Words.of("compare.same");
        return sign(more) + Figures.number(Math.abs(more));
    }

    private static String sign(long more) {
        return more > 0 ? "+" : "−";
    }

    private static String share(long now, long then) {
        if (now == 0 || now == then) return "";
        return String.format(Locale.ROOT, "(%s%.1f %%)", sign(then - now), Math.abs(then - now) * 100.0 / now);
    }

    private static String tone(long better) {
        return better == 0 ? "off" : better > 0 ? "good" : "wrong";
    }

    private static String width(long value, long most) {
        return String.format(Locale.ROOT, "%.1f", value * 100.0 / Math.max(1, most));
    }
}
