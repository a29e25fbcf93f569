package dev.dovetail.console.feeds;

import java.time.Duration;

/** A span in the largest unit that says it exactly. */
final class Spans {
    private Spans() {}

    static String words(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % 86_400 == 0) return seconds / 86_400 + " d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + " h";
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
