package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.must;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders that customers come for to a store of a test. */
public final class PickedUp {
    private PickedUp() {}

    public static ReleaseRequested released(WarehouseHouse house, Handheld floor, Line... lines) {
        var like = floor.release(lines);
        var order = new ReleaseRequested(
                like.node(),
                like.fulfillmentOrder(),
                like.order(),
                like.channel(),
                like.orderNumber(),
                NodeRequest.PICKUP,
                null,
                null,
                100,
                null,
                like.contact(),
                like.lines());
        house.send(order);
        return order;
    }

    public static void shelf(WarehouseHouse house, Handheld floor) {
        house.get(LayoutSetup.class)
                .place(floor.warehouse().node(), List.of(PlannedLocation.of("SHELF-1", Location.Kind.STAGE)));
    }

    /** Two MUGs of two orders: one is handed over, nobody comes for the other. */
    public static void twoOfWhichOneIsCollected(WarehouseHouse house, Handheld floor) {
        shelf(house, floor);
        house.stock(floor.warehouse(), "A-01-01-1", "PEN", 2);
        var orders = new ArrayList<ReleaseRequested>();
        for (int i = 0; i < 2; i++) orders.add(released(house, floor.knows("PEN"), new Line(1, 1, "PEN", 1)));
        var cartons = floor.packed("COME-", orders);
        must(floor.scan(cartons.stream()
                .map(carton -> floor.scan("stage", Map.of("carton", carton, "location", "SHELF-1")))
                .toList()));
        must(floor.scan(floor.scan("hand-over", Map.of("carton", cartons.getFirst()))));
        house.setNow(house.now().plus(Duration.ofDays(8)));
        must(floor.scan(floor.scan("give-back", Map.of("carton", cartons.getLast()))));
    }
}
