package dev.dovetail.console.lifecycle;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with an order now. Pure. */
record Acts(Caller caller, OrderView order) {
    private static final List<Move> CHANGES = List.of(Move.CHANGE_QUANTITY, Move.CHANGE_ADDRESS, Move.SUBSTITUTE);

    List<Life.Act> all() {
        var base = "/orders/" + order.orderId();
        return List.of(
                new Life.Act("life.change", base + "/change", noChange()),
                new Life.Act("life.hold", base + "/hold", noHold()),
                new Life.Act("life.priority", base + "/priority", noPriority()));
    }

    @Nullable
    String noChange() {
        if (!caller.may(Permission.ORDERS_CHANGE)) return Words.of("life.no.role");
        boolean any = order.lines().stream()
                .anyMatch(line -> CHANGES.stream().anyMatch(move -> line.moves().units(move) > 0));
        if (any) return null;
        return order.lines().stream()
                .map(line -> line.moves().why(Move.CHANGE_QUANTITY))
                .filter(no -> no != null)
                .findFirst()
                .map(no -> Words.of("no." + no.code()))
                .orElseGet(() -> Words.of("life.no.nothing"));
    }

    @Nullable
    String noHold() {
        if (!caller.may(Permission.ORDERS_CHANGE)) return Words.of("life.no.role");
        return here() > 0 ? null : Words.of("life.no.hold");
    }

    @Nullable
    String noPriority() {
        if (!caller.may(Permission.ORDERS_DECIDE)) return Words.of("life.no.role");
        return here() + there() > 0 ? null : Words.of("life.no.nothing");
    }

    /** Units that no node has yet. */
    long here() {
        return units(Counter.OPEN, Counter.BACKORDERED, Counter.RESERVED);
    }

    /** Units that nodes have and did not ship. */
    long there() {
        return units(Counter.RELEASED, Counter.PICKED, Counter.PACKED);
    }

    private long units(Counter... counters) {
        long sum = 0;
        for (var line : order.lines())
            for (var counter : counters) sum += line.counters().of(counter);
        return sum;
    }
}
