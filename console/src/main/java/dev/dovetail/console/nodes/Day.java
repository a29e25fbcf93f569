package dev.dovetail.console.nodes;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import java.time.LocalDate;
import java.util.Locale;

/** How much of one of a node's days is promised. @param taken orders that are to leave on it, of {@code most} */
public record Day(LocalDate day, int taken, int most) {
    /** Of a hundred. */
    public String width() {
        return String.format(Locale.ROOT, "%.1f", Math.min(100.0, 100.0 * taken / most));
    }

    /** Calm below 80 of a hundred, attention below all, wrong at all. */
    public String tone() {
        if (taken >= most) return "wrong";
        return taken * 5 >= most * 4 ? "attention" : "calm";
    }

    public String words() {
        return Words.say("node.day", Figures.day(day), Figures.number(taken), Figures.number(most));
    }
}
