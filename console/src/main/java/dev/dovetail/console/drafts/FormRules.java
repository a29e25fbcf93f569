package dev.dovetail.console.drafts;

import dev.dovetail.console.conditions.Clause;
import dev.dovetail.console.conditions.Condition;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.sourcing.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes rules of a form, and names what in it is no rule yet, by the names of the fields. */
final class FormRules {
    private final Form form;
    private final Map<String, String> mistakes = new LinkedHashMap<>();

    FormRules(Form form) {
        this.form = form;
    }

    Map<String, String> mistakes() {
        return mistakes;
    }

    Rules rules() {
        var stages = new ArrayList<Rules.Stage>();
        for (int i = 0; i < form.stages().size(); i++)
            stages.add(stage(form.stages().get(i), "s" + i));
        return new Rules(form.name(), stages);
    }

    private Rules.Stage stage(Form.Stage stage, String at) {
        var rules = new ArrayList<Rules.Rule>();
        for (int i = 0; i < stage.rules().size(); i++)
            rules.add(rule(stage.rules().get(i), at + ".r" + i));
        return new Rules.Stage(
                stage.name(),
                cel(stage.when(), at + ".when"),
                rules.isEmpty() ? null : rules,
                aim(stage.aim(), at),
                limits(stage.limits(), at));
    }

    private Rules.Rule rule(Form.Rule rule, String at) {
        var keep = cel(rule.keep(), at + ".keep");
        if (keep == null && !mistakes.containsKey(at + ".keep")) mistakes.put(at + ".keep", Words.of("edit.no-keep"));
        return new Rules.Rule(rule.name(), cel(rule.when(), at + ".when"), keep == null ? "true" : keep);
    }

    private @Nullable String cel(Form.When when, String at) {
        for (int i = 0; i < when.clauses().size(); i++) {
            var clause = when.clauses().get(i);
            if (!clause.sound()) mistakes.put(at + ".c" + i, wrong(clause));
        }
        var cel = new Condition(when.clauses(), when.cel()).cel();
        return cel.isBlank() ? null : cel;
    }

    private static String wrong(Clause clause) {
        return Words.of(clause.of().number() ? "edit.no-number" : "edit.no-value");
    }

    private Rules.@Nullable Objective aim(Form.Aim aim, String at) {
        var keys = new ArrayList<String>();
        if (aim.sequence())
            for (var key : aim.keys())
                keys.add((key.minus() ? "-" : "") + (key.of().equals("cel") ? key.cel() : key.of()));
        if (aim.sequence() && keys.isEmpty()) mistakes.put(at + ".k", Words.of("edit.no-keys"));
        var perKm = number(aim.perKm(), at + ".perKm", Double::valueOf);
        var perDay = number(aim.perDay(), at + ".perDay", Double::valueOf);
        var perSplit = number(aim.perSplit(), at + ".perSplit", Long::valueOf);
        if (keys.isEmpty() && perKm == null && perDay == null && perSplit == null) return null;
        Boolean together = aim.sequence() && aim.together() ? Boolean.TRUE : null;
        return new Rules.Objective(keys.isEmpty() ? null : List.copyOf(keys), together, perKm, perDay, perSplit);
    }

    private Rules.@Nullable Limits limits(Form.Limits limits, String at) {
        var made = new Rules.Limits(
                number(limits.parcels(), at + ".parcels", Integer::valueOf),
                limits.wholeLines() ? true : null,
                number(limits.parcelMinor(), at + ".parcelMinor", Long::valueOf),
                number(limits.parcelGrams(), at + ".parcelGrams", Long::valueOf),
                limits.complete() ? true : null);
        return made.equals(new Rules.Limits(null, null, null, null, null)) ? null : made;
    }

    private <N extends Number> @Nullable N number(String text, String at, Function<String, N> read) {
        if (text.isBlank()) return null;
        try {
            return read.apply(text.strip());
        } catch (NumberFormatException e) {
            mistakes.put(at, Words.of("edit.no-number"));
            return null;
        }
    }
}
