package dev.dovetail.oms.sourcing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Rules.Objective;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules made ready to run.
 *
 * @param version of the rules; 0 where nobody wrote any
 * @param text as people wrote them
 */
public record RuleBook(int version, Rules text, List<Stage> stages) {
    private static final int MOST_STAGES = 20;
    private static final int MOST_RULES = 50;
    private static final int MOST_KEYS = 5;
    private static final double MOST_WEIGHT = 1_000_000;

    /** One stage for every order and node: the cheapest. */
    public static final RuleBook STANDARD =
            of(0, new Rules("Cheapest", List.of(new Rules.Stage("cheapest", null, null, null, null))));

    /**
     * Refuses with the place of the fault: {@code rules.expression}, {@code rules.stages}, {@code rules.rules}, {@code
     * rules.name}, {@code rules.name-twice}, {@code rules.sequence}, {@code rules.limit}.
     */
    public static RuleBook of(int version, Rules rules) {
        if (rules.stages().isEmpty() || rules.stages().size() > MOST_STAGES)
            throw new Malformed("rules.stages", "/stages", "1 to " + MOST_STAGES + " stages");
        named(rules.name(), "/name");
        var names = new HashSet<String>();
        var stages = new ArrayList<Stage>();
        for (int i = 0; i < rules.stages().size(); i++) {
            var path = "/stages/" + i;
            var stage = rules.stages().get(i);
            named(stage.name(), path + "/name");
            if (!names.add(stage.name()))
                throw new Malformed("rules.name-twice", path + "/name", "another stage has this name");
            stages.add(Stage.of(stage, path));
        }
        return new RuleBook(version, rules, List.copyOf(stages));
    }

    /**
     * Refuses what cannot be meant as the network stands: {@code rules.unknown-node}, {@code rules.unknown-kind}, {@code
     * rules.unknown-group}, {@code rules.unknown-channel}, {@code rules.drops-all-nodes}; and what runs on: {@code
     * rules.expression-failed}.
     */
    public RuleBook checked(List<Node> nodes, Set<String> channels) {
        new RuleChecks(nodes, channels).check(this);
        return this;
    }

    private static void named(String name, String path) {
        if (name.isBlank() || name.length() > 80)
            throw new Malformed("rules.name", path, "a name has 1 to 80 characters");
    }

    /** One stage, its conditions ready. */
    record Stage(Rules.Stage text, @Nullable Expression when, List<Filter> filters, List<Key> keys) {
        static Stage of(Rules.Stage stage, String path) {
            var filters = new ArrayList<Filter>();
            if (stage.filters().size() > MOST_RULES)
                throw new Malformed("rules.rules", path + "/rules", "at most " + MOST_RULES + " rules");
            for (int i = 0; i < stage.filters().size(); i++)
                filters.add(Filter.of(stage.filters().get(i), path + "/rules/" + i));
            check(stage.aim(), path + "/objective");
            check(stage.bounds(), path + "/limits");
            return new Stage(
                    stage, optional(stage.when(), path + "/when"), List.copyOf(filters), Key.list(stage.aim(), path));
        }

        private static void check(Objective aim, String path) {
            within(aim.perKmMinor(), path + "/perKmMinor");
            within(aim.perDayMinor(), path + "/perDayMinor");
            within(aim.perSplitMinor() == null ? null : aim.perSplitMinor().doubleValue(), path + "/perSplitMinor");
        }

        private static void check(Rules.Limits limits, String path) {
            if (limits.parcels() != null && (limits.parcels() < 1 || limits.parcels() > 1000))
                throw new Malformed("rules.limit", path + "/parcels", "1 to 1000");
            if (limits.parcelMinor() != null && limits.parcelMinor() < 0)
                throw new Malformed("rules.limit", path + "/parcelMinor", "is not negative");
            if (limits.parcelGrams() != null && limits.parcelGrams() < 1)
                throw new Malformed("rules.limit", path + "/parcelGrams", "is at least 1");
        }

        private static void within(@Nullable Double weight, String path) {
            if (weight != null && !(weight >= 0 && weight <= MOST_WEIGHT))
                throw new Malformed("rules.limit", path, "0 to " + (long) MOST_WEIGHT);
        }
    }

    /** Keeps nodes; {@code when} is null where it is for every order. */
    record Filter(String name, @Nullable Expression when, Expression keep) {
        static Filter of(Rules.Rule rule, String path) {
            named(rule.name(), path + "/name");
            return new Filter(
                    rule.name(),
                    optional(rule.when(), path + "/when"),
                    Expression.condition(rule.keep(), path + "/keep"));
        }
    }

    /** What a sequence sorts by; {@code figure} is null for the three that have a name. */
    record Key(String name, boolean largerFirst, @Nullable Expression figure) {
        private static final List<String> NAMED = List.of("proximity", "inventory", "cost");

        static List<Key> list(Objective aim, String path) {
            if (aim.keys().size() > MOST_KEYS)
                throw new Malformed("rules.sequence", path + "/objective/sequence", "at most " + MOST_KEYS);
            var keys = new ArrayList<Key>();
            for (int i = 0; i < aim.keys().size(); i++)
                keys.add(of(aim.keys().get(i).strip(), path + "/objective/sequence/" + i));
            return List.copyOf(keys);
        }

        private static Key of(String word, String path) {
            boolean larger = word.startsWith("-");
            var name = larger ? word.substring(1).strip() : word;
            if (name.equals("inventory")) return new Key(name, !larger, null); // the most of it first
            if (NAMED.contains(name)) return new Key(name, larger, null);
            return new Key(name, larger, Expression.figure(name, path));
        }
    }

    private static @Nullable Expression optional(@Nullable String text, String path) {
        if (text == null || text.isBlank()) return null;
        var condition = Expression.condition(text, path);
        for (var name : condition.asks())
            if (name.startsWith("node."))
                throw new Malformed(
                        "rules.expression", path, name + " is not known of an order; ask it in a rule's keep");
        return condition;
    }
}
