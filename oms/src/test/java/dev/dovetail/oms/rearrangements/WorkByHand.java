package dev.dovetail.oms.rearrangements;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.fulfillment.GivenLine;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.orders.OrderBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that people move, hold, split and merge, with nodes that answer for themselves. */
final class WorkByHand {
    final OmsHouse house;
    final Rearrangements rearrangements;
    private final Set<Long> answered = new HashSet<>();
    private int keys;

    WorkByHand(TestDatabase db) {
        house = new OmsHouse(db);
        rearrangements = house.get(Rearrangements.class);
    }

    Wanted wanted(ReleaseRequested work, Rearrangement.Kind kind, @Nullable String to, Units... lines) {
        return wanted(work.order(), work.fulfillmentOrder(), kind, to, null, lines);
    }

    Wanted wanted(
            OrderId order,
            FulfillmentOrderId work,
            Rearrangement.Kind kind,
            @Nullable String to,
            @Nullable FulfillmentOrderId with,
            Units... lines) {
        var owner = kind == Rearrangement.Kind.HOLD ? "customer-care" : null;
        return new Wanted(order, "k" + keys++, kind, work, List.of(lines), to, with, owner, "as the customer asked");
    }

    Rearrangement ask(Wanted wanted) {
        var asked = rearrangements.ask(wanted, house.cause());
        house.deliver();
        return asked;
    }

    /** Nodes give what they have not picked. */
    void answer(String order) {
        for (var asked : house.node().withdrawals(order)) {
            if (!answered.add(asked.withdrawal())) continue;
            var lines = asked.lines();
            var given = new ArrayList<NodeFact.Line>();
            var kept = new ArrayList<NodeFact.Line>();
            for (var line : lines) {
                long gives = Math.min(line.quantity(), unpicked(asked.fulfillmentOrder(), order, line.line()));
                if (gives > 0) given.add(new NodeFact.Line(line.line(), line.client(), line.sku(), gives));
                long keeps = line.quantity() - gives;
                if (keeps > 0) kept.add(new NodeFact.Line(line.line(), line.client(), line.sku(), keeps));
            }
            house.node()
                    .tell(new NodeFact.WithdrawalAnswered(
                            asked.node(),
                            asked.fulfillmentOrder(),
                            asked.order(),
                            house.now(),
                            asked.withdrawal(),
                            given,
                            kept));
        }
    }

    private long unpicked(FulfillmentOrderId work, String order, int line) {
        return given(order).stream()
                .filter(one -> one.work().equals(work) && one.line() == line)
                .mapToLong(one -> one.live() - one.picked())
                .sum();
    }

    List<GivenLine> given(String order) {
        return rearrangements.work(new OrderId(Long.parseLong(order)));
    }

    List<String> types(String order) {
        return house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))).stream()
                .map(entry -> entry.type().replaceAll("order\\.|\\.v1", ""))
                .toList();
    }

    Rearrangement.State state(Rearrangement one) {
        return rearrangements.ofOrder(new OrderId(Long.parseLong(one.orderId()))).stream()
                .filter(other -> other.rearrangementId().equals(one.rearrangementId()))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
