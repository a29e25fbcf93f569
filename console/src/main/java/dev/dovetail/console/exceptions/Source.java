package dev.dovetail.console.exceptions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at one kind of trouble, with a number of reads that does not depend on how much of it there is. */
abstract class Source {
    /** Names its monitor. */
    final String key;

    /** Its place on the page, from the top. */
    final int rank;

    /** Who may see it. */
    final Permission permission;

    /** Whether each of it waits for a person; else it is only shown, or counted beside an entry of its own. */
    final boolean waits;

    Source(String key, int rank, Permission permission, boolean waits) {
        this.key = key;
        this.rank = rank;
        this.permission = permission;
        this.waits = waits;
    }

    /** @param of only the rows of this reason; null for all */
    abstract Monitor look(Caller caller, @Nullable String of);

    /** The repair, greyed with the reason where the caller may not. */
    static Monitor.Repair repair(Caller caller, Permission needed, String words, String href) {
        return new Monitor.Repair(words, href, caller.may(needed) ? null : "exceptions.role");
    }

    /** A monitor of rows that were all read, the longest waiting first, but for those past {@code most}. */
    Monitor of(List<Monitor.Row> rows, int most) {
        return Monitor.of(
                key,
                Math.min(rows.size(), most),
                rows.size() > most,
                rows.isEmpty() ? null : rows.getFirst().since(),
                rows.subList(0, Math.min(rows.size(), Monitor.ROWS)));
    }
}
