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
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
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
        floor = new Handheld(house, house.warehouse(2));
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
}
