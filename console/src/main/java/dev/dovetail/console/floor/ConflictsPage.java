package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hands did in one warehouse and the books refused.
 *
 * @param settled whether those that are settled are shown
 * @param next the address of the next page; null where this is the last
 */
public record ConflictsPage(
        Frame frame,
        String code,
        String name,
        boolean settled,
        List<Row> rows,
        @Nullable String next) {
    public ConflictsPage {
        rows = List.copyOf(rows);
    }

    public boolean maySettle() {
        return frame.caller().may(Permission.STOCK_DECIDE);
    }

    /**
     * @param what the kind of scan in words; @param said what was scanned
     * @param note how it was settled, and by whom; empty while nobody has
     */
    public record Row(
            String scan, String what, String said, String why, String worker, Instant at, String by, String note) {}
}
