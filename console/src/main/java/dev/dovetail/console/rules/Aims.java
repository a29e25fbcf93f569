package dev.dovetail.console.rules;

import dev.dovetail.console.conditions.Attribute;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.sourcing.Rules.Limits;
import dev.dovetail.oms.sourcing.Rules.Objective;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objectives and limits in sentences. */
final class Aims {
    private static final List<String> NAMED = List.of("proximity", "inventory", "cost");

    private Aims() {}

    static List<String> best(@Nullable Objective objective) {
        var said = new ArrayList<String>();
        if (objective == null || objective.keys().isEmpty()) said.add(Words.of("rules.best.cheapest"));
        else {
            said.add(Words.say(
                    "rules.best.sequence",
                    String.join(
                            Words.of("rules.best.then"),
                            objective.keys().stream().map(Aims::key).toList())));
            if (Boolean.TRUE.equals(objective.together())) said.add(Words.of("rules.best.together"));
        }
        if (objective == null) return said;
        if (counts(objective.perSplitMinor()))
            said.add(Words.say("rules.best.split", number(objective.perSplitMinor())));
        if (counts(objective.perKmMinor())) said.add(Words.say("rules.best.km", number(objective.perKmMinor())));
        if (counts(objective.perDayMinor())) said.add(Words.say("rules.best.day", number(objective.perDayMinor())));
        return said;
    }

    private static boolean counts(@Nullable Number weight) {
        return weight != null && weight.doubleValue() != 0;
    }

    private static String number(@Nullable Number weight) {
        return Figures.hundredths(weight == null ? "0" : weight.toString());
    }

    /** One key of a sequence: what comes first. */
    private static String key(String written) {
        var word = written.strip();
        boolean minus = word.startsWith("-");
        var name = minus ? word.substring(1).strip() : word;
        if (NAMED.contains(name)) return Words.of("rules.key." + name + (minus ? ".reverse" : ""));
        var told =
                Attribute.of(name).map(of -> Words.of("attribute." + of.cel())).orElse(name);
        return Words.say(minus ? "rules.key.larger" : "rules.key.smaller", told);
    }

    static List<String> limits(@Nullable Limits limits) {
        var said = new ArrayList<String>();
        if (limits == null) return said;
        if (limits.parcels() != null)
            said.add(
                    limits.parcels() == 1
                            ? Words.of("rules.limit.one-node")
                            : Words.say("rules.limit.nodes", Figures.number(limits.parcels())));
        if (Boolean.TRUE.equals(limits.wholeLines())) said.add(Words.of("rules.limit.whole-lines"));
        if (limits.parcelMinor() != null && limits.parcelMinor() > 0)
            said.add(Words.say("rules.limit.worth", number(limits.parcelMinor())));
        if (limits.parcelGrams() != null)
            said.add(Words.say("rules.limit.grams", Figures.number(limits.parcelGrams())));
        if (Boolean.TRUE.equals(limits.complete())) said.add(Words.of("rules.limit.complete"));
        return said;
    }
}
