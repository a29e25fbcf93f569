package dev.dovetail.lab.day;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.RetailLog;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The day's share of the real log: from a place that the seed draws, small invoices until enough of them are orders that can be taken. */
final class Selection {
    private static final int MOST_LINES = 6;
    private static final int BUSY = 20;
    private static final int FEWEST_WHEN_BUSY = 200;
    private static final int MOST_WHEN_BUSY = 240;
    private static final int FEWEST = 15;
    private static final int MOST = 45;

    private Selection() {}

    /** Orders of a day that can be taken, a few of which are refused all the same: one day in twenty is busy. */
    static int size(long seed) {
        var drawn = new SplittableRandom(seed);
        return seed % BUSY == 0 ? drawn.nextInt(FEWEST_WHEN_BUSY, MOST_WHEN_BUSY + 1) : drawn.nextInt(FEWEST, MOST + 1);
    }

    static RetailLog of(long seed, int wanted) {
        var all = RetailLog.builtIn().invoices();
        int from = (int) Math.floorMod(seed * 137, (long) all.size());
        var chosen = new ArrayList<Invoice>();
        int orders = 0;
        for (int i = 0; i < all.size() && orders < wanted; i++) {
            var invoice = all.get((from + i) % all.size());
            if (invoice.rows().size() > MOST_LINES) continue;
            if (plain(invoice)) orders++;
            chosen.add(invoice);
        }
        return RetailLog.of(List.copyOf(chosen));
    }

    /** Others are sent too, and refused. */
    private static boolean plain(Invoice invoice) {
        return !invoice.cancels()
                && invoice.rows().stream().noneMatch(row -> row.quantity().startsWith("-"));
    }
}
