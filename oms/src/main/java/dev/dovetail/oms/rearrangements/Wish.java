package dev.dovetail.oms.rearrangements;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.rearrangements.Rearrangement.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for a node's work, as it is sent: each kind has fields of its own, and refuses each by its path. */
sealed interface Wish {
    String reason();

    /** Which units; all that is not picked where left out. */
    default @Nullable List<Units> lines() {
        return null;
    }

    Wanted wanted(OrderId order, String key, FulfillmentOrderId work);

    static Wish read(String kind, Body body, HttpServletRequest request) {
        return switch (kind) {
            case "move" -> body.read(request, Move.class);
            case "hold" -> body.read(request, Hold.class);
            case "split" -> body.read(request, Split.class);
            default -> body.read(request, Merge.class);
        };
    }

    record Move(String to, String reason, @Nullable List<Units> lines) implements Wish {
        @Override
        public Wanted wanted(OrderId order, String key, FulfillmentOrderId work) {
            var node = text(to, "/to", 40);
            return new Wanted(order, key, Kind.MOVE, work, units(), node, null, null, why());
        }
    }

    record Hold(String owner, String reason, @Nullable List<Units> lines) implements Wish {
        @Override
        public Wanted wanted(OrderId order, String key, FulfillmentOrderId work) {
            var decides = text(owner, "/owner", 60);
            return new Wanted(order, key, Kind.HOLD, work, units(), null, null, decides, why());
        }
    }

    record Split(String reason, List<Units> lines) implements Wish {
        @Override
        public Wanted wanted(OrderId order, String key, FulfillmentOrderId work) {
            if (lines.isEmpty()) throw new Malformed("rearrangements.lines", "/lines", "names at least one line");
            return new Wanted(order, key, Kind.SPLIT, work, units(), null, null, null, why());
        }
    }

    record Merge(String with, String reason) implements Wish {
        @Override
        public Wanted wanted(OrderId order, String key, FulfillmentOrderId work) {
            if (!with.matches("[1-9][0-9]{0,18}"))
                throw new Malformed("request.id", "/with", "an id is a positive number");
            return new Wanted(order, key, Kind.MERGE, work, units(), null, id(), null, why());
        }

        private FulfillmentOrderId id() {
            try {
                return new FulfillmentOrderId(Long.parseLong(with));
            } catch (NumberFormatException tooLong) {
                throw new Malformed("request.id", "/with", "an id has 63 bits");
            }
        }
    }

    default String why() {
        return text(reason(), "/reason", 500);
    }

    default List<Units> units() {
        var lines = lines();
        if (lines == null) return List.of();
        if (lines.size() > 10_000) throw new Malformed("rearrangements.lines", "/lines", "at most 10,000");
        var seen = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++)
            if (!seen.add(lines.get(i).line()))
                throw new Malformed("orders.line-twice", "/lines/" + i + "/line", "is named before");
        return lines;
    }

    static String text(String value, String path, int most) {
        var text = value.strip();
        if (text.isEmpty() || text.length() > most)
            throw new Malformed("orders.field-length", path, "has 1 to " + most + " characters");
        return text;
    }
}
