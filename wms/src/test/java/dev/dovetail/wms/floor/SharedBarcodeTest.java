package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.counting.CountDesk;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.walls.Sorting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two clients keep the same goods in one warehouse, with one barcode: each keeps its own. */
@ExtendWith(PostgresExtension.class)
class SharedBarcodeTest {
    private static final String BIN = "A-01-01-1";

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    SharedBarcodeTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(4));
        house.send(new ItemsDescribed(floor.warehouse().node(), List.of(mug(1), mug(2))));
    }

    private static NodeRequest.Item mug(int client) {
        var packs = List.of(new NodeRequest.Pack("each", 1, List.of("GTIN")));
        return new NodeRequest.Item(client, "MUG", "A mug of client " + client, 100, packs);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private long units(int client) {
        return db.jdbc()
                .sql("select coalesce(sum(on_hand), 0) from wms.stock where node_id = ? and client_id = ?")
                .params(floor.warehouse().node().value(), client)
                .query(Long.class)
                .single();
    }

    private void has(int client, String bin, long units) {
        var move = Move.of(
                Location.SUPPLIER,
                house.location(floor.warehouse(), bin),
                new Sku(client, "MUG"),
                units,
                "received",
                "test",
                "tester",
                house.now());
        assertThat(house.run(() -> house.get(Stock.class).move(floor.warehouse().node(), List.of(move))))
                .isEmpty();
    }

    @Test
    void a_delivery_says_whose_goods_come() {
        var two = List.of(new ExpectedDelivery.Line(new Sku(2, "MUG"), 3));
        house.get(Receiving.class)
                .expect(
                        floor.warehouse(),
                        new ExpectedDelivery("PO-2", "ACME", null, two),
                        new Cause("sue", house.now(), "api"));

        must(floor.scan(floor.scan(
                "receive", Map.of("delivery", "PO-2", "location", "DOCK-1", "barcode", "GTIN", "quantity", 3))));
        must(floor.scan(floor.scan("putaway", Map.of("from", "DOCK-1", "to", BIN, "barcode", "GTIN", "quantity", 3))));

        assertThat(units(2)).isEqualTo(3);
        assertThat(units(1)).isZero();
    }

    @Test
    void an_order_is_picked_and_packed_of_its_own_clients_goods() {
        has(1, BIN, 5);
        has(2, BIN, 5);
        var release = floor.released(new Line(1, 2, "MUG", 2));
        var task = floor.tasks("pia", "pick", 1).getFirst();
        var stop = stops(task).getFirst();

        must(floor.scan(Handheld.but(floor.pickAll(task, stop), "barcode", "GTIN")));
        must(floor.scan(floor.scan(
                "pack",
                Map.of(
                        "outbound",
                        Long.toString(release.fulfillmentOrder().value()),
                        "carton",
                        "C-1",
                        "barcode",
                        "GTIN",
                        "quantity",
                        2))));

        assertThat(db.jdbc()
                        .sql(
                                "select distinct client_id from wms.stock_move where node_id = ? and reason in ('picked', 'packed')")
                        .param(floor.warehouse().node().value())
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
    }

    /** Which clients' goods moved for one of these reasons, and how many units of each. */
    private List<String> moved(String... reasons) {
        return db.jdbc()
                .sql("""
                        select client_id || ':' || sum(quantity) from wms.stock_move
                         where node_id = :node and reason = any(:reasons) group by client_id order by client_id
                        """)
                .param("node", floor.warehouse().node().value())
                .param("reasons", reasons)
                .query(String.class)
                .list();
    }

    private Map<String, Object> gtin(Map<String, Object> scan) {
        return Handheld.but(scan, "barcode", "GTIN");
    }

    @Test
    void one_batch_of_two_clients_orders_is_picked_sorted_and_packed_each_of_its_own_goods() {
        has(1, BIN, 5);
        has(2, "A-01-02-1", 5);
        Sorting.wall(house, floor.warehouse(), "W", 3);
        var one = floor.released(new Line(1, 1, "MUG", 2));
        var two = floor.released(new Line(1, 2, "MUG", 3));
        var trip = floor.asked(Map.of("worker", "ann", "kind", "pick", "mode", "batch", "slots", 50, "wall", "W"))
                .getFirst();

        must(floor.scan(stops(trip).stream()
                .map(stop -> Handheld.but(gtin(floor.pickAll(trip, stop)), "tote", "BOX"))
                .toList()));
        assertThat(moved("picked")).containsExactly("1:2", "2:3");
        var slots = List.of(slot(), slot());
        var sorts = List.of(sort("BOX", slots.get(0), 1), sort("BOX", slots.get(0), 1));
        must(floor.scan(sorts));
        var other = slot();
        must(floor.scan(sort("BOX", other, 3)));
        assertThat(moved("sorted")).containsExactly("1:2", "2:3");
        must(floor.scan(floor.scan("unsort", Map.of("from", other, "to", "BOX", "barcode", "GTIN", "quantity", 1))));
        assertThat(moved("unsorted")).containsExactly("2:1");
        must(floor.scan(sort("BOX", other, 1)));
        must(floor.scan(floor.pack(one, "C-1", "GTIN", 2), floor.pack(two, "C-2", "GTIN", 3)));
        assertThat(moved("packed")).containsExactly("1:2", "2:3");
        must(floor.scan(
                floor.scan("unpack", Map.of("carton", "C-2", "barcode", "GTIN", "quantity", 1, "tote", "T-9"))));
        assertThat(moved("unpacked")).containsExactly("2:1");
    }

    private String slot() {
        return Sorting.ask(house, floor.warehouse(), "W", "BOX", "GTIN");
    }

    private Map<String, Object> sort(String from, String slot, int units) {
        return floor.scan("sort", Map.of("from", from, "barcode", "GTIN", "quantity", units, "to", slot));
    }

    @Test
    void a_count_and_a_move_are_of_the_goods_of_the_bin() {
        has(1, BIN, 5);
        has(2, "A-01-02-1", 5);
        var desk = new CountDesk(house, floor.warehouse());
        desk.order("A-01-02-1", new Cause("sue", house.now(), "api"));
        var task = floor.tasks("ann", "count", 1).getFirst().get("task");
        must(floor.scan(
                floor.scan(
                        "count",
                        Map.of(
                                "task",
                                task,
                                "location",
                                "A-01-02-1",
                                "worker",
                                "ann",
                                "barcode",
                                "GTIN",
                                "quantity",
                                5)),
                floor.scan("count-done", Map.of("task", task, "location", "A-01-02-1", "worker", "ann"))));

        must(floor.scan(
                floor.scan("move", Map.of("from", "A-01-02-1", "to", "A-01-03-1", "barcode", "GTIN", "quantity", 2))));

        assertThat(db.jdbc()
                        .sql(
                                "select client_id || ':' || counted || ':' || expected from wms.count_entry where node_id = ?")
                        .param(floor.warehouse().node().value())
                        .query(String.class)
                        .list())
                .containsExactly("2:5:5");
        assertThat(moved("moved")).containsExactly("2:2");
    }
}
