package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.LayoutSetup;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picker lays back what was picked: the order is as it was, the OMS knows, and nothing is undone that is packed or another's. */
@ExtendWith(PostgresExtension.class)
class UnpickTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    UnpickTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
        this.floor = new Handheld(house, house.warehouse(4)).knows("MUG", "CUP");
    }

    @BeforeEach
    void stocked() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 20);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 20);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private static Map<String, Object> back(Map<String, Object> pick) {
        return Handheld.but(pick, "kind", "unpick");
    }

    private Map<String, Object> picked(ReleaseRequested order, long units) {
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var pick = floor.pick(task, Handheld.stops(task).getFirst(), "MUG", units);
        Handheld.must(floor.scan(pick));
        return pick;
    }

    private String refused(Map<String, Object> scan) {
        return floor.scan(scan).getFirst().code();
    }

    private String state(ReleaseRequested order) {
        return db.jdbc()
                .sql("select state from wms.outbound where id = ?")
                .param(order.fulfillmentOrder().value())
                .query(String.class)
                .single();
    }

    @Test
    void what_is_laid_back_is_picked_again_and_ships() {
        var order = floor.released(new Line(1, 1, "MUG", 4));
        var pick = picked(order, 4);
        assertThat(state(order)).isEqualTo("picked");

        Handheld.must(floor.scan(Handheld.but(back(pick), "quantity", 3)));
        assertThat(state(order)).isEqualTo("picking");
        var task = floor.tasks("ann", "pick", 1).getFirst();
        assertThat(task.get("task")).isEqualTo(pick.get("task"));
        assertThat(Handheld.stops(task).getFirst()).containsEntry("quantity", 3L);
        assertThat(refused(floor.pack(order, "BOX", "MUG", 1))).isEqualTo("packing.not-ready");

        Handheld.must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(floor.scan(floor.pack(order, "BOX", "MUG", 4), floor.close("BOX")));
        assertThat(house.told(floor.warehouse()).stream()
                        .filter(fact -> fact instanceof NodeFact.Picked || fact instanceof NodeFact.PutBack)
                        .map(fact -> fact instanceof NodeFact.PutBack undone
                                ? -undone.lines().getFirst().quantity()
                                : ((NodeFact.Picked) fact).lines().getFirst().quantity()))
                .containsExactly(4L, -3L, 3L);
    }

    @Test
    void the_same_scan_again_lays_nothing_back_twice() {
        var order = floor.released(new Line(1, 1, "MUG", 4));
        var undo = Handheld.but(back(picked(order, 4)), "quantity", 2);

        floor.scan(undo);
        assertThat(floor.scan(undo, undo)).extracting(Handheld.Result::outcome).containsOnly("already");

        assertThat(db.jdbc()
                        .sql("select sum(quantity) from wms.stock_move where node_id = ? and reason = 'put-back'")
                        .param(floor.warehouse().node().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void what_is_laid_back_whole_may_be_withdrawn() {
        var order = floor.released(new Line(1, 1, "MUG", 4));
        Handheld.must(floor.scan(back(picked(order, 4))));
        assertThat(state(order)).isEqualTo("accepted");

        house.send(new WithdrawalRequested(
                order.node(), order.fulfillmentOrder(), order.order(), 1, "changed mind", order.lines()));

        assertThat(state(order)).isEqualTo("ended");
        assertThat(db.jdbc()
                        .sql("select on_hand - allocated from wms.stock where node_id = ? and sku = 'MUG'")
                        .param(floor.warehouse().node().value())
                        .query(Long.class)
                        .list())
                .containsExactly(20L);
    }

    /** Both lines of a transfer lie in one tote, and only one of them is asked back, twice. */
    @Test
    void a_line_of_a_transfer_gives_back_no_more_than_was_picked_for_it() {
        var transfer = pickedTransfer();

        withdrawn(transfer, 1, 1);
        withdrawn(transfer, 2, 1);

        assertThat(granted()).containsExactly(2L, 0L);
        assertThat(state(transfer)).isEqualTo("picked");
    }

    /** Two mugs on each of two lines, all in one tote. */
    private ReleaseRequested pickedTransfer() {
        var transfer = floor.transferred(new Line(1, 1, "MUG", 2), new Line(2, 1, "MUG", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(Handheld.stops(task).stream()
                .map(stop -> floor.pickAll(task, stop))
                .toList()));
        return transfer;
    }

    private void withdrawn(ReleaseRequested transfer, long withdrawal, int line) {
        house.send(new WithdrawalRequested(
                transfer.node(),
                transfer.fulfillmentOrder(),
                transfer.order(),
                withdrawal,
                "changed mind",
                List.of(transfer.lines().get(line - 1))));
    }

    private Stream<Long> granted() {
        return house.told(floor.warehouse()).stream()
                .filter(NodeFact.WithdrawalAnswered.class::isInstance)
                .map(fact -> ((NodeFact.WithdrawalAnswered) fact)
                        .granted().stream().mapToLong(NodeFact.Line::quantity).sum());
    }

    @Test
    void what_a_line_of_a_transfer_has_in_cartons_is_not_given_back_from_another_lines_tote() {
        var transfer = pickedTransfer();
        Handheld.must(floor.scan(floor.pack(transfer, "BOX", "MUG", 2), floor.close("BOX")));

        int packed = db.jdbc()
                .sql("select line from wms.outbound_line where outbound_id = ? and packed = 2")
                .param(transfer.fulfillmentOrder().value())
                .query(Integer.class)
                .single();

        withdrawn(transfer, 1, packed);
        withdrawn(transfer, 2, 3 - packed);

        assertThat(granted()).containsExactly(0L, 2L);
    }

    @Test
    void what_is_not_there_or_another_thing_is_refused_and_nothing_moves() {
        var order = floor.released(new Line(1, 1, "MUG", 4), new Line(2, 1, "CUP", 1));
        var pick = picked(order, 2);
        var undo = back(pick);

        assertThat(refused(Handheld.but(undo, "quantity", 3))).isEqualTo("picking.not-picked");
        assertThat(refused(Handheld.but(undo, "tote", "TOTE-9"))).isEqualTo("picking.not-a-tote");
        assertThat(refused(Handheld.but(undo, "tote", "A-01-03-1"))).isEqualTo("picking.not-a-tote");
        assertThat(refused(Handheld.but(undo, "location", "A-01-02-1"))).isEqualTo("picking.wrong-location");
        assertThat(refused(Handheld.but(undo, "location", "NOWHERE"))).isEqualTo("picking.wrong-location");
        assertThat(refused(Handheld.but(undo, "barcode", "CUP"))).isEqualTo("picking.wrong-item");
        assertThat(refused(Handheld.but(undo, "barcode", "WHAT"))).isEqualTo("picking.unknown-barcode");
        assertThat(refused(Handheld.but(undo, "seq", 77))).isEqualTo("picking.no-such-line");
        assertThat(refused(Handheld.but(undo, "worker", "bob"))).isEqualTo("picking.others-task");
        Handheld.must(floor.scan(undo));
        assertThat(refused(Handheld.but(undo, "quantity", 1))).isEqualTo("picking.not-picked");
    }

    @Test
    void what_is_packed_or_gone_is_not_laid_back() {
        var order = floor.released(new Line(1, 1, "MUG", 3));
        var undo = Handheld.but(back(picked(order, 3)), "quantity", 1);
        Handheld.must(floor.scan(floor.pack(order, "BOX", "MUG", 1)));
        assertThat(refused(Handheld.but(undo, "quantity", 1))).isEqualTo("picking.in-carton");

        Handheld.must(floor.scan(
                floor.scan("unpack", Map.of("carton", "BOX", "barcode", "MUG", "quantity", 1, "tote", "TOTE-1"))));
        Handheld.must(floor.scan(undo));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(floor.scan(floor.pack(order, "BOX", "MUG", 3), floor.close("BOX")));
        assertThat(refused(Handheld.but(undo, "quantity", 1))).isEqualTo("picking.past-undoing");
    }

    @Test
    void a_blocked_bin_takes_nothing_back() {
        var order = floor.released(new Line(1, 1, "MUG", 3));
        var undo = back(picked(order, 3));
        house.get(LayoutSetup.class)
                .block(floor.warehouse(), "A-01-01-1", "leaks", new Cause("sue", house.now(), "api"));

        assertThat(refused(undo)).isEqualTo("picking.bin-blocked");
    }

    @Test
    void the_tasks_of_a_trip_come_back_into_it() {
        var orders = List.of(
                floor.released(new Line(1, 1, "MUG", 1)),
                floor.released(new Line(1, 1, "CUP", 2)),
                floor.released(new Line(1, 1, "MUG", 3)));
        var trip = floor.trip("ann", "cluster", 3);
        var picks = Handheld.stops(trip).stream()
                .map(stop -> floor.pickInto(trip, stop))
                .toList();
        Handheld.must(floor.scan(picks));
        assertThat(orders).extracting(this::state).containsOnly("picked");

        Handheld.must(floor.scan(picks.stream().map(UnpickTest::back).toList()));

        assertThat(orders).extracting(this::state).containsOnly("accepted");
        var again = floor.trip("ann", "cluster", 3);
        assertThat(again.get("task")).isEqualTo(trip.get("task"));
        assertThat(Handheld.stops(again)).hasSize(3);
        Handheld.must(floor.scan(Handheld.stops(again).stream()
                .map(stop -> floor.pickInto(again, stop))
                .toList()));
        assertThat(orders).extracting(this::state).containsOnly("picked");
    }

    @Test
    void units_of_a_batch_go_back_from_its_one_container() {
        var orders = List.of(floor.released(new Line(1, 1, "MUG", 2)), floor.released(new Line(1, 1, "MUG", 3)));
        var trip = floor.trip("ann", "batch", 5);
        var pick = floor.pickAll(trip, Handheld.stops(trip).getFirst());
        Handheld.must(floor.scan(pick));

        Handheld.must(floor.scan(Handheld.but(back(pick), "quantity", 4)));

        assertThat(orders).extracting(this::state).containsExactly("picking", "accepted");
        assertThat(refused(Handheld.but(back(pick), "quantity", 2))).isEqualTo("picking.not-picked");
    }

    @Test
    void a_kit_is_told_as_put_back_when_a_part_of_it_is() {
        floor.released(new Line(1, 1, "SET", 2, List.of(new Part("MUG", 2), new Part("CUP", 1))));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var picks = Handheld.stops(task).stream()
                .map(stop -> floor.pickAll(task, stop))
                .toList();
        Handheld.must(floor.scan(picks));

        for (var pick : picks) Handheld.must(floor.scan(Handheld.but(back(pick), "quantity", 1)));

        assertThat(house.told(floor.warehouse()).stream()
                        .filter(NodeFact.PutBack.class::isInstance)
                        .map(fact -> ((NodeFact.PutBack) fact).lines()))
                .containsExactly(List.of(new NodeFact.Line(1, 1, "SET", 1)));
    }
}
