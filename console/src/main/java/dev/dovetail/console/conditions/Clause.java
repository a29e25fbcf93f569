package dev.dovetail.console.conditions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing asked: an attribute, compared with values of which one suffices.
 *
 * @param values texts, or one number; empty for a flag
 */
public record Clause(Attribute of, Operator operator, List<String> values) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    public Clause {
        values = List.copyOf(values);
    }

    /** Whether it can be written as a condition: a number is one number, words are at least one. */
    public boolean sound() {
        if (!of.operators().contains(operator)) return false;
        if (of.kind() == Attribute.Kind.FLAG) return true;
        if (of.number())
            return values.size() == 1 && NUMBER.matcher(values.getFirst()).matches();
        return !values.isEmpty();
    }

    /** As CEL; of a sound clause. */
    public String cel() {
        var name = of.cel();
        return switch (operator) {
            case YES -> name;
            case NO -> "!" + name;
            case AT_LEAST, AT_MOST, MORE, LESS, EQUAL -> name + " " + operator.sign() + " " + values.getFirst();
            case IS -> values.size() == 1 ? name + " == " + quoted(values.getFirst()) : name + " in " + list();
            case IS_NOT ->
                values.size() == 1 ? name + " != " + quoted(values.getFirst()) : "!(" + name + " in " + list() + ")";
            case HAS -> one(" in " + name, true);
            case HAS_NOT -> values.size() == 1 ? "!(" + one(" in " + name, true) + ")" : "!" + one(" in " + name, true);
            case BEGINS -> one(name + ".startsWith(", false);
            case BEGINS_NOT -> "!" + one(name + ".startsWith(", false);
        };
    }

    private String list() {
        return values.stream().map(Clause::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private String one(String with, boolean before) {
        var all = values.stream()
                .map(value -> before ? quoted(value) + with : with + quoted(value) + ")")
                .collect(Collectors.joining(" || "));
        return values.size() == 1 ? all : "(" + all + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** In words: {@code channel is web or shop}. */
    public String words() {
        return Words.say("operator." + operator.word(), Words.of("attribute." + of.cel()), told());
    }

    private String told() {
        if (of.number()) return number(values.getFirst());
        var said = values.stream().map(this::value).toList();
        if (said.size() < 2) return said.isEmpty() ? "" : said.getFirst();
        return Words.say("condition.or", String.join(", ", said.subList(0, said.size() - 1)), said.getLast());
    }

    private String value(String value) {
        return switch (of) {
            case NODE_KIND -> Words.of("node.kind." + value);
            case ORDER_SERVICE -> Words.of("service." + value);
            default -> value;
        };
    }

    private String number(String value) {
        return switch (of) {
            case ORDER_VALUE, NODE_COST -> Figures.hundredths(value);
            case NODE_HAS, NODE_LOAD ->
                Words.say(
                        "unit.percent",
                        new BigDecimal(value)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString());
            default -> {
                var said = value.contains(".") ? value : Figures.number(Long.parseLong(value));
                var unit = "unit.of." + of.cel();
                yield Words.has(unit) ? Words.say(unit, said) : said;
            }
        };
    }
}
