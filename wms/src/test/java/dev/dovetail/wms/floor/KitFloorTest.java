package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The floor handles a kit's parts, and tells whole kits; a customer who comes for a carton gets it without a label. */
@ExtendWith(PostgresExtension.class)
class KitFloorTest {
    private static final List<Part> SET = List.of(new Part("CUP", 2), new Part("SAUCER", 1));

    private final WarehouseHouse house;
    private final Handheld floor;
    private final Outside outside;

    KitFloorTest(TestDatabase db) {
        this.house = new WarehouseHouse(db);
        this.floor = new Handheld(house, house.warehouse(3)).knows("CUP", "SAUCER");
        this.outside = new Outside(house);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private static Line sets(long kits) {
        return new Line(1, 1, "SET", kits, SET);
    }

    private void stock(long cups, long saucers) {
        house.stock(floor.warehouse(), "A-01-01-1", "CUP", cups);
        house.stock(floor.warehouse(), "A-01-02-1", "SAUCER", saucers);
    }

    private <T extends NodeFact> List<T> told(Class<T> type) {
        return house.told(floor.warehouse()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static NodeFact.Line kits(long quantity) {
        return new NodeFact.Line(1, 1, "SET", quantity);
    }

    @Test
    void parts_are_picked_and_packed_and_whole_kits_are_told() {
        stock(9, 9);
        var release = floor.released(sets(2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        assertThat(stops(task))
                .extracting(stop -> stop.get("sku"), stop -> stop.get("quantity"))
                .containsExactly(tuple("CUP", 4L), tuple("SAUCER", 2L));

        Handheld.must(floor.scan(floor.pickAll(task, stops(task).getFirst())));
        assertThat(told(NodeFact.Picked.class)).isEmpty();
        Handheld.must(floor.scan(floor.pickAll(task, stops(task).getLast())));
        assertThat(told(NodeFact.Picked.class).getLast().lines()).containsExactly(kits(2));

        // the cups in one carton, the saucers in the other: kits are counted where they become whole
        Handheld.must(floor.scan(
                floor.pack(release, "C-1", "CUP", 4),
                floor.close("C-1"),
                floor.pack(release, "C-2", "SAUCER", 2),
                floor.close("C-2")));
        assertThat(told(NodeFact.Packed.class))
                .extracting(NodeFact.Packed::lines)
                .containsExactly(List.of(), List.of(kits(2)));
        outside.deliver();
        Handheld.must(floor.scan(floor.load("C-1"), floor.load("C-2"), floor.depart()));
        assertThat(told(NodeFact.Shipped.class))
                .extracting(NodeFact.Shipped::lines)
                .containsExactlyInAnyOrder(List.of(), List.of(kits(2)));
    }

    @Test
    void a_kit_that_lacks_a_part_is_given_up_whole_and_its_other_parts_come_back() {
        stock(4, 2);
        var release = floor.released(sets(2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pickAll(task, stops(task).getFirst())));

        Handheld.must(floor.scan(
                missing(task, stops(task).getLast(), 1),
                floor.pick(task, stops(task).getLast(), "SAUCER", 1)));

        assertThat(told(NodeFact.ShortPicked.class).getLast().lines()).containsExactly(kits(1));
        assertThat(told(NodeFact.StockChanged.class))
                .extracting(NodeFact.StockChanged::reason, NodeFact.StockChanged::deltas)
                .containsExactlyInAnyOrder(
                        tuple("short-picked", List.of(new NodeFact.Delta(1, "SAUCER", -1))),
                        tuple("kit-broken", List.of(new NodeFact.Delta(1, "CUP", -2))));
        var back = floor.tasks("pat", "putaway", 5).getFirst();
        assertThat(back)
                .containsEntry("from", "PUT-BACK")
                .containsEntry("sku", "CUP")
                .containsEntry("quantity", 2L);
        Handheld.must(floor.scan(
                floor.scan("putaway", Map.of("from", "PUT-BACK", "to", "A-01-01-1", "barcode", "CUP", "quantity", 2))));
        assertThat(told(NodeFact.StockChanged.class).getLast().deltas())
                .containsExactly(new NodeFact.Delta(1, "CUP", 2));

        Handheld.must(floor.scan(
                floor.pack(release, "C-1", "CUP", 2), floor.pack(release, "C-1", "SAUCER", 1), floor.close("C-1")));
        assertThat(told(NodeFact.Packed.class).getLast().lines()).containsExactly(kits(1));
    }

    @Test
    void parts_on_the_shelf_of_a_kit_that_is_given_up_are_free_again() {
        stock(2, 1);
        floor.released(sets(1));
        var task = floor.tasks("ann", "pick", 1).getFirst();

        Handheld.must(floor.scan(missing(task, stops(task).getLast(), 1)));

        assertThat(told(NodeFact.ShortPicked.class).getLast().lines()).containsExactly(kits(1));
        assertThat(floor.tasks("ann", "pick", 1)).isEmpty();
        assertThat(floor.tasks("pat", "putaway", 1)).isEmpty();
        floor.released(new Line(1, 1, "CUP", 2));
        assertThat(floor.tasks("ann", "pick", 1)).hasSize(1);
    }

    @Test
    void as_many_kits_are_taken_as_all_parts_make() {
        stock(9, 2);
        floor.released(sets(3));

        assertThat(told(NodeFact.ShortPicked.class).getLast().lines()).containsExactly(kits(1));
        assertThat(stops(floor.tasks("ann", "pick", 1).getFirst()))
                .extracting(stop -> stop.get("quantity"))
                .containsExactly(4L, 2L);
    }

    @Test
    void kits_that_nobody_began_are_given_back() {
        stock(6, 3);
        var release = floor.released(sets(3));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pick(task, stops(task).getFirst(), "CUP", 1)));

        house.send(new WithdrawalRequested(
                floor.warehouse().node(), release.fulfillmentOrder(), release.order(), 5, "no", List.of(sets(3))));

        var answer = told(NodeFact.WithdrawalAnswered.class).getLast();
        assertThat(answer.granted()).containsExactly(kits(2));
        assertThat(answer.refused()).containsExactly(kits(1));
    }

    @Test
    void a_customer_gets_a_closed_carton_without_a_label_once() {
        stock(9, 9);
        var asked = floor.release(new Line(1, 1, "CUP", 2));
        var release = new ReleaseRequested(
                asked.node(),
                asked.fulfillmentOrder(),
                asked.order(),
                asked.channel(),
                asked.orderNumber(),
                "pickup",
                null,
                null,
                100,
                null,
                asked.contact(),
                asked.lines());
        house.send(release);
        var carried = floor.released(new Line(1, 1, "SAUCER", 1));
        var cartons = floor.packed("C-", List.of(release, carried));
        outside.deliver();

        assertThat(floor.tasks("sam", "hand-over", 5))
                .extracting(task -> task.get("carton"))
                .containsExactly(cartons.getFirst());
        assertThat(floor.tasks("lou", "load", 5))
                .extracting(task -> task.get("carton"))
                .containsExactly(cartons.getLast());
        var refused = floor.scan(handOver(cartons.getLast()), handOver("nowhere"));
        assertThat(refused)
                .extracting(Handheld.Result::code)
                .containsExactly("dispatch.not-for-pickup", "dispatch.no-such-carton");
        Handheld.must(floor.scan(handOver(cartons.getFirst())));

        assertThat(told(NodeFact.HandedOver.class).getLast().lines())
                .containsExactly(new NodeFact.Line(1, 1, "CUP", 2));
        assertThat(floor.scan(handOver(cartons.getFirst())).getFirst().code()).isEqualTo("dispatch.not-for-pickup");
        assertThat(floor.tasks("sam", "hand-over", 5)).isEmpty();
    }

    private Map<String, Object> handOver(String carton) {
        return floor.scan("hand-over", Map.of("carton", carton));
    }

    private Map<String, Object> missing(Map<String, Object> task, Map<String, Object> stop, long units) {
        return floor.scan(
                "short",
                Map.of(
                        "task", task.get("task"),
                        "seq", stop.get("seq"),
                        "location", stop.get("location"),
                        "reason", "short",
                        "quantity", units));
    }
}
