package dev.dovetail.wms.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferArrived;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.receiving.ReceivingView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cartons leave one warehouse, lie in transit, and are counted in another. */
@ExtendWith(PostgresExtension.class)
class TransitTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private TwoWarehouses two;

    TransitTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @BeforeEach
    void warehouses() {
        two = new TwoWarehouses(house);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_store_that_wants_proofs_asks_none_of_its_own_truck() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        db.jdbc()
                .sql("insert into wms.pickup_rule values (?, 7, ?)")
                .params(two.from.warehouse().node().value(), new String[] {"id-card"})
                .update();
        var carton = two.packed("T-", new Line(1, 1, "MUG", 6));

        assertThat(two.from.tasks("lou", "hand-over", 5))
                .singleElement()
                .satisfies(task -> assertThat(task.get("proofs")).isEqualTo(List.of()));
        Handheld.must(two.from.scan(two.from.handOver(carton)));
    }

    @Test
    void goods_are_picked_packed_handed_over_lie_in_transit_and_are_gone_when_the_target_counted_them() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        var carton = two.packed("T-", new Line(1, 1, "MUG", 6));

        assertThat(two.from.tasks("lou", "hand-over", 5))
                .extracting(task -> task.get("carton"), task -> task.get("transfer"))
                .containsExactly(tuple(carton, true));
        Handheld.must(two.from.scan(two.from.handOver(carton)));

        assertThat(two.lies(two.from, "IN-TRANSIT")).containsExactly("MUG/=6");
        var left = two.left().getFirst();
        assertThat(left.carton()).isEqualTo(carton);
        assertThat(left.goods()).containsExactly(new Goods(1, "MUG", "", null, 6, List.of()));

        house.send(two.coming(left));
        Handheld.must(two.to.scan(two.receive(carton, "MUG", 4, Map.of())));

        assertThat(two.received()).singleElement().satisfies(fact -> {
            assertThat(fact.transfer()).isEqualTo(left.fulfillmentOrder());
            assertThat(fact.parcel()).isEqualTo(left.parcel());
            assertThat(fact.goods()).containsExactly(new Goods(1, "MUG", "", null, 4, List.of()));
        });
        house.send(two.arrived(two.received().getFirst()));
        assertThat(two.lies(two.from, "IN-TRANSIT")).containsExactly("MUG/=2");

        Handheld.must(two.to.scan(two.receive(carton, "MUG", 2, Map.of())));
        house.send(two.arrived(two.received().getLast()));
        assertThat(two.lies(two.from, "IN-TRANSIT")).isEmpty();
        assertThat(two.lies(two.to, "DOCK-1")).containsExactly("MUG/=6");
    }

    @Test
    void lots_last_days_and_names_travel_with_the_goods() {
        two.stocked("MILK", 5, "A-01-01-1", Map.of("lot", "L7", "expiresOn", "2027-03-31"));
        two.stocked("PHONE", 2, "A-01-02-1", Map.of("serials", List.of("S1", "S2")));
        var milk = two.packed("M-", new Line(1, 1, "MILK", 5));
        Handheld.must(two.from.scan(two.from.handOver(milk)));
        var asked = two.from.transferred(new Line(1, 1, "PHONE", 2));
        var task = two.from.tasks("ann", "pick", 1).getFirst();
        Handheld.must(two.from.scan(two.from.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(two.from.scan(two.from.pack(asked, "P-0", "PHONE", 2)));
        Handheld.must(two.from.scan(two.from.close("P-0")));
        Handheld.must(two.from.scan(two.from.handOver("P-0")));

        assertThat(two.left().getFirst().goods())
                .containsExactly(new Goods(1, "MILK", "L7", LocalDate.parse("2027-03-31"), 5, List.of()));
        assertThat(two.left().getLast().goods())
                .containsExactly(new Goods(1, "PHONE", "", null, 2, List.of("S1", "S2")));

        two.left().forEach(left -> house.send(two.coming(left)));
        // The lot's last day is known at the target, and need not be keyed there.
        Handheld.must(two.to.scan(two.receive(milk, "MILK", 5, Map.of("lot", "L7"))));
        Handheld.must(two.to.scan(two.receive("P-0", "PHONE", 1, Map.of("serials", List.of("S2")))));
        two.received().forEach(received -> house.send(two.arrived(received)));

        assertThat(two.lies(two.from, "IN-TRANSIT")).containsExactly("PHONE/=1");
        assertThat(two.unit(two.from, "S1")).isEqualTo("IN-TRANSIT");
        assertThat(two.unit(two.from, "S2")).isEqualTo("SUPPLIER");
        assertThat(two.unit(two.to, "S2")).isEqualTo("DOCK-1");

        // What came there may come back by a delivery, under its name.
        two.stocked("PHONE", 1, "A-01-03-1", Map.of("serials", List.of("S2")));
        assertThat(two.unit(two.from, "S2")).isEqualTo("A-01-03-1");
    }

    @Test
    void what_arrived_is_taken_from_the_carton_and_lot_that_were_read_and_else_from_any_of_the_transfer() {
        two.stocked("MILK", 3, "A-01-01-1", Map.of("lot", "L1", "expiresOn", "2027-01-31"));
        two.stocked("MILK", 3, "A-01-02-1", Map.of("lot", "L2", "expiresOn", "2027-02-28"));
        var carton = two.packed("M-", new Line(1, 1, "MILK", 6));
        Handheld.must(two.from.scan(two.from.handOver(carton)));
        var left = two.left().getFirst();
        house.send(two.coming(left));

        house.send(arrived(left, "L2", 2));
        assertThat(two.lies(two.from, "IN-TRANSIT")).containsExactlyInAnyOrder("MILK/L1=3", "MILK/L2=1");
        house.send(arrived(left, "L2", 3));
        assertThat(two.lies(two.from, "IN-TRANSIT")).containsExactly("MILK/L1=1");
        // More than was sent is the target's gain, and nothing here.
        house.send(arrived(left, "L9", 5));
        assertThat(two.lies(two.from, "IN-TRANSIT")).isEmpty();
    }

    @Test
    void what_is_given_up_for_lost_leaves_the_transit_and_what_turns_up_later_is_not_lost() {
        two.stocked("PHONE", 3, "A-01-01-1", Map.of("serials", List.of("S1", "S2", "S3")));
        var asked = two.from.transferred(new Line(1, 1, "PHONE", 3));
        var task = two.from.tasks("ann", "pick", 1).getFirst();
        Handheld.must(two.from.scan(two.from.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(two.from.scan(two.from.pack(asked, "P-0", "PHONE", 3)));
        Handheld.must(two.from.scan(two.from.close("P-0"), two.from.handOver("P-0")));
        var left = two.left().getFirst();

        house.send(two.lost(left));
        house.send(two.lost(left));

        assertThat(two.lies(two.from, "IN-TRANSIT")).isEmpty();
        assertThat(two.unit(two.from, "S2")).isEqualTo("LOST");

        house.send(two.coming(left));
        Handheld.must(two.to.scan(two.receive("P-0", "PHONE", 1, Map.of("serials", List.of("S2")))));
        house.send(two.arrived(two.received().getFirst()));

        assertThat(two.unit(two.from, "S2")).isEqualTo("SUPPLIER");
        assertThat(two.unit(two.from, "S1")).isEqualTo("LOST");
    }

    @Test
    void each_message_and_scan_again_changes_nothing() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        var asked = two.from.transferred(new Line(1, 1, "MUG", 4));
        house.send(asked);
        var carton = two.packed("T-", asked);
        var scan = two.from.handOver(carton);
        Handheld.must(two.from.scan(scan));
        two.from.scan(scan);
        assertThat(two.from.scan(two.from.handOver(carton)).getFirst().code()).isEqualTo("dispatch.not-for-pickup");
        var left = two.left();
        assertThat(left).hasSize(1);

        house.send(two.coming(left.getFirst()));
        house.send(two.coming(left.getFirst()));
        var received = two.receive(carton, "MUG", 4, Map.of());
        Handheld.must(two.to.scan(received));
        two.to.scan(received);

        assertThat(two.received()).hasSize(1);
        assertThat(two.lies(two.to, "DOCK-1")).containsExactly("MUG/=4");
        assertThat(house.get(ReceivingView.class).list(two.to.warehouse().node(), null, null, 0, 9))
                .hasSize(1);
    }

    @Test
    void cancelled_before_it_is_packed_all_of_it_is_put_back() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        var asked = two.from.transferred(new Line(1, 1, "MUG", 6));
        var task = two.from.tasks("ann", "pick", 1).getFirst();
        Handheld.must(two.from.scan(two.from.pick(task, Handheld.stops(task).getFirst(), "MUG", 4)));

        var answer = cancelled(asked, 6);

        assertThat(answer.granted()).containsExactly(new NodeFact.Line(1, 1, "MUG", 6));
        assertThat(answer.refused()).isEmpty();
        assertThat(two.lies(two.from, "PUT-BACK")).containsExactly("MUG/=4");
        assertThat(changes()).containsExactly(-4L);
        var back = two.from.scan("putaway", Map.of("from", "PUT-BACK", "to", "A-01-01-1"));
        back.putAll(Map.of("barcode", "MUG", "quantity", 4));
        Handheld.must(two.from.scan(back));
        assertThat(two.lies(two.from, "A-01-01-1")).containsExactly("MUG/=10");
        assertThat(changes()).containsExactly(-4L, 4L);
        assertThat(two.from.tasks("ann", "pick", 1)).isEmpty();
        assertThat(two.from.tasks("ann", "pack", 1)).isEmpty();
        assertThat(cancelled(asked, 6).granted()).isEmpty();
    }

    @Test
    void cancelled_while_it_is_packed_what_lies_in_cartons_goes_on() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        var asked = two.from.transferred(new Line(1, 1, "MUG", 6));
        var task = two.from.tasks("ann", "pick", 1).getFirst();
        Handheld.must(two.from.scan(two.from.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(two.from.scan(two.from.pack(asked, "C-1", "MUG", 2)));
        Handheld.must(two.from.scan(two.from.close("C-1")));
        Handheld.must(two.from.scan(two.from.handOver("C-1")));
        Handheld.must(two.from.scan(two.from.pack(asked, "C-2", "MUG", 1)));

        var answer = cancelled(asked, 4);

        assertThat(answer.granted()).containsExactly(new NodeFact.Line(1, 1, "MUG", 3));
        assertThat(answer.refused()).containsExactly(new NodeFact.Line(1, 1, "MUG", 1));
        // Taken out of its carton again, the last one goes back too, and what left has left.
        Handheld.must(two.from.scan(
                two.from.scan("unpack", Map.of("carton", "C-2", "barcode", "MUG", "quantity", 1, "tote", "TOTE-1"))));
        assertThat(cancelled(asked, 1).granted()).hasSize(1);
        assertThat(two.lies(two.from, "PUT-BACK")).containsExactly("MUG/=4");
        assertThat(house.broken()).isEmpty();
        assertThat(two.left()).hasSize(1);
    }

    @Test
    void units_with_names_go_back_under_them_though_others_lie_in_the_same_tote() {
        two.stocked("PHONE", 3, "A-01-01-1", Map.of("serials", List.of("S1", "S2", "S3")));
        var stays = two.from.transferred(new Line(1, 1, "PHONE", 1));
        pickNamed("S2");
        var goes = two.from.transferred(new Line(1, 1, "PHONE", 1));
        pickNamed("S3");

        assertThat(cancelled(goes, 1).granted()).hasSize(1);

        assertThat(two.unit(two.from, "S3")).isEqualTo("PUT-BACK");
        assertThat(two.unit(two.from, "S2")).isEqualTo("TOTE-1");
        assertThat(stays).isNotEqualTo(goes);
    }

    private void pickNamed(String serial) {
        var task = two.from.tasks("ann", "pick", 1).getFirst();
        var pick = two.from.pickAll(task, Handheld.stops(task).getFirst());
        Handheld.must(two.from.scan(Handheld.but(pick, "serials", List.of(serial))));
    }

    private NodeFact.WithdrawalAnswered cancelled(ReleaseRequested asked, long units) {
        house.send(new WithdrawalRequested(
                asked.node(),
                asked.fulfillmentOrder(),
                asked.order(),
                house.ids().next(1),
                "not needed",
                List.of(new Line(1, 1, asked.lines().getFirst().sku(), units))));
        return told(NodeFact.WithdrawalAnswered.class).getLast();
    }

    private List<Long> changes() {
        return told(NodeFact.StockChanged.class).stream()
                .map(fact -> fact.deltas().getFirst().change())
                .toList();
    }

    private <T> List<T> told(Class<T> kind) {
        return house.told(two.from.warehouse()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void no_carrier_is_asked_for_a_label_and_nobody_loads_it_for_one() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        var carton = two.packed("T-", new Line(1, 1, "MUG", 4));

        assertThat(house.told(two.from.warehouse())).noneMatch(NodeFact.Shipped.class::isInstance);
        assertThat(two.from.scan(two.from.load(carton)).getFirst().code()).isEqualTo("dispatch.not-labelled");
        assertThat(two.from.tasks("lou", "load", 5)).isEmpty();
    }

    @Test
    void what_no_delivery_was_announced_for_is_refused_and_waits() {
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 10);
        var carton = two.packed("T-", new Line(1, 1, "MUG", 4));
        Handheld.must(two.from.scan(two.from.handOver(carton)));

        var early = two.receive(carton, "MUG", 4, Map.of());
        assertThat(two.to.scan(early).getFirst().code()).isEqualTo("receiving.no-such-delivery");

        house.send(two.coming(two.left().getFirst()));
        Handheld.must(two.to.scan(Handheld.but(early, "quantity", 4)));
    }

    private TransferArrived arrived(NodeFact.TransferLeft left, String lot, long units) {
        return new TransferArrived(
                left.node(),
                left.fulfillmentOrder(),
                left.parcel(),
                house.now(),
                List.of(new Goods(1, "MILK", lot, null, units, List.of())));
    }
}
