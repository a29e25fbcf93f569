package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of picks into totes and cartons lock their orders in key order, so that two of them wait and never block each other. */
@ExtendWith(PostgresExtension.class)
class PickLocksTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;

    PickLocksTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG", "CUP");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 100);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 100);
        for (var sku : List.of("MUG", "CUP"))
            db.owner()
                    .sql("insert into wms.item_size values (?, 1, ?, 100, 100, 100)")
                    .params(node(), sku)
                    .update();
        db.owner()
                .sql("insert into wms.carton_type values (?, 'S', 300, 300, 300, 5000)")
                .param(node())
                .update();
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void the_order_of_a_tote_is_locked_before_that_of_a_carton_which_comes_after_it() throws Exception {
        var first = ordered();
        var second = ordered();
        var trip = floor.trip("ann", "cluster", 2);
        var picks = List.of(into("C-1", trip, second, 0), inTote(trip, first, 0));

        try (var holder = db.dataSource().getConnection()) {
            holder.setAutoCommit(false);
            lock(holder, first, "");
            var scanned = CompletableFuture.supplyAsync(() -> floor.scan(picks));
            while (waiting() == 0 && !scanned.isDone()) Thread.onSpinWait();
            lock(holder, second, " nowait");
            holder.rollback();
            must(scanned.get());
        }
    }

    @Test
    void two_lists_that_want_the_same_orders_the_other_way_round_are_both_taken() throws Exception {
        for (int round = 0; round < 6; round++) {
            var first = ordered();
            var second = ordered();
            var trip = floor.trip("ann", "cluster", 2);
            var one = List.of(into("A-" + round, trip, second, 0), inTote(trip, first, 0));
            var other = List.of(into("B-" + round, trip, first, 1), inTote(trip, second, 1));
            var start = new CyclicBarrier(2);

            var results = List.of(one, other).stream()
                    .map(picks -> CompletableFuture.supplyAsync(() -> {
                        try {
                            start.await();
                        } catch (Exception broken) {
                            throw new IllegalStateException(broken);
                        }
                        return floor.scan(picks);
                    }))
                    .toList();

            for (var result : results) must(result.get());
        }
    }

    private ReleaseRequested ordered() {
        return floor.released(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1));
    }

    private Map<String, Object> inTote(Map<String, Object> trip, ReleaseRequested order, int which) {
        return Handheld.but(floor.pickAll(trip, stop(trip, order, which)), "tote", "T-" + order.fulfillmentOrder());
    }

    private Map<String, Object> into(String carton, Map<String, Object> trip, ReleaseRequested order, int which) {
        var pick = new LinkedHashMap<>(floor.pickAll(trip, stop(trip, order, which)));
        pick.remove("tote");
        pick.put("carton", carton);
        return pick;
    }

    private static Map<String, Object> stop(Map<String, Object> trip, ReleaseRequested order, int which) {
        var theirs = new ArrayList<Map<String, Object>>();
        for (var stop : stops(trip))
            if (order.fulfillmentOrder().toString().equals(stop.get("outbound"))) theirs.add(stop);
        return theirs.get(which);
    }

    private void lock(Connection holder, ReleaseRequested order, String how) throws SQLException {
        try (var select =
                holder.prepareStatement("select 1 from wms.outbound where node_id = ? and id = ? for update" + how)) {
            select.setInt(1, node());
            select.setLong(2, order.fulfillmentOrder().value());
            select.executeQuery();
        }
    }

    private long waiting() {
        return db.owner()
                .sql("select count(*) from pg_locks where not granted and locktype = 'transactionid'")
                .query(Long.class)
                .single();
    }

    private int node() {
        return floor.warehouse().node().value();
    }
}
