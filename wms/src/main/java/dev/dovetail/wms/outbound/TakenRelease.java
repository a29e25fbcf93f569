package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.wms.stock.Allotment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * A release with what could be claimed for it: the outbound it becomes, and its pick lines in walking order. Pure.
 *
 * @param surplus what was claimed for kits of which another part is missing
 */
record TakenRelease(OutboundOrder outbound, List<PickLine> picks, List<Allotment> surplus) {
    /** A task is one trip: a longer walk is cut into several. */
    static final int TASK_LINES = 100;

    /** What the node works for a request: a line of its own for each part of a kit. */
    static List<OutboundOrder.Line> lines(ReleaseRequested request) {
        return request.lines().stream()
                .flatMap(line -> Kits.lines(line).stream())
                .toList();
    }

    /** A request as it is before anything was claimed for it: all of it is open. */
    static OutboundOrder fresh(ReleaseRequested request) {
        return new OutboundOrder(
                request.fulfillmentOrder(),
                request.order(),
                request.channel(),
                request.orderNumber(),
                request.service(),
                request.promisedOn(),
                request.shipBy(),
                request.priority(),
                request.instructions(),
                request.contact(),
                new OutboundState.Waiting().word(),
                1,
                lines(request));
    }

    /** @param found for each line, in their order; @param trip puts a task's locations in the order of its walk */
    static TakenRelease of(
            OutboundOrder asked, List<List<Allotment>> found, LongSupplier taskIds, UnaryOperator<List<Long>> trip) {
        List<Allotment> surplus = new ArrayList<>();
        var claims = whole(asked.lines(), found, surplus);
        List<OutboundOrder.Line> lines = new ArrayList<>();
        List<PickLine> stops = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            var line = asked.lines().get(i);
            long claimed = 0;
            for (var claim : claims.get(i)) {
                claimed += claim.quantity();
                stops.add(stop(asked, line, claim));
            }
            lines.add(line.shorted(line.open() - claimed));
        }
        return new TakenRelease(asked.with(lines), tasks(stops, taskIds, trip), surplus);
    }

    private static PickLine stop(OutboundOrder asked, OutboundOrder.Line line, Allotment claim) {
        return new PickLine(
                0,
                0,
                asked.id(),
                line.line(),
                claim.location(),
                "",
                claim.walk(),
                line.sku(),
                claim.lot(),
                claim.quantity(),
                0,
                0,
                0);
    }

    /** Of kits, what makes whole ones; the rest is surplus. */
    private static List<List<Allotment>> whole(
            List<OutboundOrder.Line> asked, List<List<Allotment>> found, List<Allotment> surplus) {
        List<OutboundOrder.Line> had = new ArrayList<>();
        for (int i = 0; i < found.size(); i++)
            had.add(asked.get(i)
                    .picked(found.get(i).stream().mapToLong(Allotment::quantity).sum()));
        List<List<Allotment>> whole = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            var kit = asked.get(i).kit();
            long most = kit == null
                    ? Long.MAX_VALUE
                    : kit.units() * Kits.whole(had, kit.line(), OutboundOrder.Line::picked);
            whole.add(first(found.get(i), most, surplus));
        }
        return whole;
    }

    private static List<Allotment> first(List<Allotment> claims, long most, List<Allotment> surplus) {
        List<Allotment> kept = new ArrayList<>();
        long left = most;
        for (var claim : claims) {
            long units = Math.min(left, claim.quantity());
            if (units > 0) kept.add(claim.of(units));
            if (units < claim.quantity()) surplus.add(claim.of(claim.quantity() - units));
            left -= units;
        }
        return kept;
    }

    boolean nothing() {
        return picks.isEmpty();
    }

    /** As it is when it is new: told of at once, and of what is short in a second fact. */
    TakenRelease released() {
        boolean someShort = outbound.lines().stream().anyMatch(line -> line.shorted() > 0);
        boolean someOpen = outbound.lines().stream().anyMatch(line -> line.open() > 0);
        var state = OutboundState.standing(Tally.of(outbound)).word();
        return new TakenRelease(outbound.with(state, someShort && someOpen ? 2 : 1), picks, surplus);
    }

    private static List<PickLine> tasks(List<PickLine> stops, LongSupplier taskIds, UnaryOperator<List<Long>> trip) {
        var walked = stops.stream()
                .sorted(Comparator.comparingInt(PickLine::walk)
                        .thenComparingLong(PickLine::location)
                        .thenComparingInt(PickLine::line))
                .toList();
        List<PickLine> numbered = new ArrayList<>();
        for (int from = 0; from < walked.size(); from += TASK_LINES)
            number(
                    walked.subList(from, Math.min(walked.size(), from + TASK_LINES)),
                    taskIds.getAsLong(),
                    trip,
                    numbered);
        return numbered;
    }

    private static void number(
            List<PickLine> walked, long task, UnaryOperator<List<Long>> trip, List<PickLine> numbered) {
        var places =
                trip.apply(walked.stream().map(PickLine::location).distinct().toList());
        Map<Long, Integer> rank = new HashMap<>();
        for (long place : places) rank.put(place, rank.size());
        var stops = walked.stream()
                .sorted(Comparator.comparingInt((PickLine stop) -> rank.getOrDefault(stop.location(), rank.size())))
                .toList();
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            numbered.add(new PickLine(
                    task,
                    i + 1,
                    stop.outbound(),
                    stop.line(),
                    stop.location(),
                    "",
                    stop.walk(),
                    stop.sku(),
                    stop.lot(),
                    stop.quantity(),
                    0,
                    0,
                    0));
        }
    }
}
