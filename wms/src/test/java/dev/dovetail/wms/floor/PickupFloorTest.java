package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Location;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store keeps what its customers come for, asks for a proof, and sells again what nobody came for. */
@ExtendWith(PostgresExtension.class)
class PickupFloorTest {
    private final TestDatabase db;
    private WarehouseHouse house;
    private Handheld floor;

    PickupFloorTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeEach
    void open() {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        PickedUp.shelf(house, floor);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 5);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 5);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private ReleaseRequested order(Line... lines) {
        return PickedUp.released(house, floor, lines);
    }

    private Map<String, Object> stage(String carton, String location) {
        return floor.scan("stage", Map.of("carton", carton, "location", location));
    }

    private Map<String, Object> handOver(String carton) {
        return floor.scan("hand-over", Map.of("carton", carton));
    }

    private Map<String, Object> giveBack(String carton) {
        return floor.scan("give-back", Map.of("carton", carton));
    }

    private void days(int days) {
        house.setNow(house.now().plus(Duration.ofDays(days)));
    }

    private void asks(int holdDays, String... proofs) {
        db.owner()
                .sql("insert into wms.pickup_rule values (?, ?, ?)")
                .params(floor.warehouse().node().value(), holdDays, proofs)
                .update();
    }

    private <F> List<F> told(Class<F> type) {
        return house.told(floor.warehouse()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private String code(Map<String, Object> scan) {
        return floor.scan(scan).getFirst().code();
    }

    @Test
    void one_that_is_opened_again_lies_on_its_shelf_no_more() {
        var carton = floor.packed("C", List.of(order(new Line(1, 1, "MUG", 2)))).getFirst();
        must(floor.scan(stage(carton, "SHELF-1")));
        house.setNow(house.now().plusSeconds(60));
        must(floor.scan(floor.scan("reopen", Map.of("carton", carton, "reason", "one too many")), floor.close(carton)));

        assertThat(floor.tasks("sam", "hand-over", 5).getFirst()).doesNotContainEntry("location", "SHELF-1");
        must(floor.scan(stage(carton, "SHELF-1")));
        assertThat(floor.tasks("sam", "hand-over", 5).getFirst()).containsEntry("location", "SHELF-1");
    }

    @Test
    void it_is_laid_on_a_shelf_found_there_and_handed_over_against_a_proof() {
        asks(7, "order-confirmation", "id-card");
        var carton = floor.packed("C", List.of(order(new Line(1, 1, "MUG", 2)))).getFirst();
        assertThat(code(stage(carton, "A-01-03-1"))).isEqualTo("dispatch.not-a-stage");
        assertThat(code(stage("NO-SUCH", "SHELF-1"))).isEqualTo("dispatch.no-such-carton");
        must(floor.scan(stage(carton, "SHELF-1")));

        assertThat(floor.tasks("sam", "hand-over", 5))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("location", "SHELF-1")
                        .containsEntry("proofs", List.of("order-confirmation", "id-card")));
        assertThat(code(handOver(carton))).isEqualTo("dispatch.proof-needed");
        assertThat(code(Handheld.but(handOver(carton), "proof", "a smile"))).isEqualTo("dispatch.no-such-proof");
        must(floor.scan(Handheld.but(handOver(carton), "proof", "id-card")));

        assertThat(told(NodeFact.HandedOver.class)).hasSize(1);
        assertThat(db.jdbc()
                        .sql("select proof || ' ' || handed_by from wms.pickup where node_id = ?")
                        .param(floor.warehouse().node().value())
                        .query(String.class)
                        .single())
                .isEqualTo("id-card ann");
        assertThat(code(stage(carton, "SHELF-1"))).isEqualTo("dispatch.not-for-pickup");
    }

    @Test
    void each_job_is_given_the_cartons_it_is_for_and_any_other_by_its_code() {
        var cartons = floor.packed(
                "C",
                Stream.generate(() -> order(new Line(1, 1, "MUG", 1))).limit(3).toList());
        must(floor.scan(stage("C0", "SHELF-1"), stage("C1", "SHELF-1")));

        assertThat(waiting("stage")).containsExactly("C2");
        assertThat(waiting("give-back")).isEmpty();
        assertThat(named(Map.of("carton", "C2"))).containsExactly("C2");
        assertThat(named(Map.of("carton", "C1", "which", "stage")))
                .as("it may be laid elsewhere")
                .containsExactly("C1");
        days(5);
        var late = floor.packed("L", List.of(order(new Line(1, 1, "CUP", 1))));
        days(3);
        assertThat(waiting("give-back")).containsExactlyElementsOf(cartons.subList(0, 1));
        assertThatThrownBy(() -> named(Map.of("carton", late.getFirst(), "which", "give-back")))
                .hasMessageContaining("dispatch.not-for-pickup");
        assertThatThrownBy(() -> named(Map.of("carton", "NO-SUCH"))).hasMessageContaining("dispatch.no-such-carton");
        assertThatThrownBy(() -> floor.asked(Map.of("worker", "sam", "kind", "load", "limit", 1, "which", "stage")))
                .isInstanceOf(Malformed.class);
    }

    /** The first one. */
    private List<Object> waiting(String which) {
        return named(Map.of("which", which));
    }

    private List<Object> named(Map<String, Object> which) {
        Map<String, Object> asked = new HashMap<>(which);
        asked.putAll(Map.of("worker", "sam", "kind", "hand-over", "limit", 1));
        return floor.asked(asked).stream().map(task -> task.get("carton")).toList();
    }

    @Test
    void what_nobody_comes_for_in_time_is_sold_again_when_it_is_back_on_a_shelf() {
        var order = order(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1));
        var carton = floor.packed("C", List.of(order)).getFirst();
        days(6);
        assertThat(code(giveBack(carton))).isEqualTo("dispatch.not-overdue");
        days(2);

        must(floor.scan(giveBack(carton)));
        must(floor.scan(giveBack(carton)));

        assertThat(told(NodeFact.Uncollected.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.lines())
                        .containsExactly(new NodeFact.Line(1, 1, "MUG", 2), new NodeFact.Line(2, 1, "CUP", 1)));
        assertThat(changes()).containsExactly("CUP -1", "MUG -2");
        assertThat(code(handOver(carton))).isEqualTo("dispatch.not-for-pickup");
        must(floor.scan(floor.scan(
                "putaway", Map.of("from", Location.PUT_BACK, "to", "A-01-01-1", "barcode", "MUG", "quantity", 2))));
        assertThat(changes()).containsExactly("CUP -1", "MUG -2", "MUG 2");
        assertThat(floor.tasks("sam", "hand-over", 5)).isEmpty();
    }

    private List<String> changes() {
        return told(NodeFact.StockChanged.class).stream()
                .flatMap(fact -> fact.deltas().stream())
                .map(delta -> delta.sku() + " " + delta.change())
                .toList();
    }

    @Test
    void of_an_order_in_two_boxes_what_was_not_collected_goes_back_and_the_rest_stays_collected() {
        var order = order(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1));
        pickAll();
        must(floor.scan(
                floor.pack(order, "C-1", "MUG", 1),
                floor.pack(order, "C-2", "CUP", 1),
                floor.close("C-1"),
                floor.close("C-2")));
        must(floor.scan(handOver("C-1")));
        days(8);

        must(floor.scan(giveBack("C-2")));

        assertThat(told(NodeFact.Uncollected.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.lines()).containsExactly(new NodeFact.Line(2, 1, "CUP", 1)));
        assertThat(code(giveBack("C-1"))).isEqualTo("dispatch.not-for-pickup");
    }

    private void pickAll() {
        must(floor.scan(floor.tasks("ann", "pick", 5).stream()
                .flatMap(task -> Handheld.stops(task).stream().map(stop -> floor.pickAll(task, stop)))
                .toList()));
    }

    @Test
    void a_kit_goes_back_whole_or_not_at_all() {
        var kit = new Line(1, 1, "SET", 1, List.of(new Part("MUG", 1), new Part("CUP", 1)));
        var whole = order(kit);
        pickAll();
        must(floor.scan(
                floor.pack(whole, "W-1", "MUG", 1),
                floor.pack(whole, "W-2", "CUP", 1),
                floor.close("W-1"),
                floor.close("W-2")));
        var torn = order(kit);
        pickAll();
        must(floor.scan(
                floor.pack(torn, "T-1", "MUG", 1),
                floor.pack(torn, "T-2", "CUP", 1),
                floor.close("T-1"),
                floor.close("T-2"),
                handOver("T-1")));
        days(8);

        must(floor.scan(giveBack("W-2")));
        assertThat(code(giveBack("T-2"))).isEqualTo("dispatch.not-for-pickup");

        assertThat(told(NodeFact.Uncollected.class)).singleElement().satisfies(fact -> {
            assertThat(fact.lines()).containsExactly(new NodeFact.Line(1, 1, "SET", 1));
            assertThat(fact.parcels()).hasSize(2);
        });
        must(floor.scan(handOver("T-2")));
    }

    @Test
    void what_is_carried_or_not_ready_is_neither_staged_nor_given_back() {
        var carried = floor.packed("C", List.of(floor.released(new Line(1, 1, "MUG", 1))))
                .getFirst();
        var open = order(new Line(1, 1, "CUP", 2));
        pickAll();
        must(floor.scan(floor.pack(open, "O-1", "CUP", 1), floor.close("O-1")));
        days(8);

        assertThat(code(stage(carried, "SHELF-1"))).isEqualTo("dispatch.not-for-pickup");
        assertThat(code(giveBack(carried))).isEqualTo("dispatch.not-for-pickup");
        assertThat(code(giveBack("O-1"))).isEqualTo("dispatch.not-for-pickup");
        assertThat(code(giveBack("NO-SUCH"))).isEqualTo("dispatch.no-such-carton");
    }

    @Test
    void the_customer_who_comes_while_it_is_given_back_gets_it_or_it_is_given_back() throws Exception {
        var cartons = floor.packed(
                "C",
                Stream.generate(() -> order(new Line(1, 1, "MUG", 1))).limit(5).toList());
        days(8);
        for (var carton : cartons) {
            var barrier = new CyclicBarrier(2);
            var races = Stream.of(handOver(carton), giveBack(carton))
                    .map(scan -> CompletableFuture.supplyAsync(() -> {
                        try {
                            barrier.await();
                        } catch (Exception fault) {
                            throw new IllegalStateException(fault);
                        }
                        return floor.scan(scan).getFirst().outcome();
                    }))
                    .toList();
            assertThat(races.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder("accepted", "refused");
        }
        assertThat(told(NodeFact.HandedOver.class).size()
                        + told(NodeFact.Uncollected.class).size())
                .isEqualTo(5);
    }
}
