package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.capacity.Capacity;
import dev.dovetail.oms.capacity.NodeDay;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.inbounds.Preordered;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineCounters;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.promises.Promises;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.units.GivenUnits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What will be written for one order: its claims, what waits, and where each unit starts. {@code sourced} is null where
 * nothing ships, {@code preordered} where nothing was looked for among goods on their way.
 */
record Planned(
        Waiting waiting,
        @Nullable Sourced sourced,
        @Nullable Snapshot seen,
        List<Claim> claims,
        List<LineMove> moves,
        Map<Integer, LineCounters> counters,
        OrderStatus status,
        @Nullable Preordered preordered) {

    /** @param seen what the choice was made from */
    static Planned of(
            Waiting waiting,
            @Nullable Sourced sourced,
            @Nullable Snapshot seen,
            List<Claim> claims,
            @Nullable Preordered preordered) {
        var moves = new ArrayList<LineMove>();
        var missing = missing(sourced, preordered);
        for (var line : waiting.order().lines()) {
            long waits = missing.getOrDefault(line.line(), 0L);
            var first = line.goods() ? Counter.RESERVED : Counter.DELIVERED;
            if (line.quantity() > waits)
                moves.add(new LineMove(line.line(), Counter.ORDERED, first, line.quantity() - waits));
            if (waits > 0) moves.add(new LineMove(line.line(), Counter.ORDERED, Counter.BACKORDERED, waits));
        }
        var counters = counters(moves);
        var goods =
                waiting.order().goods().map(line -> counters.get(line.line())).toList();
        return new Planned(
                waiting,
                sourced,
                seen,
                List.copyOf(claims),
                List.copyOf(moves),
                counters,
                OrderStatus.of(goods),
                preordered);
    }

    /** The choice to be kept, where there was one to make. */
    Stream<Decided> decided() {
        var demand = order().demand();
        return sourced == null || seen == null || demand == null
                ? Stream.of()
                : Stream.concat(
                        Stream.of(new Decided(order().id(), "capture", demand, seen, sourced)),
                        preordered == null ? Stream.of() : preordered.decided().stream());
    }

    /** By the rules, once it is known what is promised for when. */
    int priority() {
        var demand = order().demand();
        var promise = promise();
        if (demand == null || promise == null) return order().ranking().of(null, LocalDate.EPOCH);
        return order().ranking().of(promise.on(), LocalDate.ofInstant(demand.orderedAt(), promise.zone()));
    }

    /** The choice beside what was promised, where the order names a promise. */
    Stream<Promises.Ordered> promised() {
        var promise = order().promise();
        var demand = order().demand();
        return promise == null || demand == null
                ? Stream.of()
                : decided()
                        .limit(1) // the choices after the first are about goods on their way
                        .map(decided -> new Promises.Ordered(order().id(), promise, demand, decided, preordered));
    }

    /** A place on each day it leaves a node that counts its orders, with what is there now or with what comes. */
    Stream<Capacity.Wanted> places() {
        if (sourced == null || seen == null) return Stream.of();
        var most = new HashMap<NodeId, Integer>();
        for (var node : seen.world().nodes()) {
            var counted = node.effort().parcelsADay();
            if (counted != null) most.put(node.id(), counted);
        }
        return Stream.concat(
                        Stream.of(sourced),
                        preordered == null
                                ? Stream.of()
                                : preordered.decided().stream().map(Decided::sourced))
                .flatMap(choice -> choice.parcels().stream())
                .filter(parcel -> most.containsKey(parcel.node()))
                .map(parcel -> new NodeDay(parcel.node(), parcel.leavesOn()))
                .distinct()
                .map(place -> new Capacity.Wanted(place, most.getOrDefault(place.node(), 0)));
    }

    NormalOrder order() {
        return waiting.order();
    }

    Map<Integer, Long> missing() {
        return missing(sourced, preordered);
    }

    private static Map<Integer, Long> missing(@Nullable Sourced sourced, @Nullable Preordered preordered) {
        if (preordered != null) return preordered.missing();
        return sourced == null ? Map.of() : sourced.missing();
    }

    /** What it was promised of goods on their way, as its second fact. */
    Stream<OrderChange> preorder(Instant at) {
        if (preordered == null || preordered.due().isEmpty()) return Stream.of();
        var cause = new Cause(waiting.cause().who(), at, waiting.cause().through());
        return Stream.of(new OrderChange(order().id(), new OrderFact.PreOrdered(preordered.due(), List.of()), cause));
    }

    /** The lines that were given in another unit than the base one. */
    Stream<GivenUnits.Given> packs() {
        return order().lines().stream()
                .filter(line -> !line.unit().equals("each"))
                .map(line -> new GivenUnits.Given(
                        order().id(), line.line(), line.unit(), line.level(), line.pack(), line.quantity()));
    }

    /** How many facts its capture writes. */
    int version() {
        return preordered == null || preordered.due().isEmpty() ? 1 : 2;
    }

    /** The SKUs of which units are missing. */
    Stream<Sku> lacking() {
        var missing = missing();
        return order().lines().stream()
                .filter(line -> missing.containsKey(line.line()))
                .flatMap(line -> line.takes().stream());
    }

    Sourced.@Nullable Promise promise() {
        if (sourced == null || !missing().isEmpty()) return null;
        var landed = sourced.promise().orElse(null);
        var coming = preordered == null ? null : preordered.promise();
        if (landed == null || coming == null) return landed == null ? coming : landed;
        return coming.on().isAfter(landed.on()) ? coming : landed;
    }

    private static Map<Integer, LineCounters> counters(List<LineMove> moves) {
        var counters = new HashMap<Integer, LineCounters>();
        for (var move : moves)
            counters.merge(move.line(), LineCounters.NONE.after(move), (seen, _) -> seen.after(move));
        return counters;
    }
}
