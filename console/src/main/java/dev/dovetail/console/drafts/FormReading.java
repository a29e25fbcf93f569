package dev.dovetail.console.drafts;

import dev.dovetail.console.conditions.Attribute;
import dev.dovetail.console.conditions.Clause;
import dev.dovetail.console.conditions.Condition;
import dev.dovetail.console.conditions.Operator;
import dev.dovetail.oms.sourcing.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes forms: of rules as they are kept, and of what was posted. */
final class FormReading {
    private static final List<String> NAMED = List.of("proximity", "inventory", "cost");

    private FormReading() {}

    static Form of(Rules rules) {
        return new Form(
                rules.name(), rules.stages().stream().map(FormReading::stage).toList());
    }

    private static Form.Stage stage(Rules.Stage stage) {
        var rules = stage.filters().stream()
                .map(rule -> new Form.Rule(rule.name(), when(rule.when()), when(rule.keep())))
                .toList();
        return new Form.Stage(stage.name(), when(stage.when()), rules, aim(stage.objective()), limits(stage.limits()));
    }

    private static Form.When when(@Nullable String cel) {
        var condition = Condition.of(cel);
        return new Form.When(condition.clauses(), condition.rest());
    }

    private static Form.Aim aim(Rules.@Nullable Objective aim) {
        if (aim == null) return Form.Aim.CHEAPEST;
        return new Form.Aim(
                !aim.keys().isEmpty(),
                aim.keys().stream().map(FormReading::key).toList(),
                Boolean.TRUE.equals(aim.together()),
                text(aim.perKmMinor()),
                text(aim.perDayMinor()),
                text(aim.perSplitMinor()));
    }

    private static Form.Key key(String written) {
        var word = written.strip();
        boolean minus = word.startsWith("-");
        var name = minus ? word.substring(1).strip() : word;
        return NAMED.contains(name) ? new Form.Key(name, minus, "") : new Form.Key("cel", minus, name);
    }

    private static Form.Limits limits(Rules.@Nullable Limits limits) {
        if (limits == null) return Form.Limits.NONE;
        return new Form.Limits(
                text(limits.parcels()),
                Boolean.TRUE.equals(limits.wholeLines()),
                text(limits.parcelMinor()),
                text(limits.parcelGrams()),
                Boolean.TRUE.equals(limits.complete()));
    }

    private static String text(@Nullable Number number) {
        return number == null
                ? ""
                : new java.math.BigDecimal(number.toString())
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static Form of(Posted posted) {
        int stages = posted.count("s", ".name", Form.MOST_STAGES + 1);
        return new Form(posted.text("name"), list(stages, i -> stage(posted, "s" + i)));
    }

    private static Form.Stage stage(Posted posted, String at) {
        int rules = posted.count(at + ".r", ".name", Form.MOST_RULES + 1);
        return new Form.Stage(
                posted.text(at + ".name"),
                when(posted, at + ".when"),
                list(rules, i -> rule(posted, at + ".r" + i)),
                aim(posted, at),
                limits(posted, at));
    }

    private static Form.Rule rule(Posted posted, String at) {
        return new Form.Rule(posted.text(at + ".name"), when(posted, at + ".when"), when(posted, at + ".keep"));
    }

    private static Form.When when(Posted posted, String at) {
        var clauses = new ArrayList<Clause>();
        int many = posted.count(at + ".c", ".of", Form.MOST_CLAUSES);
        for (int i = 0; i < many; i++) {
            var clause = clause(posted, at + ".c" + i);
            if (clause != null) clauses.add(clause);
        }
        return new Form.When(clauses, posted.text(at + ".cel"));
    }

    /** A comparison that its attribute does not know becomes its first. */
    private static @Nullable Clause clause(Posted posted, String at) {
        return Attribute.of(posted.text(at + ".of"))
                .map(of -> new Clause(
                        of,
                        Operator.of(posted.text(at + ".op"))
                                .filter(of.operators()::contains)
                                .orElse(of.operators().getFirst()),
                        posted.all(at + ".value")))
                .orElse(null);
    }

    private static Form.Aim aim(Posted posted, String at) {
        int keys = posted.count(at + ".k", ".of", Form.MOST_KEYS);
        return new Form.Aim(
                posted.text(at + ".goal").equals("sequence"),
                list(
                        keys,
                        i -> new Form.Key(
                                posted.text(at + ".k" + i + ".of"),
                                posted.text(at + ".k" + i + ".way").equals("minus"),
                                posted.text(at + ".k" + i + ".cel"))),
                posted.has(at + ".together"),
                posted.text(at + ".perKm"),
                posted.text(at + ".perDay"),
                posted.text(at + ".perSplit"));
    }

    private static Form.Limits limits(Posted posted, String at) {
        return new Form.Limits(
                posted.text(at + ".parcels"),
                posted.has(at + ".wholeLines"),
                posted.text(at + ".parcelMinor"),
                posted.text(at + ".parcelGrams"),
                posted.has(at + ".complete"));
    }

    private static <T> List<T> list(int many, IntFunction<T> make) {
        return IntStream.range(0, many).mapToObj(make).toList();
    }
}
