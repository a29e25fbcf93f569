package dev.dovetail.oms.amendments;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.orders.Possible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who says no to an amendment: each refusal names the stage and what can still be done, from {@link Possible}. */
final class Stages {
    /** Units that left before keep the address they left for. */
    private static final Set<String> GONE = Set.of("shipped", "delivered");

    private Stages() {}

    /** The line has fewer units that may have the move than were asked for. */
    static Refused tooFar(OrderView.Line line, Move move, String path) {
        return refused(
                code(line.moves().why(move)),
                Map.of("path", path, "line", line.line(), "possible", possible(List.of(line))));
    }

    /** The whole order is past changing. */
    static Refused closed(LockedOrder order, Collection<OrderView.Line> lines) {
        return refused("orders.amend-" + order.head().status().wire(), Map.of("path", "", "possible", possible(lines)));
    }

    /** Refuses an address that goods are on their way to, or that none will go to any more. */
    static void checkAddress(Collection<OrderView.Line> lines) {
        Possible.No last = null;
        for (var line : lines) {
            var no = line.moves().refused().stream()
                    .filter(one -> one.move() == Move.CHANGE_ADDRESS && !GONE.contains(one.code()))
                    .findFirst();
            if (no.isPresent()) throw addressStays(no.get(), lines);
            if (line.moves().why(Move.CHANGE_ADDRESS) != null)
                last = line.moves().why(Move.CHANGE_ADDRESS);
        }
        if (lines.stream().allMatch(line -> line.moves().units(Move.CHANGE_ADDRESS) == 0))
            throw addressStays(last, lines);
    }

    private static Refused addressStays(Possible.@Nullable No why, Collection<OrderView.Line> lines) {
        return refused(code(why), Map.of("path", "/shipTo", "possible", possible(lines)));
    }

    private record Still(int line, Move move, long units, Possible.Asks asks) {}

    private static List<Still> possible(Collection<OrderView.Line> lines) {
        var still = new ArrayList<Still>();
        for (var line : lines)
            for (var offer : line.moves().offers())
                still.add(new Still(line.line(), offer.move(), offer.units(), offer.asks()));
        return still;
    }

    private static String code(Possible.@Nullable No why) {
        return "orders.amend-" + (why == null ? "cancelled" : why.code());
    }

    private static Refused refused(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
