package dev.dovetail.console.nodes;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Node;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All nodes: on the map and in a table. */
public record NodesPage(Frame frame, NodeMap map, List<Row> rows) {
    public NodesPage {
        rows = List.copyOf(rows);
    }

    /** Tells when a figure of the page has changed. */
    public String live() {
        return "/nodes/live?seen=" + seen(rows);
    }

    static long seen(List<Row> rows) {
        return rows.stream().map(Row::seen).toList().hashCode();
    }

    /**
     * @param totals of its SKUs; null where it never told of any
     * @param days its next days, where it counts them; {@code paused} whether it gets no work for now
     * @param work what it was given and has not shipped; null where others run it
     */
    public record Row(
            Node node,
            Positions.@Nullable Totals totals,
            @Nullable Work work,
            List<Day> days,
            boolean paused) {
        public Row {
            days = List.copyOf(days);
        }

        /** Another number where any of its figures is another. */
        long seen() {
            return Objects.hash(node.ships(), node.online(), paused, totals, work, days);
        }

        /** A word for how it stands. */
        public String state() {
            if (!node.online()) return "offline";
            if (!node.ships()) return "closed";
            if (paused) return "paused";
            if (totals == null) return "silent";
            return totals.shortSkus() > 0 ? "short" : "well";
        }
    }

    /** @param oldest since when the longest waits; null where none does */
    public record Work(long orders, @Nullable Instant oldest) {}
}
