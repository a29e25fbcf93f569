package dev.dovetail.kernel;

import java.util.Map;
import java.util.TreeMap;

/** A rule said no: a stable code ({@code orders.already-picked}) and what a reader needs to know. The prose comes from message files. */
public record Refusal(String code, Map<String, Object> details) {
    public Refusal {
        details = Map.copyOf(details);
    }

    public static Refusal of(String code) {
        return new Refusal(code, Map.of());
    }

    @Override
    public String toString() {
        return code + new TreeMap<>(details);
    }
}
