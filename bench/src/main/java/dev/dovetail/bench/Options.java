package dev.dovetail.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was typed after {@code bench}. @param name which; @param round how long each round lasts; @param warm how long before the first @param rounds of a flash sale */
record Options(String name, Duration round, Duration warm, int rounds) {
    static final String USAGE =
            "bench intake|bulk|hot|feed|atp|flash|flow|sourcing|shards [--json] [--seconds N] [--warm N] [--rounds N]";
    private static final List<String> NAMES =
            List.of("intake", "bulk", "hot", "feed", "atp", "flash", "flow", "sourcing", "shards");
    private static final int MOST = 600;

    /** Takes {@code --name value} and {@code --name=value}; the last line is JSON with {@code --json} and without. */
    static Options parse(List<String> words) {
        if (words.isEmpty() || !NAMES.contains(words.getFirst()))
            throw misuse("bench knows: " + String.join(", ", NAMES));
        var left = new ArrayList<String>();
        for (var word : words.subList(1, words.size())) left.addAll(List.of(word.split("=", 2)));
        left.remove("--json");
        var options = new Options(
                words.getFirst(),
                Duration.ofSeconds(number(left, "--seconds", 15)),
                Duration.ofSeconds(number(left, "--warm", 30)),
                number(left, "--rounds", 20));
        if (!left.isEmpty()) throw misuse("'" + left.getFirst() + "' is no option of bench");
        return options;
    }

    private static int number(List<String> left, String name, int otherwise) {
        int at = left.indexOf(name);
        if (at < 0) return otherwise;
        left.remove(at);
        String text = at < left.size() ? left.remove(at) : "";
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST)
            throw misuse(name + " takes 1 to " + MOST + ", not '" + text + "'");
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException misuse(String what) {
        return new IllegalArgumentException(what + ": " + USAGE);
    }
}
