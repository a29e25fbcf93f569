package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One queue of one warehouse, the most urgent first.
 *
 * @param most at how many tasks the list ends
 */
public record WorkPage(Frame frame, FloorPage.Warehouse warehouse, FloorPage.Queue queue, List<Task> tasks, int most) {
    public WorkPage {
        tasks = List.copyOf(tasks);
    }

    /** Tells when a queue of this warehouse has changed. */
    public String live() {
        return "/floor/" + warehouse.code() + "/live?seen=" + warehouse.hashCode();
    }

    /**
     * One thing to do.
     *
     * @param what the order, delivery or carton
     * @param detail more of it; may be empty
     * @param state a key of words
     * @param done of {@code units}; where it is counted
     * @param page where more is told of it, below the warehouse; null where nowhere
     * @param who has it in hand; null where nobody does
     */
    public record Task(
            String what,
            String detail,
            String state,
            long done,
            long units,
            int priority,
            @Nullable String who,
            @Nullable Instant since,
            @Nullable String page) {}
}
