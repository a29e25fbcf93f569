package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.sweeps.Standing;
import java.time.Duration;
import java.util.List;

/** Every channel, and how far it is proven that none of its orders was missed. */
public record SweepsPage(Frame frame, List<Row> rows) {
    public SweepsPage {
        rows = List.copyOf(rows);
    }

    /** One channel, with a name of its own. */
    public record Row(String name, Standing standing) {
        /** The worst that is true of it, a key of words. */
        public String state() {
            if (standing.missing() > 0) return "missing";
            if (standing.overdueSince() != null) return "overdue";
            if (standing.gaps() > 0) return "gaps";
            return standing.through() == null && standing.everySeconds() == null ? "none" : "proven";
        }

        /** How often a sweep is owed; empty where none is. */
        public String every() {
            var seconds = standing.everySeconds();
            return seconds == null ? "" : Spans.words(Duration.ofSeconds(seconds));
        }
    }
}
