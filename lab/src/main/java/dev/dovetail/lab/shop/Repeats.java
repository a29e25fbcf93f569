package dev.dovetail.lab.shop;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.log.Invoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which orders are sent twice (F7): one of every 20 in the order of the log, drawn from the seed, so that never fewer than
 * 3 in 100 are. Half go at the same moment, half later. Invoices with a negative quantity are not among them: a refused
 * order sent again is refused again, and says nothing.
 */
final class Repeats {
    private static final int BLOCK = 20;
    private final Map<String, When> chosen = new HashMap<>();

    enum When {
        NEVER,
        AT_ONCE,
        LATER
    }

    Repeats(List<Invoice> invoices, Faults faults) {
        var orders = invoices.stream().filter(Repeats::plain).toList();
        for (int from = 0; from < orders.size(); from += BLOCK) {
            var block = orders.subList(from, Math.min(orders.size(), from + BLOCK));
            String number = block.get(faults.draw("again", "block " + from, block.size()))
                    .number();
            chosen.put(number, faults.draw("when", number, 2) == 0 ? When.AT_ONCE : When.LATER);
        }
    }

    When of(Invoice invoice) {
        return chosen.getOrDefault(invoice.number(), When.NEVER);
    }

    /** Whether no quantity of the order is below zero. */
    static boolean plain(Invoice invoice) {
        return !invoice.cancels()
                && invoice.rows().stream().noneMatch(row -> row.quantity().startsWith("-"));
    }
}
