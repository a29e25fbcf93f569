package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.routing.GoldenOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Golden orders, and whether they still route as agreed under the rules in force.
 *
 * @param number of the order to add, as typed; {@code name} what it shall be called
 * @param note what went wrong or was done; {@code tone} which of the two
 */
public record GoldenPage(
        Frame frame,
        List<Row> rows,
        boolean writes,
        String number,
        String name,
        @Nullable String note,
        String tone) {
    public GoldenPage {
        rows = List.copyOf(rows);
    }

    /** @param got where it would ship from, where that is not as agreed; null where it is */
    public record Row(GoldenOrder order, @Nullable List<GoldenOrder.Expected> got) {
        /** What each node ships, by its code: units, and of how many lines. */
        public Map<String, Ships> agreed() {
            return ships(order.expect());
        }

        public Map<String, Ships> otherwise() {
            return got == null ? Map.of() : ships(got);
        }

        private static Map<String, Ships> ships(List<GoldenOrder.Expected> expected) {
            var ships = new TreeMap<String, Ships>();
            for (var one : expected)
                ships.merge(
                        one.node(),
                        new Ships(1, one.quantity()),
                        (a, b) -> new Ships(a.lines() + b.lines(), a.units() + b.units()));
            return ships;
        }
    }

    public record Ships(int lines, long units) {}
}
