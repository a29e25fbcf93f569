package dev.dovetail.wms.storms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each command was accepted and refused, and with which words. */
final class Book {
    private static final String ACCEPTED = "";

    private final Map<String, Map<String, Integer>> commands = new TreeMap<>();
    private int cuts;

    void accepted(String command) {
        refused(command, ACCEPTED);
    }

    void refused(String command, String code) {
        of(command).merge(code, 1, Integer::sum);
    }

    void cut() {
        cuts++;
    }

    int cuts() {
        return cuts;
    }

    List<String> neverAccepted(Collection<String> expected) {
        return expected.stream()
                .filter(command -> accepted(of(command)) == 0)
                .sorted()
                .toList();
    }

    private Map<String, Integer> of(String command) {
        return commands.computeIfAbsent(command, _ -> new TreeMap<>());
    }

    private static int accepted(Map<String, Integer> words) {
        return words.getOrDefault(ACCEPTED, 0);
    }

    private static int all(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A line for each command: how often it was accepted and refused, and why. */
    @Override
    public String toString() {
        int accepted = commands.values().stream().mapToInt(Book::accepted).sum();
        int all = commands.values().stream().mapToInt(Book::all).sum();
        var lines = commands.entrySet().stream().map(one -> line(one.getKey(), one.getValue()));
        return lines.collect(Collectors.joining("\n"))
                + "\nin all %d accepted, %d refused, %d cut".formatted(accepted, all - accepted, cuts);
    }

    private static String line(String command, Map<String, Integer> words) {
        var refused = new TreeMap<>(words);
        refused.remove(ACCEPTED);
        int accepted = accepted(words);
        return "%-22s %5d accepted %5d refused %s".formatted(command, accepted, all(refused), refused);
    }
}
