package dev.dovetail.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was typed: a command, then options as {@code --name} or {@code --name=value}.
 *
 * @param options without the dashes; one without a value is {@code true}
 */
record Arguments(String command, Map<String, String> options) {
    /** What was typed makes no sense; the message says why. */
    static final class Misuse extends RuntimeException {
        Misuse(String message) {
            super(message);
        }
    }

    /** Refuses a command or an option that {@code known} does not list. */
    static Arguments parse(List<String> words, Map<String, Set<String>> known) {
        String command = words.isEmpty() ? "start" : words.getFirst();
        var allowed = known.get(command);
        if (allowed == null) throw new Misuse("there is no command '" + command + "'");
        var options = new HashMap<String, String>();
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            if (!word.startsWith("--")) throw new Misuse("'" + word + "' is no option of " + command);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
            if (!allowed.contains(name)) throw new Misuse("'--" + name + "' is no option of " + command);
            options.put(name, equals < 0 ? "true" : word.substring(equals + 1));
        }
        return new Arguments(command, Map.copyOf(options));
    }

    boolean has(String option) {
        return "true".equals(options.get(option));
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
