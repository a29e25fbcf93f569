package dev.dovetail.console.orders;

import dev.dovetail.console.decisions.Explained;
import dev.dovetail.console.lifecycle.Life;
import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.orders.OrderView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order.
 *
 * @param notes what is wrong with it, worst first; empty where nothing is
 * @param noCancel why nothing can be cancelled; null where something can
 * @param life what stops it, what it waits for, what was promised and changed, what can be done
 * @param choices why units were given to whom, newest first
 * @param more how many lines are not shown
 * @param done what was just done, as a key of words; null where nothing was
 */
public record OrderPage(
        Frame frame,
        OrderView order,
        LineBar bar,
        List<Note> notes,
        Promised promised,
        @Nullable String noCancel,
        Life life,
        List<Line> lines,
        int more,
        List<Parcel> parcels,
        List<Explained> choices,
        List<AtNode> nodes,
        List<Entry> timeline,
        int older,
        @Nullable String done) {
    public OrderPage {
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
        choices = List.copyOf(choices);
        nodes = List.copyOf(nodes);
        timeline = List.copyOf(timeline);
    }

    /** Why what cannot be done cannot, each reason once. */
    public List<String> refusals() {
        return java.util.stream.Stream.concat(life.refusals().stream(), java.util.stream.Stream.ofNullable(noCancel))
                .distinct()
                .toList();
    }

    /** The list of its channel's orders. */
    public String channelHref() {
        return new OrderFilter("", "", order.channel()).href(null);
    }

    /** @param tone good, attention, wrong or waiting */
    public record Note(String tone, String words) {}

    /** What was promised, and how it stands against that. @param date in words; @param against how it went, or will go */
    public record Promised(String date, String against, String tone) {}

    /** @param can what is still possible for its units; {@code cannot} what is not, and why */
    public record Line(OrderView.Line line, LineBar bar, List<String> can, List<String> cannot) {
        public Line {
            can = List.copyOf(can);
            cannot = List.copyOf(cannot);
        }
    }

    /** @param page where its label is printed and voided; null where another house packs it, or this person may not look */
    public record Parcel(
            OrderView.Parcel parcel,
            String node,
            long units,
            String contents,
            @Nullable String page) {}

    /** What one node holds or had of the order. @param state a key of words */
    public record AtNode(
            String node, String code, String state, long asked, long picked, long packed, long shipped, long back) {}

    /**
     * @param says what happened, beyond its name, in a few words; @param how we heard, in words
     * @param chosen whether nodes were chosen in it
     */
    public record Entry(
            int version,
            String type,
            String says,
            Instant at,
            Instant recordedAt,
            String who,
            String through,
            String how,
            boolean chosen) {
        public boolean heardLate() {
            return recordedAt.minusSeconds(60).isAfter(at);
        }
    }
}
