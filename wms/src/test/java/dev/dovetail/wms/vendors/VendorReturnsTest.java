package dev.dovetail.wms.vendors;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Outside;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.returns.ReturnsDesk;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What customers sent back goes back to who made it. */
@ExtendWith(PostgresExtension.class)
class VendorReturnsTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;
    private final long stage;

    VendorReturnsTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG", "CUP");
        stage = house.run(() ->
                        house.get(LayoutSetup.class).ours(floor.warehouse().node(), Location.VENDOR_RETURN))
                .id();
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private void waits(String sku, String lot, long units) {
        waits(new Sku(1, sku), lot, units);
    }

    private void waits(Sku sku, String lot, long units) {
        var move = new Move(
                Location.CUSTOMER,
                stage,
                sku,
                lot,
                Status.HOLD,
                units,
                false,
                "vendor-return",
                "test",
                "tester",
                house.now());
        house.run(() -> house.get(Stock.class).move(floor.warehouse().node(), List.of(move)));
    }

    private Map<String, Object> out(String barcode, long quantity) {
        return floor.scan(
                "vendor-out", Map.of("barcode", barcode, "quantity", quantity, "delivery", "RMA-7", "carrier", "ups"));
    }

    private long left() {
        return house.get(StockView.class).contents(floor.warehouse().node(), List.of(stage)).values().stream()
                .flatMap(List::stream)
                .mapToLong(row -> row.onHand())
                .sum();
    }

    private List<HandedBack> handed() {
        return house.get(VendorStore.class).list(floor.warehouse().node(), 1, "RMA-7", Long.MAX_VALUE, 50);
    }

    private HandedBack asked(String key, long units) {
        return asked(1, key, units);
    }

    private HandedBack asked(int client, String key, long units) {
        var line = new HandedBack.Line(new Sku(client, "MUG"), "", units, List.of());
        return new HandedBack(0, key, "RMA-7", "acme", "sue", house.now(), List.of(line));
    }

    private VendorReturns.Handed hand(HandedBack asked) {
        return house.get(VendorReturns.class).handBack(floor.warehouse(), asked);
    }

    @Test
    void from_the_customer_over_the_bench_to_the_vendor() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        var order = floor.released(new Line(1, 1, "MUG", 3));
        var carton = floor.packed("C-", List.of(order)).getFirst();
        new Outside(house).deliver();
        must(floor.scan(floor.load(carton)));
        must(floor.scan(floor.depart()));
        var desk = new ReturnsDesk(house, floor.warehouse());
        long parcel = desk.open("R", order.orderNumber());
        desk.inspect(parcel, "u1", "MUG", 3, "D");
        desk.backToTheMaker(parcel, 1);
        assertThat(left()).isEqualTo(3);

        var scan = out("MUG", 2);
        must(floor.scan(scan));
        assertThat(floor.scan(scan).getFirst().outcome()).isEqualTo("already");

        assertThat(left()).isEqualTo(1);
        assertThat(handed()).singleElement().satisfies(one -> {
            assertThat(one.carrier()).isEqualTo("ups");
            assertThat(one.worker()).isEqualTo("ann");
            assertThat(one.lines()).containsExactly(new HandedBack.Line(new Sku(1, "MUG"), "", 2, List.of()));
        });
        assertThat(house.told(floor.warehouse()))
                .as("it was promised to nobody")
                .noneMatch(NodeFact.StockChanged.class::isInstance);
    }

    @Test
    void a_hand_over_is_made_once_and_whole_or_not_at_all() {
        waits("MUG", "", 5);

        var made = hand(asked("k1", 3));
        var again = hand(asked("k1", 3));

        assertThat(again.repeated()).isTrue();
        assertThat(again.made().id()).isEqualTo(made.made().id());
        assertThat(left()).isEqualTo(2);
        assertThat(code(asked("k1", 2))).isEqualTo("vendors.key-reused");
        assertThat(code(asked("k2", 3))).isEqualTo("vendors.not-there");
        assertThat(left()).isEqualTo(2);
        assertThat(handed()).hasSize(1);
    }

    @Test
    void two_clients_may_take_the_same_key_and_each_reads_its_own() {
        waits("MUG", "", 5);
        waits(new Sku(2, "MUG"), "", 5);

        var ours = hand(asked(1, "k1", 3));
        var theirs = hand(asked(2, "k1", 2));

        assertThat(List.of(ours.repeated(), theirs.repeated())).containsOnly(false);
        assertThat(hand(asked(2, "k1", 2)).made().id()).isEqualTo(theirs.made().id());
        assertThat(handed())
                .extracting(HandedBack::id)
                .containsExactly(ours.made().id());
        assertThat(house.get(VendorStore.class).list(floor.warehouse().node(), 2, null, Long.MAX_VALUE, 50))
                .extracting(HandedBack::id)
                .containsExactly(theirs.made().id());
    }

    private String code(HandedBack asked) {
        return catchThrowableOfType(Refused.class, () -> hand(asked)).refusal().code();
    }

    @Test
    void a_scan_that_cannot_be_is_refused_alone() {
        waits("MUG", "L1", 2);
        waits("MUG", "L2", 2);
        waits("CUP", "", 1);

        var results = floor.scan(
                out("NONE", 1),
                out("MUG", 1),
                but(out("MUG", 1), "lot", "L2"),
                out("CUP", 2),
                out("CUP", 1),
                but(out("CUP", 1), "carrier", ""));

        assertThat(results)
                .extracting(Handheld.Result::code)
                .containsExactly(
                        "vendors.unknown-barcode",
                        "vendors.which-lot",
                        "",
                        "vendors.not-there",
                        "",
                        "floor.field-wrong");
        assertThat(results.get(3).detail()).isEqualTo("Of CUP 1 lie on the stage for vendor returns, not 2");
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void eight_who_give_back_at_the_same_moment_give_no_more_than_is_there() throws Exception {
        waits("MUG", "", 5);
        var start = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> {
                        start.await();
                        return floor.scan(out("MUG", 1)).getFirst().outcome();
                    })
                    .toList();
            var outcomes = threads.invokeAll(all).stream()
                    .map(each -> each.resultNow())
                    .toList();
            assertThat(outcomes).filteredOn("accepted"::equals).hasSize(5);
        }
        assertThat(left()).isZero();
        assertThat(db.jdbc()
                        .sql("select count(*) from wms.vendor_return where node_id = ?")
                        .param(floor.warehouse().node().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }
}
