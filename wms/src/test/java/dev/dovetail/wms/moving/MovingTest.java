package dev.dovetail.wms.moving;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goods are carried about, taken off sale and put back, and the promise follows at once. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovingTest {
    private static final String FIRST = "A-01-01-1";
    private static final String SECOND = "A-01-02-1";

    private final TestDatabase db;
    private final WarehouseHouse house;

    MovingTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private Handheld floor(long mugs) {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(
                                PlannedLocation.of("QC-1", Location.Kind.QUALITY),
                                PlannedLocation.of("BROKEN-1", Location.Kind.DAMAGED)));
        if (mugs > 0) house.stock(floor.warehouse(), FIRST, "MUG", mugs);
        return floor;
    }

    private static Map<String, Object> move(Handheld floor, String from, String to, long quantity) {
        return floor.scan("move", Map.of("from", from, "to", to, "barcode", "MUG", "quantity", quantity));
    }

    private static Map<String, Object> status(Handheld floor, String location, String status, long quantity) {
        return floor.scan(
                "status",
                Map.of(
                        "location",
                        location,
                        "barcode",
                        "MUG",
                        "quantity",
                        quantity,
                        "status",
                        status,
                        "reason",
                        "wet"));
    }

    private List<Map<String, Object>> stock(Handheld floor) {
        return db.jdbc()
                .sql("""
                    select l.code, s.sku, s.lot, s.status, s.on_hand, s.allocated
                      from wms.stock s join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                     where s.node_id = ? order by 1, 2, 3, 4
                    """)
                .param(floor.warehouse().node().value())
                .query()
                .listOfRows();
    }

    private long sum(Handheld floor, String location, String status) {
        return stock(floor).stream()
                .filter(row ->
                        row.get("code").equals(location) && row.get("status").equals(status))
                .mapToLong(row -> (long) row.get("on_hand"))
                .sum();
    }

    /** What the OMS was told of MUG, in order. */
    private List<Long> told(Handheld floor) {
        return house.told(floor.warehouse()).stream()
                .filter(StockChanged.class::isInstance)
                .flatMap(fact -> ((StockChanged) fact).deltas().stream())
                .map(Delta::change)
                .toList();
    }

    private StockChange change(Handheld floor, Asked asked) {
        var cause = new Cause("sue", house.now(), "api");
        return house.get(Moving.class).change(floor.warehouse(), asked, cause).change();
    }

    private static Asked asked(String key, String location, String becomes, long quantity) {
        return new Asked(key, location, new Sku(1, "MUG"), null, null, becomes, quantity, List.of(), "looked at");
    }

    @Test
    void a_move_between_shelves_tells_nothing_and_the_move_back_restores_what_was() {
        var floor = floor(30);
        var before = stock(floor);

        must(floor.scan(move(floor, FIRST, SECOND, 7)));
        assertThat(sum(floor, SECOND, "available")).isEqualTo(7);
        must(floor.scan(move(floor, SECOND, FIRST, 7)));

        assertThat(stock(floor)).isEqualTo(before);
        assertThat(told(floor)).isEmpty();
    }

    @Test
    void a_batch_carries_on_what_its_earlier_scans_brought() {
        var floor = floor(12);

        must(floor.scan(move(floor, FIRST, SECOND, 12), move(floor, SECOND, "A-01-03-1", 12)));

        assertThat(sum(floor, "A-01-03-1", "available")).isEqualTo(12);
    }

    @Test
    void what_leaves_the_shelves_leaves_the_promise_and_comes_back_with_the_goods() {
        var floor = floor(10);

        must(floor.scan(status(floor, FIRST, "hold", 4)));
        assertThat(floor.scan(move(floor, FIRST, "QC-1", 4)).getFirst().code()).isEqualTo("moving.which-stock");
        must(floor.scan(Handheld.but(move(floor, FIRST, "QC-1", 4), "status", "hold")));
        assertThat(sum(floor, "QC-1", "hold")).isEqualTo(4);
        change(floor, asked("release-1", "QC-1", "available", 3));
        must(floor.scan(Handheld.but(move(floor, "QC-1", FIRST, 3), "status", "available")));

        assertThat(told(floor)).containsExactly(-4L, 3L);
        assertThat(sum(floor, FIRST, "available")).isEqualTo(9);
    }

    @Test
    void damaged_goods_are_set_aside_and_scrapped_once() {
        var floor = floor(10);
        must(floor.scan(status(floor, FIRST, "damaged", 2)));
        must(floor.scan(Handheld.but(move(floor, FIRST, "BROKEN-1", 2), "status", "damaged")));

        var scrapped = change(floor, asked("scrap-1", "BROKEN-1", "scrap", 2));
        var again = change(floor, asked("scrap-1", "BROKEN-1", "scrap", 2));

        assertThat(again).isEqualTo(scrapped);
        assertThat(stock(floor))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("on_hand", 8L));
        assertThat(told(floor)).containsExactly(-2L);
        assertThat(code(() -> change(floor, asked("scrap-1", FIRST, "scrap", 2))))
                .isEqualTo("moving.key-reused");
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call).refusal().code();
    }

    @Test
    void a_claim_is_never_moved_away() {
        var floor = floor(5);
        floor.released(new Line(1, 1, "MUG", 3));

        var results = floor.scan(
                move(floor, FIRST, SECOND, 3), status(floor, FIRST, "damaged", 3), move(floor, FIRST, SECOND, 2));

        assertThat(results).extracting(Handheld.Result::code).containsExactly("moving.claimed", "moving.claimed", "");
        assertThat(results.getFirst().detail()).contains("2 are free");
        assertThat(code(() -> change(floor, asked("k", FIRST, "scrap", 1)))).isEqualTo("moving.claimed");
    }

    @Test
    void a_move_that_cannot_be_is_refused_with_the_way_on() {
        var floor = floor(5);
        house.get(LayoutSetup.class).block(floor.warehouse(), SECOND, "leaks", new Cause("sue", house.now(), "api"));
        var good = move(floor, FIRST, "A-01-03-1", 1);
        var before = stock(floor);

        var results = floor.scan(
                move(floor, FIRST, SECOND, 1),
                move(floor, FIRST, FIRST, 1),
                move(floor, FIRST, "NOWHERE", 1),
                move(floor, FIRST, "TOTE-1", 1),
                move(floor, "DOCK-1", FIRST, 1),
                Handheld.but(good, "barcode", "NONE"),
                Handheld.but(good, "quantity", 6),
                Handheld.but(good, "quantity", -1),
                Handheld.but(good, "status", "new"),
                Handheld.but(good, "barcode", "CUP"),
                status(floor, FIRST, "available", 1));

        assertThat(results)
                .extracting(Handheld.Result::code)
                .containsExactly(
                        "moving.bin-blocked",
                        "moving.same-place",
                        "moving.no-such-place",
                        "moving.not-a-store",
                        "moving.not-a-store",
                        "moving.unknown-barcode",
                        "moving.not-enough",
                        "floor.field-wrong",
                        "moving.status",
                        "moving.not-enough",
                        "moving.release-needs-decision");
        assertThat(stock(floor)).isEqualTo(before);
    }

    @Test
    void a_full_bin_takes_no_more_and_says_what_fits() {
        var floor = floor(100);
        limit(floor, SECOND, 1_000);

        var results = floor.scan(move(floor, FIRST, SECOND, 8), move(floor, FIRST, SECOND, 3));

        assertThat(results).extracting(Handheld.Result::code).containsExactly("", "moving.bin-full");
        assertThat(results.getLast().detail()).isEqualTo(SECOND + " is full by weight: 2 more fit, not 3");
    }

    @Test
    void a_full_bin_takes_nothing_from_the_dock_either_and_volume_counts_where_it_is_known() {
        var floor = floor(0);
        var node = floor.warehouse().node();
        db.jdbc()
                .sql("update wms.location set width_mm = 100, depth_mm = 100, height_mm = 100"
                        + " where node_id = ? and code = ?")
                .params(node.value(), SECOND)
                .update();
        db.jdbc()
                .sql("insert into wms.item_size values (?, 1, 'MUG', 50, 50, 50)")
                .param(node.value())
                .update();
        var received =
                floor.scan("receive", Map.of("delivery", "PO", "location", "DOCK-1", "barcode", "MUG", "quantity", 20));
        var mugs = List.of(new ExpectedDelivery.Line(new Sku(1, "MUG"), 20));
        house.get(Receiving.class)
                .expect(
                        floor.warehouse(),
                        new ExpectedDelivery("PO", "ACME", null, mugs),
                        new Cause("sue", house.now(), "api"));
        must(floor.scan(received));
        var putaway = floor.scan("putaway", Map.of("from", "DOCK-1", "to", SECOND, "barcode", "MUG", "quantity", 9));

        var results = floor.scan(putaway, Handheld.but(putaway, "quantity", 8), Handheld.but(putaway, "quantity", 1));

        assertThat(results).extracting(Handheld.Result::code).containsExactly("moving.bin-full", "", "moving.bin-full");
        assertThat(results.getFirst().detail()).isEqualTo(SECOND + " is full by volume: 8 more fit, not 9");
    }

    /** A MUG has 100 grams. */
    private void limit(Handheld floor, String bin, int grams) {
        db.jdbc()
                .sql("update wms.location set weight_limit_grams = ? where node_id = ? and code = ?")
                .params(grams, floor.warehouse().node().value(), bin)
                .update();
    }

    @Test
    void two_who_fill_one_bin_at_the_same_moment_do_not_overfill_it() {
        var floor = floor(100);
        limit(floor, SECOND, 1_000);

        var scans = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> floor.scan(move(floor, FIRST, SECOND, 3))))
                .toList();
        scans.forEach(CompletableFuture::join);

        assertThat(sum(floor, SECOND, "available")).isEqualTo(9);
    }

    @Test
    void a_pick_and_a_move_want_the_last_unit_at_the_same_moment() {
        var floor = floor(1);

        var moved = CompletableFuture.supplyAsync(() -> floor.scan(move(floor, FIRST, "QC-1", 1)));
        var released = CompletableFuture.runAsync(() -> floor.released(new Line(1, 1, "MUG", 1)));
        CompletableFuture.allOf(moved, released).join();

        boolean gone = moved.join().getFirst().outcome().equals("accepted");
        assertThat(sum(floor, "QC-1", "available")).isEqualTo(gone ? 1 : 0);
        assertThat(house.told(floor.warehouse()).stream().anyMatch(NodeFact.Accepted.class::isInstance))
                .isEqualTo(!gone);
    }

    @Test
    void off_sale_and_back_on_sale_restores_what_was() {
        var floor = floor(6);
        var before = stock(floor);

        change(floor, asked("off", FIRST, "hold", 6));
        change(floor, asked("on", FIRST, "available", 6));

        assertThat(stock(floor)).isEqualTo(before);
        assertThat(told(floor)).containsExactly(-6L, 6L);
    }

    @Test
    void units_with_names_are_moved_and_set_aside_by_their_names() {
        var floor = floor(0);
        var mug = new Sku(1, "MUG");
        Handled.as(house, floor.warehouse(), mug, new Handling(false, true, false, PickRule.FIFO, 0, false));
        var received = Move.of(
                        Location.SUPPLIER,
                        house.location(floor.warehouse(), FIRST),
                        mug,
                        3,
                        "received",
                        "test",
                        "ann",
                        house.now())
                .named(List.of("S1", "S2", "S3"));
        assertThat(house.run(() -> house.get(Stock.class).move(floor.warehouse().node(), List.of(received))))
                .isEmpty();

        assertThat(floor.scan(status(floor, FIRST, "hold", 1), move(floor, FIRST, SECOND, 1)))
                .extracting(Handheld.Result::code)
                .containsExactly("stock.serial-needed", "stock.serial-needed");
        must(floor.scan(Handheld.but(status(floor, FIRST, "hold", 1), "serials", List.of("S2"))));
        assertThat(sum(floor, FIRST, "hold")).isEqualTo(1);
        assertThat(told(floor)).containsExactly(-1L);
    }
}
