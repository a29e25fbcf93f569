package dev.dovetail.console.rules;

import dev.dovetail.console.conditions.Clause;
import dev.dovetail.console.conditions.Condition;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.sourcing.Rules;
import java.util.ArrayList;
import java.util.List;

/** Rules in words, stage by stage. */
public record Told(String name, List<Stage> stages) {
    public Told {
        stages = List.copyOf(stages);
    }

    /**
     * @param orders which orders it is for
     * @param best what it looks for, a sentence each
     * @param limits how far an order may be split, a sentence each
     */
    public record Stage(String name, Phrase orders, List<Rule> rules, List<String> best, List<String> limits) {}

    /** Keeps nodes. */
    public record Rule(String name, Phrase orders, Phrase keep) {}

    /** @param cel what is written in CEL and said by no words; empty where there is nothing of it */
    public record Phrase(List<String> said, String cel) {
        static Phrase of(@org.jspecify.annotations.Nullable String text) {
            var condition = Condition.of(text);
            return new Phrase(condition.clauses().stream().map(Clause::words).toList(), condition.rest());
        }

        public boolean always() {
            return said.isEmpty() && cel.isEmpty();
        }

        /** On one line, for telling two versions apart. */
        String line() {
            var all = new ArrayList<>(said);
            if (!cel.isEmpty()) all.add(cel);
            return String.join(Words.of("rules.and"), all);
        }
    }

    public static Told of(Rules rules) {
        return new Told(rules.name(), rules.stages().stream().map(Told::stage).toList());
    }

    private static Stage stage(Rules.Stage stage) {
        var rules = stage.filters().stream()
                .map(rule -> new Rule(rule.name(), Phrase.of(rule.when()), Phrase.of(rule.keep())))
                .toList();
        return new Stage(
                stage.name(),
                Phrase.of(stage.when()),
                rules,
                Aims.best(stage.objective()),
                Aims.limits(stage.limits()));
    }

    /** Everything it says, a line for each thing: what two versions differ in is lines. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(Words.say("rules.line.name", name));
        for (var stage : stages) {
            lines.add(Words.say("rules.line.stage", stage.name()));
            if (!stage.orders().always())
                lines.add("  " + Words.say("rules.line.orders", stage.orders().line()));
            for (var rule : stage.rules()) lines.add("  " + line(rule));
            stage.best().forEach(text -> lines.add("  " + text));
            stage.limits().forEach(text -> lines.add("  " + text));
        }
        return lines;
    }

    private static String line(Rule rule) {
        var kept = Words.say("rules.line.rule", rule.name(), rule.keep().line());
        return rule.orders().always()
                ? kept
                : kept + " " + Words.say("rules.line.only", rule.orders().line());
    }
}
