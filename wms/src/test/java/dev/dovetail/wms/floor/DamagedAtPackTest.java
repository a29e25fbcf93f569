package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A packer finds at the bench that a unit cannot be packed: it goes where broken goods lie, and another is picked for it. */
class DamagedAtPackTest extends PackBench {
    DamagedAtPackTest(TestDatabase db) {
        super(db);
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
}
