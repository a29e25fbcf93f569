package dev.dovetail.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was typed after {@code soak}.
 *
 * @param minutes how many at the fixed rate
 * @param minute how long one lasts; only tests have short ones
 * @param search how long it is looked for what the machine can
 */
record SoakOptions(int minutes, Duration minute, Duration search) {
    static final String USAGE = "soak --minutes N [--json]: N is 1 to 240";
    /** Minutes that are not judged. */
    static final int WARM = 5;
    /** Judged minutes that are needed for thirds of which medians say something. */
    static final int LEAST_JUDGED = 6;

    private static final int MOST = 240;

    /** Takes {@code --minutes N} and {@code --minutes=N}; the last line is JSON with {@code --json} and without. */
    static SoakOptions parse(List<String> words) {
        var left = new ArrayList<String>();
        for (var word : words) left.addAll(List.of(word.split("=", 2)));
        left.remove("--json");
        if (left.size() != 2 || !left.getFirst().equals("--minutes"))
            throw new IllegalArgumentException("soak takes --minutes and --json: " + USAGE);
        var text = left.getLast();
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST)
            throw new IllegalArgumentException("--minutes takes 1 to " + MOST + ", not '" + text + "': " + USAGE);
        int minutes = Integer.parseInt(text);
        return new SoakOptions(minutes, Duration.ofMinutes(1), Duration.ofSeconds(judged(minutes) ? 90 : 30));
    }

    static boolean judged(int minutes) {
        return minutes >= WARM + LEAST_JUDGED;
    }

    boolean judged() {
        return judged(minutes);
    }
}
