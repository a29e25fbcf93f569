package dev.dovetail.console.conditions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold: every clause, and what is written in CEL besides.
 *
 * @param rest CEL that no clause says; empty where there is none
 */
public record Condition(List<Clause> clauses, String rest) {
    public static final Condition NONE = new Condition(List.of(), "");

    public Condition {
        clauses = List.copyOf(clauses);
    }

    /** Whether it asks nothing. */
    public boolean always() {
        return clauses.isEmpty() && rest.isBlank();
    }

    /** Reads CEL: what clauses can say becomes clauses, the rest stays as it is written. */
    public static Condition of(@Nullable String cel) {
        if (cel == null || cel.isBlank()) return NONE;
        if (Parts.either(cel)) return new Condition(List.of(), cel.strip());
        var clauses = new ArrayList<Clause>();
        var rest = new ArrayList<String>();
        for (var part : Parts.all(cel)) {
            var clause = Reading.clause(part);
            if (clause == null) rest.add(part);
            else clauses.add(clause);
        }
        return new Condition(clauses, String.join(" && ", rest));
    }

    /**
     * As CEL; empty where it asks nothing. Clauses that are not sound are left out. What was typed in CEL comes first, so that
     * the column of a fault is where it was typed.
     */
    public String cel() {
        var sound = clauses.stream().filter(Clause::sound).map(Clause::cel).toList();
        if (rest.isBlank()) return String.join(" && ", sound);
        if (sound.isEmpty()) return rest.strip();
        var first = Parts.either(rest) ? "(" + rest.strip() + ")" : rest.strip();
        return first + " && " + String.join(" && ", sound);
    }
}
