package dev.dovetail.console.plan;

import dev.dovetail.console.words.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Four shades for figures above nothing, a quarter of the places in each as far as that goes. Pure. */
final class Shades {
    private static final int SHADES = 4;

    private final long[] from;
    private final String unit;

    private Shades(long[] from, String unit) {
        this.from = from;
        this.unit = unit;
    }

    static Shades of(LongStream figures) {
        var sorted = figures.filter(one -> one > 0).sorted().toArray();
        var from = LongStream.range(0, SHADES)
                .map(shade -> sorted.length == 0 ? 0 : sorted[(int) (shade * sorted.length / SHADES)])
                .distinct()
                .filter(one -> one > 0)
                .toArray();
        return new Shades(from, "");
    }

    static Shades percents() {
        return new Shades(new long[] {1, 26, 51, 76}, " %");
    }

    /** 0 for nothing, then 1 to 4. */
    int of(long figure) {
        int shade = 0;
        while (shade < from.length && figure >= from[shade]) shade++;
        return shade == 0 && figure > 0 ? 1 : shade;
    }

    List<PlanPage.Key> keys() {
        List<PlanPage.Key> keys = new ArrayList<>();
        keys.add(new PlanPage.Key(0, "0"));
        for (int i = 0; i < from.length; i++) {
            var words = i + 1 == from.length
                    ? Figures.number(from[i]) + unit + "+"
                    : from[i + 1] - 1 == from[i]
                            ? Figures.number(from[i]) + unit
                            : Figures.number(from[i]) + "–" + Figures.number(from[i + 1] - 1) + unit;
            keys.add(new PlanPage.Key(i + 1, words));
        }
        return keys;
    }
}
