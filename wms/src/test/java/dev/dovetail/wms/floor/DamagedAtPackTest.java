package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A packer finds at the bench that a unit cannot be packed: it goes where broken goods lie, and another is picked for it. */
@ExtendWith(PostgresExtension.class)
class DamagedAtPackTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Outside outside;

    DamagedAtPackTest(TestDatabase db) {
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

    @Test
    void another_is_picked_for_it_and_the_order_ships_whole() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 9);
        var order = picked(new Line(1, 1, "MUG", 3));

        Handheld.must(floor.scan(but(damaged(order, "MUG", 1, "damaged"), "to", "BROKEN")));

        assertThat(state(order)).isEqualTo("picking");
        assertThat(lying("BROKEN")).containsExactly(tuple("MUG", "damaged", 1L));
        assertThat(floor.tasks("pam", "pack", 1)).isEmpty();
        assertThat(code(floor.pack(order, "BOX", "MUG", 1))).isEqualTo("packing.not-ready");
        var task = floor.tasks("bob", "pick", 1).getFirst();
        assertThat(stops(task)).extracting(stop -> stop.get("quantity")).containsExactly(1L);
        Handheld.must(floor.scan(but(floor.pickAll(task, stops(task).getFirst()), "tote", "T-NEW")));
        assertThat(floor.tasks("pam", "pack", 1).getFirst())
                .extracting("totes")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("T-NEW");
        ship(order, "BOX", 3);
        assertThat(facts())
                .containsExactly("Accepted", "Picked", "PutBack", "StockChanged", "Picked", "Packed", "Shipped");
        assertThat(told(NodeFact.StockChanged.class).getFirst())
                .extracting(NodeFact.StockChanged::reason, NodeFact.StockChanged::deltas)
                .containsExactly("damaged", List.of(new NodeFact.Delta(1, "MUG", -1)));
    }

    @Test
    void what_is_nowhere_else_is_told_as_short_and_the_rest_is_packed() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        var order = picked(new Line(1, 1, "MUG", 3));

        Handheld.must(floor.scan(damaged(order, "MUG", 1, "damaged")));

        assertThat(told(NodeFact.ShortPicked.class).getFirst().lines())
                .containsExactly(new NodeFact.Line(1, 1, "MUG", 1));
        assertThat(state(order)).isEqualTo("picked");
        ship(order, "BOX", 2);
        assertThat(state(order)).isEqualTo("shipped");
    }

    @Test
    void the_last_unit_of_an_order_that_is_broken_ends_it() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 1);
        var order = picked(new Line(1, 1, "MUG", 1));

        Handheld.must(floor.scan(damaged(order, "MUG", 1, "expired")));

        assertThat(state(order)).isEqualTo("ended");
        assertThat(told(NodeFact.StockChanged.class).getFirst().reason()).isEqualTo("expired");
    }

    @Test
    void a_carton_that_is_closed_leaves_while_another_unit_is_picked_for_the_next() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 9);
        var order = picked(new Line(1, 1, "MUG", 3));
        Handheld.must(floor.scan(floor.pack(order, "C-1", "MUG", 2), floor.close("C-1")));

        Handheld.must(floor.scan(damaged(order, "MUG", 1, "damaged")));
        outside.deliver();
        Handheld.must(floor.scan(floor.load("C-1"), floor.depart()));
        assertThat(state(order)).isEqualTo("picking");

        var task = floor.tasks("bob", "pick", 1).getFirst();
        Handheld.must(floor.scan(but(floor.pickAll(task, stops(task).getFirst()), "tote", "T-NEW")));
        assertThat(state(order)).isEqualTo("packing");
        ship(order, "C-2", 1);
        assertThat(state(order)).isEqualTo("shipped");
    }

    @Test
    void what_is_short_beside_a_closed_carton_leaves_the_order_packed() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        var order = picked(new Line(1, 1, "MUG", 3));
        Handheld.must(floor.scan(floor.pack(order, "C-1", "MUG", 2), floor.close("C-1")));

        Handheld.must(floor.scan(damaged(order, "MUG", 1, "damaged")));

        assertThat(state(order)).isEqualTo("packed");
    }

    @Test
    void a_replacement_that_is_not_found_either_is_short() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 3);
        var order = picked(new Line(1, 1, "MUG", 2));
        Handheld.must(floor.scan(damaged(order, "MUG", 1, "damaged")));
        var task = floor.tasks("bob", "pick", 1).getFirst();
        var stop = stops(task).getFirst();

        Handheld.must(floor.scan(floor.scan(
                "short",
                Map.of(
                        "task", task.get("task"),
                        "seq", stop.get("seq"),
                        "location", stop.get("location"),
                        "reason", "empty",
                        "quantity", 1))));

        assertThat(state(order)).isEqualTo("picked");
        ship(order, "BOX", 1);
    }

    @Test
    void what_is_not_in_the_tote_is_lost_and_its_bin_is_counted() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 9);
        var order = picked(new Line(1, 1, "MUG", 3));

        Handheld.must(floor.scan(damaged(order, "MUG", 2, "missing")));

        assertThat(db.jdbc()
                        .sql("select reason from wms.count_request where node_id = ?")
                        .param(floor.warehouse().node().value())
                        .query(String.class)
                        .list())
                .containsExactly("missing");
        assertThat(told(NodeFact.StockChanged.class).getFirst().reason()).isEqualTo("short-picked");
        assertThat(state(order)).isEqualTo("picking");
    }

    @Test
    void a_report_that_cannot_be_changes_nothing_and_says_the_way_on() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 9);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 9);
        var order = picked(new Line(1, 1, "MUG", 2));
        var scan = damaged(order, "MUG", 1, "damaged");
        var facts = facts();

        assertThat(code(but(scan, "quantity", 3))).isEqualTo("packing.not-picked");
        assertThat(code(but(scan, "barcode", "CUP"))).isEqualTo("packing.wrong-item");
        assertThat(code(but(scan, "barcode", "WHAT"))).isEqualTo("packing.wrong-item");
        assertThat(code(but(scan, "reason", "ugly"))).isEqualTo("packing.unknown-reason");
        assertThat(code(but(scan, "tote", "T-77"))).isEqualTo("packing.no-such-tote");
        assertThat(code(but(scan, "tote", "A-01-01-1"))).isEqualTo("packing.not-picked");
        assertThat(code(but(scan, "to", "A-01-01-1"))).isEqualTo("packing.not-set-aside");
        assertThat(code(but(scan, "to", "NOWHERE"))).isEqualTo("packing.not-set-aside");
        assertThat(code(but(but(scan, "to", "BROKEN"), "reason", "missing"))).isEqualTo("packing.goes-nowhere");
        assertThat(code(but(scan, "outbound", "7"))).isEqualTo("packing.no-such-outbound");
        Handheld.must(floor.scan(floor.pack(order, "C", "MUG", 2)));
        assertThat(code(scan)).isEqualTo("packing.not-picked");
        Handheld.must(floor.scan(floor.close("C")));
        assertThat(code(but(scan, "quantity", 2))).isEqualTo("packing.not-ready");
        assertThat(facts().subList(0, facts.size())).isEqualTo(facts);
        assertThat(lying("BROKEN")).isEmpty();
    }

    @Test
    void a_lot_is_told_where_several_lie_there_and_a_named_unit_by_its_name() {
        Handled.as(
                house,
                floor.warehouse(),
                new Sku(1, "MILK"),
                new Handling(true, false, false, PickRule.FIFO, 0, false));
        Handled.as(
                house,
                floor.warehouse(),
                new Sku(1, "PHONE"),
                new Handling(false, true, false, PickRule.FIFO, 0, false));
        brought("MILK", "L1", 1, List.of());
        brought("MILK", "L2", 5, List.of());
        brought("PHONE", "", 4, List.of("P1", "P2", "P3", "P4"));
        var order = floor.released(new Line(1, 1, "MILK", 2), new Line(2, 1, "PHONE", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        for (var stop : stops(task)) {
            var scan = floor.pickAll(task, stop);
            if (stop.get("sku").equals("PHONE")) scan = but(scan, "serials", List.of("P1", "P2"));
            else scan = but(scan, "lot", stop.get("lot"));
            Handheld.must(floor.scan(scan));
        }

        var milk = damaged(order, "MILK", 1, "expired");
        assertThat(code(milk)).isEqualTo("packing.which-lot");
        assertThat(code(but(milk, "lot", "L9"))).isEqualTo("packing.wrong-lot");
        Handheld.must(floor.scan(but(but(milk, "lot", "L1"), "to", "QA")));
        var phone = but(damaged(order, "PHONE", 1, "damaged"), "to", "BROKEN");
        assertThat(code(phone)).isEqualTo("stock.serial-needed");
        assertThat(code(but(phone, "serials", List.of("P3")))).isEqualTo("stock.serial-elsewhere");
        Handheld.must(floor.scan(but(phone, "serials", List.of("P2"))));

        assertThat(lying("QA")).containsExactly(tuple("MILK", "hold", 1L));
        assertThat(lying("BROKEN")).containsExactly(tuple("PHONE", "damaged", 1L));
        assertThat(stops(floor.tasks("ann", "pick", 1).getFirst())).hasSize(2);
    }

    @Test
    void the_lot_at_hand_is_packed_in_place_of_another_where_nobody_else_is_to_have_it() {
        Handled.as(
                house,
                floor.warehouse(),
                new Sku(1, "MILK"),
                new Handling(true, false, false, PickRule.FIFO, 0, false));
        brought("MILK", "L1", 3, List.of());
        brought("MILK", "L2", 3, List.of());
        var order = floor.released(new Line(1, 1, "MILK", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(but(floor.pickAll(task, stops(task).getFirst()), "lot", "L1")));
        var swap = floor.scan(
                "exchange",
                Map.of(
                        "outbound", order.fulfillmentOrder().toString(),
                        "barcode", "MILK",
                        "quantity", 2,
                        "location", "A-01-01-1",
                        "lot", "L2"));

        assertThat(code(but(floor.pack(order, "BOX", "MILK", 2), "lot", "L2"))).isEqualTo("packing.wrong-lot");
        assertThat(code(but(swap, "lot", "L1"))).isEqualTo("packing.same-units");
        assertThat(code(but(swap, "location", "BROKEN"))).isEqualTo("packing.not-a-bin");
        assertThat(code(but(swap, "location", "A-01-02-1"))).isEqualTo("packing.no-exchange");
        assertThat(code(but(swap, "quantity", 3))).isEqualTo("packing.not-picked");
        assertThat(code(but(swap, "insteadLot", "L2"))).isEqualTo("packing.wrong-lot");
        floor.released(new Line(1, 1, "MILK", 2));
        floor.released(new Line(1, 1, "MILK", 1));
        assertThat(code(swap)).isEqualTo("packing.no-exchange");
        Handheld.must(floor.scan(but(swap, "quantity", 1)));

        assertThat(state(order)).isEqualTo("picked");
        Handheld.must(floor.scan(
                but(floor.pack(order, "BOX", "MILK", 1), "lot", "L2"),
                but(floor.pack(order, "BOX", "MILK", 1), "lot", "L1"),
                floor.close("BOX")));
    }

    @Test
    void a_part_of_a_kit_is_picked_anew_and_without_one_the_kit_is_given_up() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 5);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 2);
        var order = picked(new Line(1, 1, "SET", 2, List.of(new Part("MUG", 2), new Part("CUP", 1))));
        Handheld.must(floor.scan(floor.pack(order, "C-1", "MUG", 4)));
        assertThat(code(damaged(order, "CUP", 1, "damaged"))).isEqualTo("packing.kit-in-carton");
        Handheld.must(floor.scan(
                floor.scan("unpack", Map.of("carton", "C-1", "barcode", "MUG", "quantity", 2, "tote", "U-1"))));

        Handheld.must(floor.scan(damaged(order, "MUG", 1, "damaged")));
        assertThat(state(order)).isEqualTo("picking");
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(but(floor.pickAll(task, stops(task).getFirst()), "tote", "U-1")));
        Handheld.must(floor.scan(damaged(order, "CUP", 1, "damaged")));

        assertThat(told(NodeFact.ShortPicked.class).getFirst().lines())
                .containsExactly(new NodeFact.Line(1, 1, "SET", 1));
        Handheld.must(floor.scan(floor.pack(order, "C-1", "CUP", 1), floor.close("C-1")));
        assertThat(state(order)).isEqualTo("packed");
    }

    @Test
    void two_packers_who_report_the_same_unit_report_it_once() throws Exception {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 50);
        for (int round = 0; round < 8; round++) {
            var order = picked(new Line(1, 1, "MUG", 1));
            var scan = damaged(order, "MUG", 1, "damaged");
            var codes = together(() -> code(scan), () -> code(but(scan, "to", "BROKEN")));
            assertThat(codes).containsExactlyInAnyOrder("", "packing.not-ready");
            var task = floor.tasks("ann", "pick", 1).getFirst();
            Handheld.must(floor.scan(floor.pickAll(task, stops(task).getFirst())));
            ship(order, "BOX-" + round, 1);
        }
    }

    @Test
    void a_unit_that_is_packed_and_reported_at_once_is_either() throws Exception {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 50);
        for (int round = 0; round < 8; round++) {
            var order = picked(new Line(1, 1, "MUG", 1));
            var scan = damaged(order, "MUG", 1, "damaged");
            var pack = floor.pack(order, "BOX-" + round, "MUG", 1);
            var codes = together(() -> code(scan), () -> code(pack));
            assertThat(codes).containsOnlyOnce("");
            for (var task : floor.tasks("ann", "pick", 1))
                Handheld.must(floor.scan(floor.pickAll(task, stops(task).getFirst())));
        }
    }

    private static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var hands = Executors.newFixedThreadPool(2)) {
            var first = hands.submit(() -> {
                barrier.await();
                return one.call();
            });
            var second = hands.submit(() -> {
                barrier.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    private ReleaseRequested picked(Line... lines) {
        var order = floor.released(lines);
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(
                stops(task).stream().map(stop -> floor.pickAll(task, stop)).toList()));
        return order;
    }

    private void ship(ReleaseRequested order, String carton, long units) {
        Handheld.must(floor.scan(floor.pack(order, carton, "MUG", units), floor.close(carton)));
        outside.deliver();
        Handheld.must(floor.scan(floor.load(carton), floor.depart()));
    }

    private Map<String, Object> damaged(ReleaseRequested order, String barcode, long packs, String reason) {
        return floor.scan(
                "damaged",
                Map.of(
                        "outbound", order.fulfillmentOrder().toString(),
                        "barcode", barcode,
                        "quantity", packs,
                        "reason", reason));
    }

    private String code(Map<String, Object> scan) {
        return floor.scan(scan).getFirst().code();
    }

    private List<String> facts() {
        return house.told(floor.warehouse()).stream()
                .map(fact -> fact.getClass().getSimpleName())
                .toList();
    }

    private <F extends NodeFact> List<F> told(Class<F> type) {
        return house.told(floor.warehouse()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private String state(ReleaseRequested order) {
        return db.jdbc()
                .sql("select state from wms.outbound where id = ?")
                .param(order.fulfillmentOrder().value())
                .query(String.class)
                .single();
    }

    private List<Tuple> lying(String place) {
        return db.jdbc()
                .sql("select sku, status, on_hand from wms.stock where node_id = ? and location_id = ? and on_hand > 0")
                .params(floor.warehouse().node().value(), house.location(floor.warehouse(), place))
                .query((row, _) -> tuple(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    private void brought(String sku, String lot, long units, List<String> names) {
        house.setNow(house.now().plusSeconds(1));
        var move = new Move(
                        Location.SUPPLIER,
                        house.location(floor.warehouse(), "A-01-01-1"),
                        new Sku(1, sku),
                        lot,
                        Status.AVAILABLE,
                        units,
                        false,
                        "received",
                        "test",
                        "tester",
                        house.now())
                .named(names);
        if (!house.run(() -> house.get(Stock.class).move(floor.warehouse().node(), List.of(move)))
                .isEmpty()) throw new AssertionError("not received");
    }
}
