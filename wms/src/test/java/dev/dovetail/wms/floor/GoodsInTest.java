package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.stock.StockView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goods with lots, last days and names come in by scans of GS1 barcodes. */
@ExtendWith(PostgresExtension.class)
class GoodsInTest {
    private static final Sku MILK = new Sku(1, "MILK");
    private static final Sku PHONE = new Sku(1, "PHONE");
    private static final String GS = "\u001D";
    private static final String CASE_OF_LOT_7 = "]C10114012345678908" + "17270331" + "10L7";

    private final WarehouseHouse house;
    private Warehouse w;
    private Handheld floor;

    GoodsInTest(TestDatabase db) {
        house = new WarehouseHouse(db);
    }

    @BeforeEach
    void delivery() {
        w = house.warehouse(3);
        house.get(LayoutSetup.class)
                .place(
                        w.node(),
                        List.of(
                                PlannedLocation.of("QA", Location.Kind.QUALITY),
                                PlannedLocation.of("BROKEN", Location.Kind.DAMAGED)));
        floor = new Handheld(house, w);
        house.send(new ItemsDescribed(
                w.node(),
                List.of(
                        item("MILK", pack("each", 1, "4012345678901"), pack("case", 12, "14012345678908")),
                        item("PHONE", pack("each", 1, "4012345678925")))));
        Handled.as(house, w, MILK, new Handling(true, false, true, PickRule.FEFO, 30, false));
        Handled.as(house, w, PHONE, new Handling(false, true, false, PickRule.FIFO, 0, true));
        var lines = List.of(new ExpectedDelivery.Line(MILK, 24), new ExpectedDelivery.Line(PHONE, 2));
        house.get(Receiving.class)
                .expect(w, new ExpectedDelivery("PO-1", "ACME", null, lines), new Cause("t", house.now(), "api"));
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void one_scan_of_a_case_tells_lot_last_day_and_quantity() {
        assertThat(codes(receive(CASE_OF_LOT_7, 2, Map.of()))).containsExactly("");
        assertThat(codes(putAway(CASE_OF_LOT_7, 2, "A-01-01-1", Map.of()))).containsExactly("");

        assertThat(lies("A-01-01-1")).containsExactly("MILK/L7/available=24");
        assertThat(house.told(w))
                .singleElement()
                .isInstanceOfSatisfying(
                        StockChanged.class,
                        fact -> assertThat(fact.deltas())
                                .singleElement()
                                .satisfies(delta -> assertThat(delta.change()).isEqualTo(24)));
    }

    @Test
    void what_is_missing_wrong_or_past_its_days_is_refused_and_the_next_scan_counts() {
        assertThat(codes(receive("14012345678908", 1, Map.of()), receive("14012345678908", 1, Map.of("lot", "L8"))))
                .containsExactly("receiving.lot-needed", "receiving.expiry-needed");

        var results = floor.scan(
                receive("14012345678908", 1, Map.of("lot", "L8", "expiresOn", "2026-03-31")),
                receive(CASE_OF_LOT_7, 1, Map.of()),
                receive("14012345678908", 1, Map.of("lot", "L7", "expiresOn", "2027-03-30")),
                receive("14012345678908", 1, Map.of("lot", "L8", "expiresOn", "soon")));

        assertThat(results)
                .extracting(Handheld.Result::code)
                .containsExactly("receiving.expired", "", "receiving.lot-expiry", "floor.field-wrong");
        assertThat(results.get(2).detail()).contains("2027-03-31", "2027-03-30");
        assertThat(lies("DOCK-1")).containsExactly("MILK/L7/available=12");
    }

    @Test
    void a_day_that_was_keyed_wrong_and_refused_binds_nobody() {
        var wrong = receive("14012345678908", 1, Map.of("lot", "L9", "expiresOn", "2025-06-30"));
        assertThat(codes(wrong)).containsExactly("receiving.expired");

        var right = receive("14012345678908", 1, Map.of("lot", "L9", "expiresOn", "2027-06-30"));
        assertThat(codes(right)).containsExactly("");
    }

    @Test
    void a_lot_past_its_days_may_be_received_on_hold_and_is_put_aside() {
        var old = Map.<String, Object>of("lot", "OLD", "expiresOn", "2026-03-03", "status", "hold");
        assertThat(codes(receive("4012345678901", 5, old))).containsExactly("");

        assertThat(floor.tasks("bob", "putaway", 5))
                .singleElement()
                .satisfies(task -> assertThat(task.get("suggest")).isEqualTo("QA"));
        assertThat(codes(putAway("4012345678901", 5, "QA", Map.of()))).containsExactly("");

        assertThat(lies("QA")).containsExactly("MILK/OLD/hold=5");
        assertThat(house.told(w)).isEmpty();
    }

    @Test
    void two_lots_on_a_dock_are_told_apart_and_goods_for_sale_stay_out_of_the_quality_place() {
        Handheld.must(floor.scan(
                receive(CASE_OF_LOT_7, 1, Map.of()),
                receive("14012345678908", 1, Map.of("lot", "L8", "expiresOn", "2027-01-31"))));

        var task = floor.tasks("bob", "putaway", 5).getFirst();
        assertThat(task).containsEntry("status", "available").containsEntry("serials", false);
        assertThat(task.get("lots"))
                .asInstanceOf(LIST)
                .containsExactly(
                        Map.of("lot", "L8", "expiresOn", "2027-01-31", "quantity", 12L),
                        Map.of("lot", "L7", "expiresOn", "2027-03-31", "quantity", 12L));
        assertThat(codes(putAway("14012345678908", 1, "A-01-01-1", Map.of()))).containsExactly("receiving.which-lot");
        assertThat(codes(putAway(CASE_OF_LOT_7, 1, "QA", Map.of()))).containsExactly("receiving.not-a-bin");
        assertThat(codes(putAway("14012345678908", 1, "A-01-01-1", Map.of("lot", "L8"))))
                .containsExactly("");

        assertThat(lies("A-01-01-1")).containsExactly("MILK/L8/available=12");
    }

    @Test
    void units_with_names_are_read_one_by_one_and_wait_for_their_inspection() {
        var first = "]d20104012345678925" + "21S1" + GS + "240X";

        assertThat(codes(receive(first, 1, Map.of()), receive(first, 1, Map.of())))
                .containsExactly("", "stock.serial-known");
        assertThat(codes(receive("4012345678925", 1, Map.of()))).containsExactly("stock.serial-needed");
        assertThat(codes(receive("4012345678925", 2, Map.of("serials", List.of("S2", "S3")))))
                .containsExactly("");
        assertThat(codes(putAway("4012345678925", 2, "QA", Map.of()))).containsExactly("stock.serial-needed");
        assertThat(codes(putAway(first, 1, "QA", Map.of()))).containsExactly("");

        assertThat(lies("DOCK-1")).containsExactly("PHONE//hold=2");
        assertThat(floor.tasks("bob", "putaway", 5).getFirst())
                .containsEntry("status", "hold")
                .containsEntry("serials", true)
                .containsEntry("lots", List.of());
        assertThat(lies("QA")).containsExactly("PHONE//hold=1");
    }

    @Test
    void units_with_names_leave_as_the_ones_that_were_read() {
        Handled.as(house, w, PHONE, new Handling(false, true, false, PickRule.FIFO, 0, false));
        Handheld.must(floor.scan(receive("4012345678925", 3, Map.of("serials", List.of("S1", "S2", "S3")))));
        Handheld.must(floor.scan(putAway("4012345678925", 3, "A-01-01-1", Map.of())));
        var order = floor.released(new Line(1, 1, "PHONE", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var stop = Handheld.stops(task).getFirst();

        assertThat(stop).containsEntry("serials", true);
        var unread = floor.pick(task, stop, "4012345678925", 2);
        assertThat(codes(unread)).containsExactly("stock.serial-needed");
        assertThat(codes(Handheld.but(unread, "serials", List.of("S3")))).containsExactly("stock.serial-needed");
        assertThat(codes(Handheld.but(unread, "serials", List.of("S3", "S1")))).containsExactly("");
        var packed = floor.pack(order, "BOX-1", "4012345678925", 1);
        assertThat(codes(packed)).containsExactly("stock.serial-needed");
        assertThat(codes(Handheld.but(packed, "barcode", "]d20104012345678925" + "21S2")))
                .containsExactly("stock.serial-elsewhere");
        assertThat(codes(Handheld.but(packed, "barcode", "]d20104012345678925" + "21S3")))
                .containsExactly("");
        assertThat(codes(floor.pack(order, "BOX-2", "4012345678925", 1))).containsExactly("");
        assertThat(house.get(StockView.class).trace(w.node(), PHONE, "S1"))
                .extracting(StockView.Step::to)
                .containsExactly("DOCK-1", "A-01-01-1", "TOTE-1", "BOX-2");
    }

    @Test
    void another_lot_than_the_one_that_is_promised_and_one_past_its_day_stay_in_the_bin() {
        Handheld.must(floor.scan(receive(CASE_OF_LOT_7, 1, Map.of())));
        Handheld.must(floor.scan(putAway(CASE_OF_LOT_7, 1, "A-01-01-1", Map.of())));
        floor.released(new Line(1, 1, "MILK", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var stop = Handheld.stops(task).getFirst();
        assertThat(stop).containsEntry("lot", "L7").containsEntry("expiresOn", "2027-03-31");

        var results = floor.scan(floor.pick(task, stop, "(01)04012345678901(10)L8", 1));
        assertThat(results).extracting(Handheld.Result::code).containsExactly("picking.wrong-lot");
        assertThat(results.getFirst().detail()).contains("L7", "L8");

        house.setNow(java.time.Instant.parse("2027-04-01T08:00:00Z"));
        assertThat(codes(floor.pick(task, stop, "(01)04012345678901(10)L7", 1))).containsExactly("picking.expired-lot");
        assertThat(lies("A-01-01-1")).containsExactly("MILK/L7/available=12");
    }

    private Map<String, Object> receive(String barcode, long packs, Map<String, Object> told) {
        var scan = new LinkedHashMap<String, Object>(
                Map.of("delivery", "PO-1", "location", "DOCK-1", "barcode", barcode, "quantity", packs));
        scan.putAll(told);
        return floor.scan("receive", scan);
    }

    private Map<String, Object> putAway(String barcode, long packs, String to, Map<String, Object> told) {
        var scan = new LinkedHashMap<String, Object>(
                Map.of("from", "DOCK-1", "to", to, "barcode", barcode, "quantity", packs));
        scan.putAll(told);
        return floor.scan("putaway", scan);
    }

    @SafeVarargs
    private List<String> codes(Map<String, Object>... scans) {
        return floor.scan(scans).stream().map(Handheld.Result::code).toList();
    }

    private List<String> lies(String place) {
        long id = house.location(w, place);
        return house.get(StockView.class).contents(w.node(), List.of(id)).getOrDefault(id, List.of()).stream()
                .map(row -> row.key().sku() + "/" + row.key().lot() + "/"
                        + row.key().status().word() + "=" + row.onHand())
                .toList();
    }

    private static NodeRequest.Item item(String sku, NodeRequest.Pack... packs) {
        return new NodeRequest.Item(1, sku, sku, 300, List.of(packs));
    }

    private static NodeRequest.Pack pack(String level, int units, String barcode) {
        return new NodeRequest.Pack(level, units, List.of(barcode));
    }
}
