package dev.dovetail.bench;

import java.util.List;
import java.util.Locale;

/**
 * One minute of a soak.
 *
 * @param perSecond orders shipped a second
 * @param backlog captured and not shipped, at the end
 * @param checkpoints done since the soak began
 * @param event what was done on purpose in this minute, or empty
 * @param checkMs how long all invariants took, and which are {@code broken}
 */
record SoakMinute(
        int minute,
        double perSecond,
        Waits waits,
        long backlog,
        Memory memory,
        Tables tables,
        long checkpoints,
        String event,
        long checkMs,
        List<String> broken) {

    /**
     * In milliseconds.
     *
     * @param captureP99 until an order was answered
     * @param shippedP99 from its capture until an order was told that it is shipped
     * @param feedP99 until a thousand changes were answered
     */
    record Waits(double captureP50, double captureP99, double shippedP50, double shippedP99, double feedP99) {
        static Waits of(Sample captured, Sample shipped, Sample fed) {
            return new Waits(
                    captured.millis(0.5),
                    captured.millis(0.99),
                    shipped.millis(0.5),
                    shipped.millis(0.99),
                    fed.millis(0.99));
        }
    }

    /**
     * In MB.
     *
     * @param heap what is alive in the server's heap after a full collection, {@code rss} of its process
     * @param database of PostgreSQL's processes, without what they share
     */
    record Memory(double heap, double rss, double database) {}

    /**
     * All tables together.
     *
     * @param dead rows, as PostgreSQL's statistics estimate them, and {@code live} rows beside them
     * @param bytes of the tables and their indexes
     * @param worst the table with most dead rows, and how many
     */
    record Tables(long dead, long live, long bytes, String worst) {
        double deadShare() {
            return (double) dead / Math.max(1, live);
        }

        double bytesPerRow() {
            return (double) bytes / Math.max(1, live);
        }
    }

    String line() {
        return String.format(
                        Locale.ROOT,
                        "minute %d: %.1f shipped/s, backlog %d; capture p50 %.1f p99 %.1f ms, shipped p50 %.0f p99 %.0f ms, feed p99 %.0f ms",
                        minute,
                        perSecond,
                        backlog,
                        waits.captureP50,
                        waits.captureP99,
                        waits.shippedP50,
                        waits.shippedP99,
                        waits.feedP99)
                + String.format(
                        Locale.ROOT,
                        "; heap %.0f MB, RSS %.0f MB, database %.0f MB; %d rows dead, %d live (%s), %.0f bytes a row; check %s in %d ms%s",
                        memory.heap,
                        memory.rss,
                        memory.database,
                        tables.dead,
                        tables.live,
                        tables.worst,
                        tables.bytesPerRow(),
                        broken.isEmpty() ? "clean" : "BROKEN " + broken,
                        checkMs,
                        event.isEmpty() ? "" : "; " + event);
    }
}
