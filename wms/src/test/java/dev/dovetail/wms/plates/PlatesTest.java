package dev.dovetail.wms.plates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.receiving.ReceivingView;
import dev.dovetail.wms.units.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PlatesTest {
    private static final String FACE = "A-01-01-1";
    private static final String RESERVE = "R-09-01-1";
    private static final String SUPPLIERS = "340123450000000017";

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final PlateView view;
    private final Handheld floor;
    private final List<String> plates;

    PlatesTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        view = house.get(PlateView.class);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(
                                PlannedLocation.at(RESERVE, Location.Kind.RESERVE, "R", 9, 1, 1, "left"),
                                PlannedLocation.of("QA", Location.Kind.QUALITY)));
        Numbered.from(
                house,
                floor.warehouse(),
                "0614%04d".formatted(floor.warehouse().node().value()),
                1);
        plates = house.get(Plates.class).make(floor.warehouse(), "pallet", 3, sue());
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_pallet_is_received_put_away_by_one_scan_and_picked_from() {
        var plate = plates.getFirst();
        Handheld.must(floor.scan(receive(plate, "case-MUG", 2), receive(plate, "CUP", 5), receive(null, "CUP", 1)));
        assertThat(on(plate)).containsExactly("CUP=5", "MUG=24");

        Handheld.must(floor.scan(carry("plate-putaway", plate, FACE)));

        assertThat(at(plate)).isEqualTo(FACE);
        assertThat(house.told(floor.warehouse()))
                .containsExactly(new StockChanged(
                        floor.warehouse().node(),
                        house.now(),
                        "received",
                        "putaway",
                        List.of(new NodeFact.Delta(1, "CUP", 5), new NodeFact.Delta(1, "MUG", 24))));
        assertThat(house.get(ReceivingView.class).list(floor.warehouse().node(), "arrived", "open", 0, 5))
                .hasSize(1);

        floor.released(new Line(1, 1, "MUG", 20));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        assertThat(Handheld.stops(task).getFirst()).containsEntry("location", FACE);
        Handheld.must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));

        assertThat(on(plate)).containsExactly("CUP=5", "MUG=4");
        assertThat(entries(plate)).containsExactly("received MUG 24", "received CUP 5", "picked MUG -20");
    }

    @Test
    void what_is_taken_is_loose_first_and_then_from_the_oldest_plate() {
        fill(plates.get(0), FACE, 4);
        fill(plates.get(1), FACE, 4);
        house.stock(floor.warehouse(), FACE, "MUG", 2);

        Handheld.must(floor.scan(move(FACE, "A-01-02-1", 5)));

        assertThat(on(plates.get(0))).containsExactly("MUG=1");
        assertThat(on(plates.get(1))).containsExactly("MUG=4");
        Handheld.must(floor.scan(move("A-01-02-1", FACE, 5)));
        assertThat(on(plates.get(0))).containsExactly("MUG=1");
    }

    @Test
    void a_plate_goes_whole_or_not_at_all() {
        var plate = plates.getFirst();
        fill(plate, FACE, 10);
        floor.released(new Line(1, 1, "MUG", 4));

        assertThat(codes(carry("plate-move", plate, RESERVE))).containsExactly("moving.claimed");
        assertThat(at(plate)).isEqualTo(FACE);
        house.stock(floor.warehouse(), FACE, "MUG", 4);
        Handheld.must(floor.scan(carry("plate-move", plate, RESERVE)));

        assertThat(at(plate)).isEqualTo(RESERVE);
        assertThat(lies(FACE)).isEqualTo(4);
        assertThat(lies(RESERVE)).isEqualTo(10);
        Handheld.must(floor.scan(carry("plate-move", plate, "A-01-03-1"), carry("plate-move", plate, RESERVE)));
        assertThat(at(plate)).isEqualTo(RESERVE);
    }

    @Test
    void what_leaves_the_shelves_on_a_plate_is_told() {
        var plate = plates.getFirst();
        fill(plate, FACE, 3);
        int before = house.told(floor.warehouse()).size();

        Handheld.must(floor.scan(carry("plate-move", plate, "QA")));

        assertThat(house.told(floor.warehouse()).subList(before, before + 1))
                .singleElement()
                .satisfies(fact ->
                        assertThat(((StockChanged) fact).deltas()).containsExactly(new NodeFact.Delta(1, "MUG", -3)));
    }

    @Test
    void a_plate_for_which_there_is_no_room_stays_on_the_dock() {
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(new PlannedLocation(
                                "A-01-02-1",
                                Location.Kind.BIN,
                                "A",
                                1,
                                2,
                                1,
                                "left",
                                new Location.Size(null, null, null, 1000))));
        Handheld.must(floor.scan(receive(plates.getFirst(), "MUG", 5), receive(plates.getFirst(), "CUP", 6)));

        assertThat(codes(carry("plate-putaway", plates.getFirst(), "A-01-02-1")))
                .containsExactly("moving.bin-full");

        assertThat(at(plates.getFirst())).isEqualTo("DOCK-1");
        assertThat(lies("A-01-02-1")).isZero();
    }

    @Test
    void a_suppliers_number_is_a_plate_from_its_first_scan_and_a_broken_one_is_none() {
        Handheld.must(floor.scan(receive("]C100" + SUPPLIERS, "MUG", 6)));
        assertThat(on("(00)" + SUPPLIERS)).containsExactly("MUG=6");

        Handheld.must(floor.scan(floor.scan("plate-break", Map.of("plate", SUPPLIERS))));

        assertThat(on(SUPPLIERS)).isEmpty();
        assertThat(lies("DOCK-1")).isEqualTo(6);
        assertThat(codes(receive(SUPPLIERS, "MUG", 1), carry("plate-putaway", SUPPLIERS, FACE)))
                .containsExactly("plates.broken", "plates.broken");
    }

    @Test
    void goods_step_onto_a_plate_and_off_it_where_it_stands() {
        house.stock(floor.warehouse(), FACE, "MUG", 5);
        var plate = plates.getFirst();

        Handheld.must(floor.scan(step("plate-on", plate, FACE, 4)));
        assertThat(codes(step("plate-on", plate, FACE, 2), step("plate-off", plate, FACE, 5)))
                .containsExactly("stock.not-loose", "stock.not-on-plate");
        assertThat(codes(step("plate-on", plate, "A-01-02-1", 1))).containsExactly("stock.not-loose");
        house.stock(floor.warehouse(), "A-01-02-1", "MUG", 1);
        assertThat(codes(
                        step("plate-on", plate, "A-01-02-1", 1),
                        step("plate-off", plate, "A-01-02-1", 1),
                        step("plate-on", plate, "NOWHERE", 1),
                        step("plate-on", "4711", FACE, 1)))
                .containsExactly("plates.elsewhere", "plates.elsewhere", "plates.no-such-place", "plates.not-a-plate");
        Handheld.must(floor.scan(step("plate-off", plate, FACE, 4)));

        assertThat(on(plate)).isEmpty();
        assertThat(codes(carry("plate-move", plate, RESERVE))).containsExactly("plates.empty");
        Handheld.must(floor.scan(step("plate-on", plate, "A-01-02-1", 1)));
        assertThat(at(plate)).isEqualTo("A-01-02-1");
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() {
        Handled.as(
                house, floor.warehouse(), new Sku(1, "CUP"), new Handling(false, true, false, PickRule.FIFO, 0, false));
        var plate = plates.getFirst();
        assertThat(codes(
                        carry("plate-putaway", plate, FACE),
                        carry("plate-putaway", SUPPLIERS, FACE),
                        receive("340123450000000018", "MUG", 1),
                        receive(plate, "CUP", 1)))
                .containsExactly("plates.empty", "plates.unknown", "plates.not-a-plate", "plates.named-units");
        Handheld.must(floor.scan(receive(plate, "MUG", 1)));
        assertThat(codes(
                        carry("plate-move", plate, FACE),
                        carry("plate-putaway", plate, "QA"),
                        carry("plate-putaway", plate, "TOTE-1")))
                .containsExactly("moving.not-a-store", "receiving.not-a-bin", "receiving.not-a-bin");
        assertThat(lies("DOCK-1")).isEqualTo(1);
        assertThatThrownBy(() -> house.get(Plates.class).make(house.warehouse(1), "pallet", 1, sue()))
                .hasMessageContaining("plates.no-prefix");
    }

    @Test
    void a_bin_is_counted_whole_whatever_stands_in_it() {
        fill(plates.getFirst(), FACE, 6);
        house.stock(floor.warehouse(), FACE, "MUG", 2);

        Handheld.must(floor.scan(floor.scan(
                "status",
                Map.of("location", FACE, "barcode", "MUG", "quantity", 5, "status", "damaged", "reason", "wet"))));

        assertThat(on(plates.getFirst())).containsExactly("MUG=3");
        assertThat(lies(FACE)).isEqualTo(8);
    }

    @Test
    void pickers_carriers_and_breakers_at_one_moment_leave_the_books_whole() {
        for (int round = 0; round < 6; round++) storm(new Random(round));
    }

    private void storm(Random random) {
        var plate = house.get(Plates.class)
                .make(floor.warehouse(), "pallet", 1, sue())
                .getFirst();
        fill(plate, FACE, 8);
        var barrier = new CyclicBarrier(5);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        List<Map<String, Object>> scans = List.of(
                move(FACE, "A-01-02-1", 1 + random.nextInt(8)),
                move(FACE, "A-01-03-1", 1 + random.nextInt(8)),
                carry("plate-move", plate, RESERVE),
                random.nextBoolean()
                        ? floor.scan("plate-break", Map.of("plate", plate))
                        : step("plate-off", plate, FACE, 3),
                step("plate-on", plate, FACE, 1));
        for (var scan : scans)
            all.add(CompletableFuture.runAsync(() -> {
                await(barrier);
                floor.scan(scan);
            }));
        all.forEach(CompletableFuture::join);
        assertThat(house.broken()).isEmpty();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many mugs on a plate in a bin. */
    private void fill(String plate, String bin, int mugs) {
        Handheld.must(floor.scan(receive(plate, "MUG", mugs)));
        Handheld.must(floor.scan(carry("plate-putaway", plate, bin)));
    }

    private Map<String, Object> receive(@org.jspecify.annotations.Nullable String plate, String barcode, int packs) {
        var scan = new HashMap<String, Object>(Map.of("location", "DOCK-1", "barcode", barcode, "quantity", packs));
        if (plate != null) scan.put("plate", plate);
        return floor.scan("receive", scan);
    }

    private Map<String, Object> carry(String kind, String plate, String to) {
        return floor.scan(kind, Map.of("plate", plate, "to", to));
    }

    private Map<String, Object> step(String kind, String plate, String location, int mugs) {
        return floor.scan(kind, Map.of("plate", plate, "location", location, "barcode", "MUG", "quantity", mugs));
    }

    private Map<String, Object> move(String from, String to, int mugs) {
        return floor.scan("move", Map.of("from", from, "to", to, "barcode", "MUG", "quantity", mugs));
    }

    @SafeVarargs
    private List<String> codes(Map<String, Object>... scans) {
        return floor.scan(scans).stream().map(Handheld.Result::code).toList();
    }

    private List<String> on(String plate) {
        return view.get(floor.warehouse().node(), plate).goods().stream()
                .map(one -> one.key().sku().code() + "=" + one.units())
                .toList();
    }

    private String at(String plate) {
        return String.valueOf(view.get(floor.warehouse().node(), plate).plate().place());
    }

    private long lies(String location) {
        return db.jdbc()
                .sql("select coalesce(sum(on_hand), 0) from wms.stock where node_id = ? and location_id = ?")
                .params(floor.warehouse().node().value(), house.location(floor.warehouse(), location))
                .query(Long.class)
                .single();
    }

    private List<String> entries(String plate) {
        return db.jdbc()
                .sql("select reason || ' ' || sku || ' ' || quantity from wms.plate_entry where node_id = ? and"
                        + " plate_id = ? order by id")
                .params(
                        floor.warehouse().node().value(),
                        view.get(floor.warehouse().node(), plate).plate().id())
                .query(String.class)
                .list();
    }

    private Cause sue() {
        return new Cause("sue", house.now(), "api");
    }
}
