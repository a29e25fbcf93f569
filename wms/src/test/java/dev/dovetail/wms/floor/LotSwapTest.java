package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picker has another lot in hand than was claimed. */
@ExtendWith(PostgresExtension.class)
class LotSwapTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    LotSwapTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG");
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void scenario_40_cluster_a_wrong_lot_proposes_a_swap_only_where_every_order_keeps_its_goods() {
        lot("OLD", 3);
        lot("NEW", 2);
        floor.released(new Line(1, 1, "MUG", 1));
        floor.released(new Line(1, 1, "MUG", 2));
        var anns = floor.trip("ann", "cluster", 8);
        var one = stops(anns).get(0);
        var two = stops(anns).get(1);
        floor.released(new Line(1, 1, "MUG", 1));
        var bobs = floor.tasks("bob", "pick", 1).getFirst();
        assertThat(lots(bobs)).containsExactly(tuple("NEW", 1L));

        var wrong = floor.scan(
                but(floor.pickInto(anns, two), "lot", "NEW"), but(floor.pickInto(anns, one), "lot", "SPARE"));
        assertThat(wrong).extracting(Result::code).containsOnly("picking.wrong-lot");
        assertThat(wrong).extracting(Result::swap).containsExactly("true", "false");
        assertThat(floor.scan(swap(anns, one, "SPARE")))
                .extracting(Result::code)
                .containsExactly("picking.no-swap");
        assertThat(lots(floor.tasks("ann", "pick", 1).getFirst())).containsExactly(tuple("OLD", 1L), tuple("OLD", 2L));

        Handheld.must(floor.scan(swap(anns, two, "NEW"), but(floor.pickInto(anns, two), "lot", "NEW")));

        assertThat(lots(floor.tasks("bob", "pick", 1).getFirst())).containsExactly(tuple("OLD", 1L));
        assertThat(lots(floor.tasks("ann", "pick", 1).getFirst())).containsExactly(tuple("OLD", 1L));
        assertThat(floor.scan(swap(anns, one, "NEW"))).extracting(Result::code).containsExactly("picking.no-swap");
        Handheld.must(floor.scan(but(floor.pickInto(anns, one), "lot", "OLD")));
        var rest = floor.tasks("bob", "pick", 1).getFirst();
        Handheld.must(floor.scan(but(floor.pickAll(rest, stops(rest).getFirst()), "lot", "OLD")));
        assertThat(floor.tasks("pam", "pack", 9)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_swapped_no_order_is_asked_for_less(long seed) {
        var random = new Random(seed);
        var names = List.of("A", "B", "C");
        names.forEach(name -> lot(name, 3 + random.nextInt(5)));
        for (int i = 0; i < 5; i++) floor.released(new Line(1, 1, "MUG", 1 + random.nextInt(2)));
        var trip = floor.trip("ann", "cluster", 8);
        var before = asked();

        for (int i = 0; i < 20; i++) {
            var stops = stops(floor.tasks("ann", "pick", 1).getFirst());
            floor.scan(swap(trip, stops.get(random.nextInt(stops.size())), names.get(random.nextInt(3))));
            assertThat(asked()).isEqualTo(before);
            assertThat(house.broken()).isEmpty();
        }
    }

    private Map<String, Object> swap(Map<String, Object> trip, Map<String, Object> stop, String lot) {
        return floor.scan(
                "swap",
                Map.of("task", trip.get("task"), "seq", stop.get("seq"), "location", stop.get("location"), "lot", lot));
    }

    private void lot(String lot, long units) {
        house.setNow(house.now().plusSeconds(1));
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", lot, units, List.of());
    }

    private static List<Tuple> lots(Map<String, Object> task) {
        return new ArrayList<>(stops(task))
                .stream()
                        .map(stop -> tuple(stop.get("lot"), stop.get("quantity")))
                        .toList();
    }

    /** What each outbound is still to get. */
    private List<Map<String, Object>> asked() {
        return db.jdbc()
                .sql("select outbound_id, sum(quantity - picked - dropped) as open from wms.pick_line where node_id = ?"
                        + " group by outbound_id order by outbound_id")
                .param(floor.warehouse().node().value())
                .query()
                .listOfRows();
    }
}
