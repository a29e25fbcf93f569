package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Accepted;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import java.util.UUID;

/** The words of outbound tests: requests of the OMS, reports of a picker, and what is read back. */
record Releasing(WarehouseHouse house, Warehouse w) {

    ReleaseRequested release(Line... lines) {
        long id = house.ids().next(7);
        return new ReleaseRequested(
                w.node(),
                new FulfillmentOrderId(id),
                new OrderId(house.ids().next(7)),
                "web",
                "N" + id,
                "standard",
                null,
                null,
                100,
                null,
                new ContactId(house.ids().next(7)),
                List.of(lines));
    }

    WithdrawalRequested withdrawal(ReleaseRequested release, long id, Line... lines) {
        return new WithdrawalRequested(
                w.node(), release.fulfillmentOrder(), release.order(), id, "changed mind", List.of(lines));
    }

    Accepted accepted(ReleaseRequested release) {
        return new Accepted(w.node(), release.fulfillmentOrder(), release.order(), house.now());
    }

    Pick pick(PickLine line, long quantity) {
        return new Pick(
                UUID.randomUUID(),
                "ann",
                house.now(),
                List.of(line.key()),
                line.location(),
                line.sku(),
                quantity,
                house.location(w, "TOTE-1"),
                dev.dovetail.wms.items.Read.NOTHING);
    }

    ShortPick shorted(PickLine line, String reason, long quantity) {
        return new ShortPick(
                UUID.randomUUID(), "ann", house.now(), List.of(line.key()), line.location(), reason, quantity);
    }

    List<PickLine> stops(ReleaseRequested release) {
        var view = house.get(OutboundView.class);
        var tasks = view.listTasks(w.node(), null, 0, 500).stream()
                .filter(task -> task.outbound().equals(release.fulfillmentOrder()))
                .map(OutboundView.PickTask::id)
                .toList();
        return view.pickLines(w.node(), tasks);
    }

    OutboundOrder order(ReleaseRequested release) {
        var id = release.fulfillmentOrder();
        return house.get(OutboundView.class).find(w.node(), List.of(id)).get(id);
    }

    String state(ReleaseRequested release) {
        return order(release).state();
    }

    List<NodeFact> told() {
        return house.told(w);
    }
}
