package dev.dovetail.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was typed after {@code bench}. @param name which; @param round how long each round lasts; @param warm how long before the first @param rounds of a flash sale @param connections of overload */
record Options(String name, Duration round, Duration warm, int rounds, int connections) {
    static final String USAGE =
            "bench intake|bulk|hot|latency|overload|feed|atp|flash|flow|sourcing|shards [--json] [--seconds N] [--warm N] [--rounds N] [--connections N]";
    private static final List<String> NAMES = List.of(
            "intake", "bulk", "hot", "latency", "overload", "feed", "atp", "flash", "flow", "sourcing", "shards");
    private static final int MOST = 600;
    private static final int MOST_CONNECTIONS = 10_000;

    /** Takes {@code --name value} and {@code --name=value}; the last line is JSON with {@code --json} and without. */
    static Options parse(List<String> words) {
        if (words.isEmpty() || !NAMES.contains(words.getFirst()))
            throw misuse("bench knows: " + String.join(", ", NAMES));
        var left = new ArrayList<String>();
        for (var word : words.subList(1, words.size())) left.addAll(List.of(word.split("=", 2)));
        left.remove("--json");
        var options = new Options(
                words.getFirst(),
                Duration.ofSeconds(number(left, "--seconds", 15, MOST)),
                Duration.ofSeconds(number(left, "--warm", 30, MOST)),
                number(left, "--rounds", 20, MOST),
                number(left, "--connections", 1_024, MOST_CONNECTIONS));
        if (!left.isEmpty()) throw misuse("'" + left.getFirst() + "' is no option of bench");
        return options;
    }

    private static int number(List<String> left, String name, int otherwise, int most) {
        int at = left.indexOf(name);
        if (at < 0) return otherwise;
        left.remove(at);
        String text = at < left.size() ? left.remove(at) : "";
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > most)
            throw misuse(name + " takes 1 to " + most + ", not '" + text + "'");
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException misuse(String what) {
        return new IllegalArgumentException(what + ": " + USAGE);
    }
}
