package dev.dovetail.console.messages;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.handoff.Handoffs;
import dev.dovetail.ground.handoff.Letter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one state, fifty at a time.
 *
 * @param state {@code dead}, {@code in-doubt} or {@code open}
 * @param live tells when the dead have become more
 */
public record MessagesPage(
        Frame frame,
        String state,
        Handoffs.Figures figures,
        List<Letter> letters,
        @Nullable String next,
        String live) {
    public MessagesPage {
        letters = List.copyOf(letters);
    }

    /** How many are in a state. */
    public long count(String of) {
        return switch (of) {
            case "dead" -> figures.dead();
            case "in-doubt" -> figures.inDoubt();
            default -> figures.pending() + figures.inDoubt();
        };
    }
}
