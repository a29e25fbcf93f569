package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a short bin does to all who were to pick there. */
@ExtendWith(PostgresExtension.class)
class BinIssuesTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private Handheld floor;

    BinIssuesTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @BeforeEach
    void goods() {
        floor = new Handheld(house, house.warehouse(3)).knows("MUG");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 8);
        house.setNow(house.now().plusSeconds(1));
        house.stock(floor.warehouse(), "A-01-02-1", "MUG", 4);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void scenario_38_a_short_pick_blocks_and_counts_the_bin_and_moves_all_who_have_not_picked_there() {
        block(true);
        floor.released(new Line(1, 1, "MUG", 2));
        var anns = floor.tasks("ann", "pick", 1).getFirst();
        floor.released(new Line(1, 1, "MUG", 2));
        var bobs = floor.tasks("bob", "pick", 1).getFirst();
        var third = floor.released(new Line(1, 1, "MUG", 2));
        Handheld.must(floor.scan(floor.pick(bobs, stops(bobs).getFirst(), "MUG", 1)));
        assertThat(floor.scan(floor.pick(anns, stops(anns).getFirst(), "MUG", 3)))
                .extracting(Result::code)
                .containsExactly("picking.too-many");

        Handheld.must(floor.scan(missing(anns, "short", 2)));

        assertThat(places("ann")).containsExactly(tuple("A-01-02-1", 2L));
        assertThat(places("bob")).containsExactly(tuple("A-01-02-1", 1L));
        assertThat(places("cyd")).containsExactly(tuple("A-01-02-1", 1L));
        assertThat(requests()).containsExactly("A-01-01-1 MUG short");
        assertThat(house.told(floor.warehouse()))
                .filteredOn(NodeFact.ShortPicked.class::isInstance)
                .singleElement()
                .satisfies(fact -> {
                    var told = (NodeFact.ShortPicked) fact;
                    assertThat(told.fulfillmentOrder()).isEqualTo(third.fulfillmentOrder());
                    assertThat(told.lines()).containsExactly(new NodeFact.Line(1, 1, "MUG", 1));
                });
        assertThat(house.told(floor.warehouse()).getLast())
                .isInstanceOfSatisfying(
                        NodeFact.StockChanged.class,
                        fact -> assertThat(fact.deltas())
                                .extracting(NodeFact.Delta::change)
                                .containsExactly(-2L));
        assertThat(inTote()).isEqualTo(1);
        assertThat(floor.scan(floor.pick(bobs, stops(bobs).getFirst(), "MUG", 1)))
                .extracting(one -> one.code() + " | " + one.detail())
                .containsExactly("picking.stop-moved | A-01-01-1 was short: take 1 from A-01-02-1 instead");
        var again = floor.tasks("bob", "pick", 1).getFirst();
        assertThat(stops(again))
                .extracting(stop -> stop.get("location"), stop -> stop.get("insteadOf"))
                .containsExactly(tuple("A-01-02-1", "A-01-01-1"));
        Handheld.must(floor.scan(floor.pickAll(again, stops(again).getFirst())));
    }

    @Test
    void who_found_the_goods_at_a_stop_that_was_moved_meanwhile_has_picked_them() {
        floor.released(new Line(1, 1, "MUG", 1));
        var anns = floor.tasks("ann", "pick", 1).getFirst();
        floor.released(new Line(1, 1, "MUG", 3));
        var bobs = floor.tasks("bob", "pick", 1).getFirst();
        Handheld.must(floor.scan(missing(anns, "short", 1)));
        assertThat(places("bob")).containsExactly(tuple("A-01-02-1", 3L));

        var two = floor.pick(bobs, stops(bobs).getFirst(), "MUG", 2);
        Handheld.must(floor.scan(two, but(two, "quantity", 1)));

        assertThat(house.told(floor.warehouse()))
                .filteredOn(NodeFact.Picked.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((NodeFact.Picked) fact).lines())
                        .containsExactly(new NodeFact.Line(1, 1, "MUG", 3)));
        assertThat(places("bob")).isEmpty();
        assertThat(places("ann")).containsExactly(tuple("A-01-02-1", 1L));
        assertThat(onHand("A-01-01-1")).isEqualTo(4);
        assertThat(onHand("A-01-02-1")).isEqualTo(4);
    }

    @Test
    void what_others_have_claimed_meanwhile_is_not_taken_at_a_stop_that_was_moved() {
        floor.released(new Line(1, 1, "MUG", 1));
        var anns = floor.tasks("ann", "pick", 1).getFirst();
        floor.released(new Line(1, 1, "MUG", 3));
        var bobs = floor.tasks("bob", "pick", 1).getFirst();
        Handheld.must(floor.scan(missing(anns, "short", 1)));
        floor.released(new Line(1, 1, "MUG", 6));

        assertThat(floor.scan(floor.pick(bobs, stops(bobs).getFirst(), "MUG", 3)))
                .extracting(Result::code)
                .containsExactly("picking.stop-moved");
        assertThat(places("bob")).containsExactly(tuple("A-01-02-1", 3L));
    }

    @Test
    void a_blocked_bin_is_picked_from_again_when_it_is_counted() {
        block(true);
        floor.released(new Line(1, 1, "MUG", 1));
        Handheld.must(floor.scan(missing(floor.tasks("ann", "pick", 1).getFirst(), "empty", 1)));
        var much = floor.released(new Line(1, 1, "MUG", 5));
        assertThat(stops(floor.tasks("bob", "pick", 1).getFirst()))
                .extracting(stop -> stop.get("location"), stop -> stop.get("quantity"))
                .containsExactly(tuple("A-01-02-1", 3L));
        assertThat(house.told(floor.warehouse()).toString())
                .contains(much.fulfillmentOrder().toString());

        db.jdbc().sql("delete from wms.count_request").update();
        floor.released(new Line(1, 1, "MUG", 5));

        assertThat(places("cyd")).containsExactly(tuple("A-01-01-1", 5L));
    }

    @Test
    void without_the_rule_who_finds_nothing_elsewhere_tries_the_bin() {
        floor.released(new Line(1, 1, "MUG", 2));
        var anns = floor.tasks("ann", "pick", 1).getFirst();
        for (int i = 0; i < 3; i++) floor.released(new Line(1, 1, "MUG", 2));

        Handheld.must(floor.scan(missing(anns, "short", 2)));

        assertThat(places("ann")).containsExactly(tuple("A-01-02-1", 2L));
        assertThat(places("bob")).containsExactly(tuple("A-01-02-1", 2L));
        assertThat(places("cyd")).containsExactly(tuple("A-01-01-1", 2L));
        assertThat(places("dan")).containsExactly(tuple("A-01-01-1", 2L));
        assertThat(house.told(floor.warehouse())).noneMatch(NodeFact.ShortPicked.class::isInstance);
    }

    @Test
    void what_is_broken_says_nothing_of_the_book() {
        block(true);
        floor.released(new Line(1, 1, "MUG", 2));
        floor.released(new Line(1, 1, "MUG", 2));

        Handheld.must(floor.scan(missing(floor.tasks("ann", "pick", 1).getFirst(), "damaged", 1)));

        assertThat(requests()).isEmpty();
        assertThat(places("bob")).containsExactly(tuple("A-01-01-1", 2L));
    }

    private void block(boolean block) {
        db.jdbc()
                .sql("insert into wms.short_rule (node_id, block) values (?, ?)")
                .params(floor.warehouse().node().value(), block)
                .update();
    }

    private List<Tuple> places(String worker) {
        return floor.tasks(worker, "pick", 1).stream()
                .flatMap(task -> stops(task).stream())
                .map(stop -> tuple(stop.get("location"), stop.get("quantity")))
                .toList();
    }

    private List<String> requests() {
        return db.jdbc()
                .sql("""
                    select l.code || ' ' || r.sku || ' ' || r.reason from wms.count_request r
                      join wms.location l on l.node_id = r.node_id and l.id = r.location_id
                     where r.node_id = ?
                    """)
                .param(floor.warehouse().node().value())
                .query(String.class)
                .list();
    }

    private long onHand(String bin) {
        return db.jdbc()
                .sql("select coalesce(sum(on_hand), 0) from wms.stock where node_id = ? and location_id = ?")
                .params(floor.warehouse().node().value(), house.location(floor.warehouse(), bin))
                .query(Long.class)
                .single();
    }

    private long inTote() {
        return db.jdbc()
                .sql("select coalesce(sum(on_hand), 0) from wms.stock where node_id = ? and location_id = ?")
                .params(floor.warehouse().node().value(), house.location(floor.warehouse(), "TOTE-1"))
                .query(Long.class)
                .single();
    }

    private Map<String, Object> missing(Map<String, Object> task, String reason, long units) {
        var stop = stops(task).getFirst();
        return floor.scan(
                "short",
                Map.of(
                        "task", task.get("task"),
                        "seq", stop.get("seq"),
                        "location", stop.get("location"),
                        "reason", reason,
                        "quantity", units));
    }
}
