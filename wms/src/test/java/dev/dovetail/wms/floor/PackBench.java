package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A warehouse with a bench where goods are packed, a place for broken ones, and what is seen of both. */
@ExtendWith(PostgresExtension.class)
abstract class PackBench {
    final TestDatabase db;
    final WarehouseHouse house;
    final Handheld floor;
    final Outside outside;

    PackBench(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP", "MILK", "PHONE");
        outside = new Outside(house);
        var places = List.of(
                PlannedLocation.of("BROKEN", Location.Kind.DAMAGED), PlannedLocation.of("QA", Location.Kind.QUALITY));
        house.get(LayoutSetup.class).place(floor.warehouse().node(), places);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    ReleaseRequested picked(Line... lines) {
        var order = floor.released(lines);
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(
                stops(task).stream().map(stop -> floor.pickAll(task, stop)).toList()));
        return order;
    }

    void ship(ReleaseRequested order, String carton, long units) {
        Handheld.must(floor.scan(floor.pack(order, carton, "MUG", units), floor.close(carton)));
        outside.deliver();
        Handheld.must(floor.scan(floor.load(carton), floor.depart()));
    }

    Map<String, Object> damaged(ReleaseRequested order, String barcode, long packs, String reason) {
        return floor.scan(
                "damaged",
                Map.of(
                        "outbound", order.fulfillmentOrder().toString(),
                        "barcode", barcode,
                        "quantity", packs,
                        "reason", reason));
    }

    String code(Map<String, Object> scan) {
        return floor.scan(scan).getFirst().code();
    }

    List<String> facts() {
        return house.told(floor.warehouse()).stream()
                .map(fact -> fact.getClass().getSimpleName())
                .toList();
    }

    <F extends NodeFact> List<F> told(Class<F> type) {
        return house.told(floor.warehouse()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    String state(ReleaseRequested order) {
        return db.jdbc()
                .sql("select state from wms.outbound where id = ?")
                .param(order.fulfillmentOrder().value())
                .query(String.class)
                .single();
    }

    void blocked(String place) {
        house.get(LayoutSetup.class).block(floor.warehouse(), place, "leaks", new Cause("sue", house.now(), "test"));
    }

    List<Tuple> lying(String place) {
        return db.jdbc()
                .sql("select sku, status, on_hand from wms.stock where node_id = ? and location_id = ? and on_hand > 0")
                .params(floor.warehouse().node().value(), house.location(floor.warehouse(), place))
                .query((row, _) -> tuple(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    void brought(String sku, String lot, long units, List<String> names) {
        house.setNow(house.now().plusSeconds(1));
        house.stock(floor.warehouse(), "A-01-01-1", sku, lot, units, names);
    }
}
