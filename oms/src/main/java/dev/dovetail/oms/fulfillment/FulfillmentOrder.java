package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Work given to one node. {@code attempt} counts how often these units were given to somebody. Changes only under its order's lock. */
record FulfillmentOrder(
        FulfillmentOrderId id,
        OrderId order,
        NodeId node,
        RequestState request,
        int attempt,
        int version,
        SortedMap<Integer, FulfillmentLine> lines) {

    static FulfillmentOrder made(
            FulfillmentOrderId id, OrderId order, NodeId node, int attempt, List<FulfillmentLine> lines) {
        var byLine = new TreeMap<Integer, FulfillmentLine>();
        for (var line : lines) byLine.put(line.line(), line);
        return new FulfillmentOrder(id, order, node, new RequestState.Released(), attempt, 1, byLine);
    }

    /** A new fact does not compile until its effect is written. */
    FulfillmentOrder apply(FulfillmentFact fact) {
        var next = new TreeMap<>(lines);
        switch (fact) {
            case FulfillmentFact.AcceptedByNode() -> {}
            case FulfillmentFact.RejectedByNode() -> next.replaceAll((_, line) -> line.shorten(line.unpicked()));
            case FulfillmentFact.Picked(var units) -> change(next, units, FulfillmentLine::pick);
            case FulfillmentFact.PutBack(var units) -> change(next, units, FulfillmentLine::putBack);
            case FulfillmentFact.ShortPicked(var units) -> change(next, units, FulfillmentLine::shorten);
            case FulfillmentFact.Packed(var units) -> change(next, units, FulfillmentLine::pack);
            case FulfillmentFact.Unpacked(var units) -> change(next, units, FulfillmentLine::unpack);
            case FulfillmentFact.Shipped(var units) -> change(next, units, FulfillmentLine::ship);
            case FulfillmentFact.Uncollected(var units) -> change(next, units, FulfillmentLine::giveBack);
            case FulfillmentFact.WithdrawalAsked(var units) -> change(next, units, FulfillmentLine::ask);
            case FulfillmentFact.WithdrawalAnswered(var granted, var refused) -> {
                change(next, granted, FulfillmentLine::grant);
                change(next, refused, FulfillmentLine::refuse);
            }
        }
        return new FulfillmentOrder(id, order, node, request.apply(fact, standing(next)), attempt, version + 1, next);
    }

    static final Comparator<FulfillmentOrder> BY_ID =
            Comparator.comparingLong(order -> order.id().value());

    /** What we may still ask back of it. */
    List<Units> askable() {
        return lines.values().stream()
                .filter(line -> line.askable() > 0)
                .map(line -> new Units(line.line(), line.askable()))
                .toList();
    }

    boolean mayBeAsked() {
        return request.decide(new FulfillmentCommand.Withdraw(List.of())) instanceof Decision.Accepted;
    }

    Execution execution() {
        return Execution.of(lines.values());
    }

    FulfillmentLine line(int number) {
        return Objects.requireNonNull(lines.get(number), () -> id + " has no line " + number);
    }

    private void change(
            TreeMap<Integer, FulfillmentLine> next,
            List<Units> units,
            BiFunction<FulfillmentLine, Long, FulfillmentLine> change) {
        for (var unit : units) next.put(unit.line(), change.apply(orFault(next, unit.line()), unit.quantity()));
    }

    private FulfillmentLine orFault(TreeMap<Integer, FulfillmentLine> next, int line) {
        return Objects.requireNonNull(next.get(line), () -> id + " has no line " + line);
    }

    private static RequestState.Standing standing(TreeMap<Integer, FulfillmentLine> lines) {
        var all = lines.values();
        return new RequestState.Standing(
                all.stream().anyMatch(line -> line.withdrawing() > 0),
                all.stream().allMatch(line -> line.held() == 0),
                all.stream().allMatch(line -> line.withdrawn() == line.asked()));
    }
}
