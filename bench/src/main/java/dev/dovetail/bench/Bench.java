package dev.dovetail.bench;

import dev.dovetail.ground.storage.Storage;
import java.time.Duration;
import java.util.List;

/** {@code bench NAME [--json] [--seconds N] [--warm N]}: measures on a throw-away database and prints one line of JSON at the end. */
public final class Bench {
    private static final int MISUSED = 2;

    private Bench() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("intake")) {
            System.err.println("bench knows: intake. Options: --json, --seconds=15 (each round), --warm=30");
            return MISUSED;
        }
        try {
            new IntakeBench(System.getenv(), seconds(words, "--seconds=", 15), seconds(words, "--warm=", 30)).run();
            return 0;
        } catch (NumberFormatException e) {
            System.err.println("seconds are a whole number: " + e.getMessage());
            return MISUSED;
        } catch (Storage.Fault | IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static Duration seconds(List<String> words, String option, int otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(option))
                .findFirst()
                .map(word -> Duration.ofSeconds(Math.clamp(Integer.parseInt(word.substring(option.length())), 1, 600)))
                .orElse(Duration.ofSeconds(otherwise));
    }
}
