package dev.dovetail.console.exceptions;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is looked at, and the rows of one.
 *
 * @param shown the one whose rows are shown; null where nothing waits and none was asked for
 * @param chosen whether somebody asked for it; else it is the first that waits
 * @param of the reason whose rows are shown; null for all
 * @param waiting how many there were when the page was made
 * @param done what was just done, in words; null where nothing was
 */
public record ExceptionsPage(
        Frame frame,
        List<Monitor> monitors,
        @Nullable Monitor shown,
        boolean chosen,
        @Nullable String of,
        long waiting,
        @Nullable String done) {
    public ExceptionsPage {
        monitors = List.copyOf(monitors);
    }

    /** Tells when more or fewer wait. */
    public String live() {
        return "/exceptions/live?seen=" + waiting;
    }

    public boolean mayRelease() {
        return frame.caller().may(Permission.ORDERS_DECIDE);
    }

    /** Whether the rows shown can be decided many at once. */
    public boolean picks() {
        return shown != null && shown.rows().stream().anyMatch(row -> row.pick() != null);
    }

    /** Whether the rows shown have an owner each. */
    public boolean owners() {
        return shown != null
                && shown.rows().stream().anyMatch(row -> !row.owner().isEmpty());
    }
}
