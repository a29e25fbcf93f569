package dev.dovetail.lab.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code demo}.
 *
 * @param rate invoices a second; 0 means as fast as they are answered
 * @param port where the server listens; 0 takes a free port
 */
record Options(
        boolean exit, boolean json, int orders, @Nullable Path log, long seed, boolean resume, double rate, int port) {
    static final String USAGE =
            "demo [--exit] [--json] [--orders N] [--log FILE] [--seed N] [--resume] [--rate ORDERS_PER_SECOND] [--port N]";

    /** What was typed makes no sense. */
    static final class Misuse extends RuntimeException {
        Misuse(String message) {
            super(message);
        }
    }

    /** Takes {@code --name value} and {@code --name=value}. */
    static Options parse(List<String> words, String portOtherwise) {
        var given = new Given(words);
        var options = new Options(
                given.flag("--exit"),
                given.flag("--json"),
                (int) given.number("--orders", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                given.value("--log") instanceof String file ? Path.of(file) : null,
                (long) given.number("--seed", 1, 0, 1e15),
                given.flag("--resume"),
                given.number("--rate", 0, 0, 10_000),
                (int) given.number("--port", Double.parseDouble(portOtherwise), 0, 65_535));
        given.nothingLeft();
        return options;
    }

    /** The words not yet understood. */
    private static final class Given {
        private final List<String> left;

        Given(List<String> words) {
            left = new java.util.ArrayList<>();
            for (String word : words) {
                int equals = word.startsWith("--") ? word.indexOf('=') : -1;
                left.add(equals < 0 ? word : word.substring(0, equals));
                if (equals >= 0) left.add(word.substring(equals + 1));
            }
        }

        boolean flag(String name) {
            return left.remove(name);
        }

        @Nullable
        String value(String name) {
            int at = left.indexOf(name);
            if (at < 0) return null;
            left.remove(at);
            if (at == left.size()) throw new Misuse(name + " needs a value");
            return left.remove(at);
        }

        double number(String name, double otherwise, double least, double most) {
            String text = value(name);
            if (text == null) return otherwise;
            try {
                double number = Double.parseDouble(text);
                if (number >= least && number <= most) return number;
            } catch (NumberFormatException e) {
                // told below
            }
            throw new Misuse("'" + text + "' is no number for " + name);
        }

        void nothingLeft() {
            if (!left.isEmpty()) throw new Misuse("'" + left.getFirst() + "' is no option of demo: " + USAGE);
        }
    }
}
