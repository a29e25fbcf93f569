package dev.dovetail.kernel;

import java.util.List;
import java.util.Map;

/** What became of a command: the facts it made, or why not. A refusal is a value; an exception is a fault. */
public sealed interface Decision<F> {
    record Accepted<F>(List<F> facts) implements Decision<F> {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    record Refused<F>(Refusal refusal) implements Decision<F> {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <F> Decision<F> accept(F... facts) {
        return new Accepted<>(List.of(facts));
    }

    static <F> Decision<F> refuse(String code, Map<String, Object> details) {
        return new Refused<>(new Refusal(code, details));
    }

    /** The facts to write: none after a refusal. */
    default List<F> facts() {
        return switch (this) {
            case Accepted<F>(var facts) -> facts;
            case Refused<F> _ -> List.of();
        };
    }
}
