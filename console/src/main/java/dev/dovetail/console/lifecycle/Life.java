package dev.dovetail.console.lifecycle;

import dev.dovetail.oms.amendments.Amended;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.shortfalls.Shortfall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order lives: what stops it, what it waits for, what it was promised when, what was changed of it.
 *
 * @param open holds, the oldest first; {@code lifted} those that were
 * @param shorts what was promised and nobody has, undecided
 * @param waits what its units wait for, in sentences
 * @param acts what can be done with it now, and what cannot and why
 */
public record Life(
        List<Held> open,
        List<Held> lifted,
        List<Shortfall> shorts,
        List<String> waits,
        List<Promised> promised,
        List<Amended> changes,
        List<Act> acts) {
    public Life {
        open = List.copyOf(open);
        lifted = List.copyOf(lifted);
        shorts = List.copyOf(shorts);
        waits = List.copyOf(waits);
        promised = List.copyOf(promised);
        changes = List.copyOf(changes);
        acts = List.copyOf(acts);
    }

    /** Why what cannot be done cannot, each reason once. */
    public List<String> refusals() {
        return acts.stream()
                .map(Act::refusal)
                .filter(why -> why != null)
                .distinct()
                .toList();
    }

    /**
     * One hold in words.
     *
     * @param rule what lifts it
     * @param checks whether its check can be run again
     */
    public record Held(Hold hold, String words, String rule, boolean checks) {}

    /** A day that was promised. @param on null where none could be; @param why what made it so */
    public record Promised(
            String when,
            @Nullable LocalDate on,
            String why,
            @Nullable Instant at,
            String tone) {}

    /** @param refusal why it cannot be done, in words; null where it can */
    public record Act(String words, String href, @Nullable String refusal) {}
}
