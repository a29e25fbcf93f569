package dev.dovetail.console.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognizes the CEL that clauses write, and what people write in the same way. What it does not know is no clause. */
final class Reading {
    private static final String NAME = "((?:order|node)\\.[a-z]+)";
    private static final String TEXT = "('(?:[^'\\\\]|\\\\['\\\\])*'|\"[^\"\\\\]*\")";
    private static final Pattern WORD = Pattern.compile(TEXT);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(['\\\\])");
    private static final Pattern FLAG = Pattern.compile("(!?)\\s*" + NAME);
    private static final Pattern COMPARED = Pattern.compile(NAME + "\\s*(>=|<=|>|<|==)\\s*([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern EQUALS = Pattern.compile(NAME + "\\s*(==|!=)\\s*" + TEXT);
    private static final Pattern AMONG =
            Pattern.compile(NAME + "\\s+in\\s+\\[\\s*(" + TEXT + "(?:\\s*,\\s*" + TEXT + ")*)\\s*]");
    private static final Pattern HOLDS = Pattern.compile(TEXT + "\\s+in\\s+" + NAME);
    private static final Pattern BEGINS = Pattern.compile(NAME + "\\.startsWith\\(\\s*" + TEXT + "\\s*\\)");

    private Reading() {}

    static @Nullable Clause clause(String cel) {
        var plain = positive(cel);
        if (plain == null && cel.startsWith("!"))
            plain = negated(positive(bare(cel.substring(1).strip())));
        return plain != null && plain.sound() && plain.cel().length() > 0 ? plain : null;
    }

    private static @Nullable Clause positive(String cel) {
        Matcher m;
        if ((m = FLAG.matcher(cel)).matches())
            return make(m.group(2), m.group(1).isEmpty() ? Operator.YES : Operator.NO, List.of());
        if ((m = COMPARED.matcher(cel)).matches())
            return make(m.group(1), Operator.ofSign(m.group(2)).orElseThrow(), List.of(m.group(3)));
        if ((m = EQUALS.matcher(cel)).matches())
            return make(m.group(1), m.group(2).equals("==") ? Operator.IS : Operator.IS_NOT, texts(m.group(3)));
        if ((m = AMONG.matcher(cel)).matches()) return make(m.group(1), Operator.IS, texts(m.group(2)));
        return either(bare(cel));
    }

    /** {@code 'a' in x || 'b' in x} and {@code x.startsWith('a') || x.startsWith('b')}, or one of them alone. */
    private static @Nullable Clause either(String cel) {
        var values = new ArrayList<String>();
        Clause last = null;
        for (var part : Parts.any(cel)) {
            var one = single(part);
            if (one == null || last != null && (last.of() != one.of() || last.operator() != one.operator()))
                return null;
            values.addAll(one.values());
            last = one;
        }
        return last == null ? null : new Clause(last.of(), last.operator(), values);
    }

    private static @Nullable Clause single(String cel) {
        Matcher m;
        if ((m = HOLDS.matcher(cel)).matches()) return make(m.group(2), Operator.HAS, texts(m.group(1)));
        if ((m = BEGINS.matcher(cel)).matches()) return make(m.group(1), Operator.BEGINS, texts(m.group(2)));
        return null;
    }

    private static @Nullable Clause negated(@Nullable Clause clause) {
        if (clause == null) return null;
        return switch (clause.operator()) {
            case IS -> new Clause(clause.of(), Operator.IS_NOT, clause.values());
            case HAS -> new Clause(clause.of(), Operator.HAS_NOT, clause.values());
            case BEGINS -> new Clause(clause.of(), Operator.BEGINS_NOT, clause.values());
            default -> null;
        };
    }

    private static @Nullable Clause make(String name, Operator operator, List<String> values) {
        return Attribute.of(name)
                .filter(of -> of.operators().contains(operator))
                .map(of -> new Clause(of, operator, values))
                .orElse(null);
    }

    /** Without the brackets that enclose all of it. */
    private static String bare(String cel) {
        if (!cel.startsWith("(") || !cel.endsWith(")")) return cel;
        var inner = cel.substring(1, cel.length() - 1);
        int depth = 0;
        for (char c : WORD.matcher(inner).replaceAll("").toCharArray()) {
            if (c == '(') depth++;
            if (c == ')' && --depth < 0) return cel;
        }
        return inner.strip();
    }

    private static List<String> texts(String list) {
        return WORD.matcher(list)
                .results()
                .map(found -> found.group(1))
                .map(text ->
                        ESCAPED.matcher(text.substring(1, text.length() - 1)).replaceAll("$1"))
                .toList();
    }
}
