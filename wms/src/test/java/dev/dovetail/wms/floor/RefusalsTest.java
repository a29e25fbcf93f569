package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the floor refuses: with a code for programs, words for people, and no unit moved. */
@ExtendWith(PostgresExtension.class)
class RefusalsTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private Handheld floor;

    RefusalsTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @BeforeEach
    void goods() {
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 100);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 10);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_picker_is_told_what_was_wrong_and_nothing_moves() {
        floor.released(new Line(1, 1, "MUG", 5), new Line(2, 1, "CUP", 1));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var mug = stops(task).getFirst();
        var good = floor.pick(task, mug, "MUG", 1);
        var before = stock();

        var results = floor.scan(
                but(good, "quantity", 6),
                but(good, "location", "A-01-02-1"),
                but(good, "location", "Z-99"),
                but(good, "barcode", "CUP"),
                but(good, "barcode", "4711"),
                but(good, "tote", "A-01-03-1"),
                but(good, "tote", "case-MUG"),
                but(good, "task", "99"),
                but(good, "seq", 7),
                but(good, "quantity", 0),
                but(good, "barcode", "case-MUG"),
                but(good, "kind", "juggle"));

        assertThat(results).extracting(Result::outcome).containsOnly("refused");
        assertThat(results)
                .extracting(result -> result.code() + " | " + result.detail())
                .containsExactly(
                        "picking.too-many | Only 5 more belong here, not 6",
                        "picking.wrong-location | That is not the bin: A-01-01-1 is",
                        "picking.wrong-location | That is not the bin: A-01-01-1 is",
                        "picking.wrong-item | That is not the item: MUG is",
                        "picking.unknown-barcode | Nobody has described the barcode 4711: MUG is asked for",
                        "picking.not-a-tote | A-01-03-1 is no tote or cart",
                        "picking.not-a-tote | case-MUG is no tote or cart",
                        "picking.no-such-line | The task has no such stop",
                        "picking.no-such-line | The task has no such stop",
                        "floor.field-wrong | The scan's quantity is not possible",
                        "picking.too-many | Only 5 more belong here, not 12",
                        "floor.unknown-kind | There is no such kind of scan or work");
        assertThat(stock()).isEqualTo(before);
    }

    @Test
    void a_packer_is_told_what_was_wrong_and_nothing_moves() {
        var first = floor.released(new Line(1, 1, "MUG", 3));
        var picking = floor.released(new Line(1, 1, "MUG", 1));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pickAll(task, stops(task).getFirst())));
        var other = floor.released(new Line(1, 1, "CUP", 1));
        Handheld.must(floor.scan(floor.pack(first, "C-1", "MUG", 1)));
        var before = stock();

        var results = floor.scan(
                floor.pack(picking, "C-2", "MUG", 1),
                floor.pack(first, "C-1", "CUP", 1),
                floor.pack(first, "C-1", "nobody", 1),
                floor.pack(first, "C-1", "MUG", 3),
                floor.pack(first, "TOTE-1", "MUG", 1),
                floor.pack(other, "C-1", "CUP", 1),
                but(floor.pack(first, "C-1", "MUG", 1), "outbound", "99"),
                floor.close("C-9"),
                floor.load("C-9"),
                floor.load("C-1"),
                floor.depart());

        assertThat(results).extracting(Result::outcome).containsOnly("refused");
        assertThat(results)
                .extracting(result -> result.code() + " | " + result.detail())
                .containsExactly(
                        "packing.not-ready | The order is accepted: it cannot be packed now",
                        "packing.wrong-item | CUP does not belong to this order",
                        "packing.wrong-item | nobody does not belong to this order",
                        "packing.not-picked | Only 2 are there to pack, not 3",
                        "packing.not-a-carton | TOTE-1 is no carton",
                        "packing.not-ready | The order is accepted: it cannot be packed now",
                        "packing.no-such-outbound | There is no work 99 to pack",
                        "packing.no-such-carton | There is no carton C-9",
                        "dispatch.no-such-carton | There is no carton C-9",
                        "dispatch.not-labelled | The carton C-1 has no label yet: it is open",
                        "dispatch.nothing-loaded | Nothing is loaded for ups");
        assertThat(stock()).isEqualTo(before);
    }

    @Test
    void what_is_closed_stays_closed() {
        var release = floor.released(new Line(1, 1, "MUG", 1));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var pick = floor.pickAll(task, stops(task).getFirst());
        Handheld.must(floor.scan(pick));
        Handheld.must(floor.scan(floor.pack(release, "C-1", "MUG", 1), floor.close("C-1")));
        var before = stock();

        var results = floor.scan(
                but(pick, "quantity", 1), floor.pack(release, "C-1", "MUG", 1), floor.close("C-1"), floor.load("C-1"));

        assertThat(results)
                .extracting(result -> result.code() + " | " + result.detail())
                .containsExactly(
                        "picking.stop-done | Nothing more is asked for at this stop: put it back",
                        "packing.not-ready | The order is packed: it cannot be packed now",
                        "packing.carton-closed | The carton C-1 is closed",
                        "dispatch.not-labelled | The carton C-1 has no label yet: it is closed");
        assertThat(stock()).isEqualTo(before);
    }

    @Test
    void after_a_withdrawal_the_picker_puts_it_back() {
        var release = floor.released(new Line(1, 1, "MUG", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        house.send(new WithdrawalRequested(
                release.node(),
                release.fulfillmentOrder(),
                release.order(),
                5,
                "changed mind",
                List.of(new Line(1, 1, "MUG", 2))));

        var result = floor.scan(floor.pickAll(task, stops(task).getFirst())).getFirst();

        assertThat(result.code()).isEqualTo("picking.stop-done");
        assertThat(floor.tasks("ann", "pick", 5)).isEmpty();
    }

    @Test
    void a_refused_scan_stays_refused_under_its_id() {
        floor.released(new Line(1, 1, "MUG", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var scan = floor.pick(task, stops(task).getFirst(), "CUP", 1);

        var first = floor.scan(scan).getFirst();
        var again = floor.scan(scan).getFirst();
        var twice = floor.scan(List.of(scan, scan));

        assertThat(first.outcome()).isEqualTo("refused");
        assertThat(again).isEqualTo(first);
        assertThat(twice).containsOnly(first);
    }

    @Test
    void a_scan_id_stands_for_one_scan() {
        floor.released(new Line(1, 1, "MUG", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var one = floor.pick(task, stops(task).getFirst(), "MUG", 1);
        var later = with(with(one, "at", "2026-03-03T00:00:00Z"), "worker", "bob");
        var other = with(one, "quantity", 2);

        assertThat(floor.scan(one, other)).extracting(Result::outcome).containsExactly("accepted", "refused");
        assertThat(floor.scan(later, other))
                .extracting(result -> result.outcome() + " " + result.code())
                .containsExactly("already ", "refused floor.scan-id-reused");
    }

    @Test
    void what_cannot_be_kept_is_refused_and_kept_cut() {
        var long_ = "w".repeat(100_000);
        var results = floor.scan(
                but(floor.load("C-1"), "worker", long_),
                but(floor.load("C-1"), "kind", long_),
                but(floor.load("C-1"), "at", "+300000-01-01T00:00:00Z"),
                but(floor.load("C-1"), "at", "-9999-01-01T00:00:00Z"));

        assertThat(results)
                .extracting(Result::code)
                .containsExactly("floor.field-wrong", "floor.unknown-kind", "floor.field-wrong", "floor.field-wrong");
        assertThat(db.jdbc()
                        .sql("select max(length(kind) + length(worker)) from wms.scan")
                        .query(Integer.class)
                        .single())
                .isLessThan(200);
    }

    @Test
    void an_empty_batch_is_no_batch() {
        assertThatThrownBy(() -> floor.scan(List.of())).hasMessageContaining("a batch has at least one scan");
    }

    private static Map<String, Object> with(Map<String, Object> scan, String field, Object value) {
        var other = new LinkedHashMap<>(scan);
        other.put(field, value);
        return other;
    }

    @Test
    void bad_scans_in_a_batch_of_fifty_leave_their_neighbours_unharmed() {
        floor.released(new Line(1, 1, "MUG", 47));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var one = floor.pick(task, stops(task).getFirst(), "MUG", 1);
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int i = 0; i < 47; i++) batch.add(but(one, "quantity", 1));
        batch.add(20, but(one, "barcode", "CUP"));
        batch.add(30, but(one, "location", "A-01-02-1"));
        batch.add(40, but(one, "quantity", -1));

        var results = floor.scan(batch);

        assertThat(results)
                .filteredOn(result -> result.outcome().equals("accepted"))
                .hasSize(47);
        assertThat(List.of(results.get(20), results.get(30), results.get(40)))
                .extracting(Result::code)
                .containsExactly("picking.wrong-item", "picking.wrong-location", "floor.field-wrong");
        assertThat(house.told(floor.warehouse()))
                .filteredOn(NodeFact.Picked.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((NodeFact.Picked) fact).lines())
                        .containsExactly(new NodeFact.Line(1, 1, "MUG", 47)));
    }

    @Test
    void a_fault_in_a_batch_of_fifty_costs_one_scan_which_may_be_sent_again() {
        var broken = floor.released(new Line(1, 1, "CUP", 1));
        floor.released(new Line(1, 1, "MUG", 49));
        var tasks = floor.tasks("ann", "pick", 2);
        var bad = floor.pickAll(tasks.getFirst(), stops(tasks.getFirst()).getFirst());
        var one = floor.pick(tasks.getLast(), stops(tasks.getLast()).getFirst(), "MUG", 1);
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int i = 0; i < 49; i++) batch.add(but(one, "quantity", 1));
        batch.add(25, bad);
        contact(broken, 0);

        var results = floor.scan(batch);

        contact(broken, 1);
        assertThat(results)
                .filteredOn(result -> result.outcome().equals("accepted"))
                .hasSize(49);
        assertThat(results.get(25).code()).isEqualTo("floor.fault");
        assertThat(floor.scan(bad).getFirst().outcome()).isEqualTo("accepted");
        assertThat(Handheld.outcomes(floor.scan(batch))).containsExactly("already");
    }

    /** Zero names nobody, which no rule foresees: reading the outbound is a fault. */
    private void contact(ReleaseRequested release, long id) {
        db.owner()
                .sql("update wms.outbound set contact_id = ? where id = ?")
                .params(id, release.fulfillmentOrder().value())
                .update();
    }

    private List<Map<String, Object>> stock() {
        return db.jdbc()
                .sql("select * from wms.stock order by 1, 2, 3, 4, 5, 6")
                .query()
                .listOfRows();
    }
}
