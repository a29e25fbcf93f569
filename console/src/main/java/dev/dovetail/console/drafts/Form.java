package dev.dovetail.console.drafts;

import dev.dovetail.console.conditions.Clause;
import java.util.List;

/**
 * Rules as they are typed: texts where rules have numbers, so that what is wrong stays as it is.
 *
 * @param name what people call them
 */
public record Form(String name, List<Stage> stages) {
    static final int MOST_STAGES = 20;
    static final int MOST_RULES = 50;
    static final int MOST_CLAUSES = 20;
    static final int MOST_KEYS = 5;

    public Form {
        stages = List.copyOf(stages);
    }

    /** @param cel what no clause says */
    public record When(List<Clause> clauses, String cel) {
        static final When NONE = new When(List.of(), "");

        public When {
            clauses = List.copyOf(clauses);
        }

        public boolean always() {
            return clauses.isEmpty() && cel.isBlank();
        }
    }

    public record Stage(String name, When when, List<Rule> rules, Aim aim, Limits limits) {
        public Stage {
            rules = List.copyOf(rules);
        }

        Stage with(List<Rule> other) {
            return new Stage(name, when, other, aim, limits);
        }

        Stage with(When other) {
            return new Stage(name, other, rules, aim, limits);
        }

        Stage with(Aim other) {
            return new Stage(name, when, rules, other, limits);
        }
    }

    public record Rule(String name, When when, When keep) {}

    /** @param sequence whether nodes are taken in an order, and not by cost */
    public record Aim(
            boolean sequence, List<Key> keys, boolean together, String perKm, String perDay, String perSplit) {
        static final Aim CHEAPEST = new Aim(false, List.of(), false, "", "", "");

        public Aim {
            keys = List.copyOf(keys);
        }

        Aim with(List<Key> other) {
            return new Aim(sequence, other, together, perKm, perDay, perSplit);
        }
    }

    /** @param of {@code proximity}, {@code inventory}, {@code cost} or {@code cel}; @param cel the number, where it is that */
    public record Key(String of, boolean minus, String cel) {}

    public record Limits(String parcels, boolean wholeLines, String parcelMinor, String parcelGrams, boolean complete) {
        static final Limits NONE = new Limits("", false, "", "", false);
    }

    Form with(List<Stage> other) {
        return new Form(name, other);
    }
}
