package dev.dovetail.console.drafts;

import dev.dovetail.console.conditions.Attribute;
import dev.dovetail.console.conditions.Clause;
import dev.dovetail.console.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the form's buttons do to it: {@code add}, {@code up}, {@code down}, {@code remove}, each with the part that is meant,
 * {@code up s1.r2}. What is not there is left as it is. Pure.
 */
final class Acts {
    private static final Pattern PART =
            Pattern.compile("(?:s([0-9]{1,2}))?(?:\\.r([0-9]{1,2}))?(?:\\.(when|keep))?(?:\\.([ck])([0-9]{1,2}))?");

    private final String act;
    private final String chosen;
    private final int stage;
    private final int rule;
    private final String condition;
    private final String small;
    private final int at;

    /** @param chosen the attribute of a clause to add */
    private Acts(String act, String part, String chosen) {
        var m = PART.matcher(part);
        boolean known = m.matches();
        this.act = known ? act : "";
        this.chosen = chosen;
        this.stage = known ? number(m.group(1)) : -1;
        this.rule = known ? number(m.group(2)) : -1;
        this.condition = known && m.group(3) != null ? m.group(3) : "";
        this.small = known && m.group(4) != null ? m.group(4) : "";
        this.at = known ? number(m.group(5)) : -1;
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    static Form apply(Form form, String then, Posted posted) {
        int space = then.indexOf(' ');
        if (space < 0) return form;
        var part = then.substring(space + 1);
        return new Acts(then.substring(0, space), part, posted.text(part + ".new")).form(form);
    }

    private Form form(Form form) {
        if (act.equals("add-stage")) {
            if (form.stages().size() >= Form.MOST_STAGES) return form;
            var stages = new ArrayList<>(form.stages());
            stages.add(new Form.Stage(
                    Words.say("edit.new-stage", stages.size() + 1),
                    Form.When.NONE,
                    List.of(),
                    Form.Aim.CHEAPEST,
                    Form.Limits.NONE));
            return form.with(stages);
        }
        if (rule < 0 && condition.isEmpty() && small.isEmpty() && !act.startsWith("add"))
            return form.with(moved(form.stages(), stage));
        return form.with(changed(form.stages(), stage, this::inStage));
    }

    private Form.Stage inStage(Form.Stage old) {
        if (act.equals("add-rule") && old.rules().size() < Form.MOST_RULES) {
            var rules = new ArrayList<>(old.rules());
            rules.add(new Form.Rule(Words.say("edit.new-rule", rules.size() + 1), Form.When.NONE, Form.When.NONE));
            return old.with(rules);
        }
        if (act.equals("add-key") && old.aim().keys().size() < Form.MOST_KEYS) {
            var keys = new ArrayList<>(old.aim().keys());
            keys.add(new Form.Key("proximity", false, ""));
            return old.with(old.aim().with(keys));
        }
        if (small.equals("k")) return old.with(old.aim().with(moved(old.aim().keys(), at)));
        if (rule < 0) return condition.equals("when") ? old.with(inCondition(old.when())) : old;
        if (condition.isEmpty()) return old.with(moved(old.rules(), rule));
        return old.with(changed(
                old.rules(),
                rule,
                one -> condition.equals("keep")
                        ? new Form.Rule(one.name(), one.when(), inCondition(one.keep()))
                        : new Form.Rule(one.name(), inCondition(one.when()), one.keep())));
    }

    private Form.When inCondition(Form.When old) {
        if (!act.equals("add")) return new Form.When(moved(old.clauses(), at), old.cel());
        var clauses = new ArrayList<>(old.clauses());
        Attribute.of(chosen)
                .filter(_ -> clauses.size() < Form.MOST_CLAUSES)
                .ifPresent(of -> clauses.add(new Clause(of, of.operators().getFirst(), List.of())));
        return new Form.When(clauses, old.cel());
    }

    private <T> List<T> moved(List<T> list, int i) {
        int to = act.equals("up") ? i - 1 : i + 1;
        if (i < 0 || i >= list.size()) return list;
        var other = new ArrayList<>(list);
        if (act.equals("remove")) other.remove(i);
        else if ((act.equals("up") || act.equals("down")) && to >= 0 && to < list.size())
            other.add(to, other.remove(i));
        return other;
    }

    private static <T> List<T> changed(List<T> list, int i, UnaryOperator<T> change) {
        if (i < 0 || i >= list.size()) return list;
        var other = new ArrayList<>(list);
        other.set(i, change.apply(other.get(i)));
        return other;
    }
}
