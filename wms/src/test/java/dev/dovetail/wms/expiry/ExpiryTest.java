package dev.dovetail.wms.expiry;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.ShortPicked;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Stock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lots see their last day, and are off sale the moment it is over. */
@ExtendWith(PostgresExtension.class)
class ExpiryTest {
    private static final Sku MILK = new Sku(1, "MILK");
    private static final LocalDate LAST = LocalDate.of(2026, 3, 3);
    private static final Instant DURING = Instant.parse("2026-03-03T23:59:59Z");
    private static final Instant OVER = Instant.parse("2026-03-04T00:00:00Z");
    private static final String FIRST = "A-01-01-1";
    private static final String SECOND = "A-01-02-1";

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Warehouse warehouse;

    ExpiryTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        warehouse = house.warehouse(3);
        floor = new Handheld(house, warehouse).knows("MILK");
        Handled.as(house, warehouse, MILK, new Handling(true, false, true, PickRule.FEFO, 0, false));
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private void receive(String bin, String lot, LocalDate expires, long units, String... names) {
        house.run(() -> {
            house.get(Stock.class).describe(warehouse.node(), List.of(new Lot(new Lot.Key(MILK, lot), expires)));
            return List.of();
        });
        house.stock(warehouse, bin, MILK.code(), lot, units, List.of(names));
    }

    private int turn(Instant now) {
        house.setNow(now);
        return house.get(Expiry.class).turn(now);
    }

    private List<String> stock() {
        return db.jdbc()
                .sql("""
                    select concat_ws(' ', l.code, s.lot, s.status, s.on_hand, s.allocated)
                      from wms.stock s join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                     where s.node_id = ? and l.kind in ('bin', 'dock') order by 1
                    """)
                .param(warehouse.node().value())
                .query(String.class)
                .list();
    }

    private List<Long> told() {
        return house.told(warehouse).stream()
                .filter(StockChanged.class::isInstance)
                .map(StockChanged.class::cast)
                .filter(fact -> fact.reason().equals("expired"))
                .flatMap(fact -> fact.deltas().stream())
                .map(Delta::change)
                .toList();
    }

    @Test
    void a_lot_is_on_hold_when_its_last_day_is_over_and_not_a_second_before() {
        receive(FIRST, "OLD", LAST, 5);
        receive(SECOND, "NEW", LAST.plusDays(1), 7);
        receive("DOCK-1", "OLD", LAST, 2);

        assertThat(turn(DURING)).isZero();
        assertThat(turn(OVER)).isEqualTo(2);
        assertThat(turn(OVER)).isZero();

        assertThat(stock())
                .containsExactly(FIRST + " OLD hold 5 0", SECOND + " NEW available 7 0", "DOCK-1 OLD hold 2 0");
        assertThat(told()).as("what lay on the dock was promised to nobody").containsExactly(-5L);
        assertThat(history()).contains("expired system available", "expired system hold");
    }

    private List<String> history() {
        return db.jdbc()
                .sql("select concat_ws(' ', reason, who, status) from wms.stock_move where node_id = ? order by id")
                .param(warehouse.node().value())
                .query(String.class)
                .list();
    }

    @Test
    void the_day_is_over_by_the_warehouses_own_calendar() {
        var tokyo = new Warehouse(
                warehouse.node(),
                warehouse.code(),
                warehouse.name(),
                ZoneId.of("Asia/Tokyo"),
                warehouse.address(),
                warehouse.carrier());
        house.get(LayoutSetup.class).put(tokyo);
        receive(FIRST, "OLD", LAST, 5);

        assertThat(turn(Instant.parse("2026-03-03T14:59:59Z"))).isZero();
        assertThat(turn(Instant.parse("2026-03-03T15:00:00Z"))).isEqualTo(1);
    }

    @Test
    void what_picks_had_claimed_is_found_in_another_lot_of_the_same_bin() {
        receive(FIRST, "OLD", LAST, 5);
        receive(FIRST, "NEW", LAST.plusDays(9), 5);
        floor.released(new Line(1, 1, "MILK", 3));

        turn(OVER);

        assertThat(stock()).containsExactly(FIRST + " NEW available 5 3", FIRST + " OLD hold 5 0");
        assertThat(told()).containsExactly(-5L);
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var stop = Handheld.stops(task).getFirst();
        assertThat(stop).containsEntry("lot", "NEW");
        must(floor.scan(floor.pickAll(task, stop)));
    }

    @Test
    void what_nobody_has_else_is_told_as_short_before_the_stock_is_less() {
        receive(FIRST, "OLD", LAST, 5);
        receive(SECOND, "NEW", LAST.plusDays(9), 1);
        floor.released(new Line(1, 1, "MILK", 3));

        turn(OVER);

        assertThat(stock()).containsExactly(FIRST + " OLD hold 5 0", SECOND + " NEW available 1 1");
        var facts = house.told(warehouse);
        assertThat(facts.get(facts.size() - 2)).isInstanceOfSatisfying(ShortPicked.class, fact -> {
            assertThat(fact.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.quantity()).isEqualTo(2));
        });
        assertThat(told()).containsExactly(-5L);
    }

    @Test
    void units_with_names_are_set_aside_by_their_names() {
        Handled.as(house, warehouse, MILK, new Handling(true, true, true, PickRule.FEFO, 0, false));
        receive(FIRST, "OLD", LAST, 3, "S1", "S2", "S3");

        assertThat(turn(OVER)).isEqualTo(1);

        assertThat(stock()).containsExactly(FIRST + " OLD hold 3 0");
    }

    @Test
    void more_heaps_than_a_batch_are_all_set_aside() {
        IntStream.range(0, Expiry.BATCH + 5).forEach(i -> receive(FIRST, "L" + i, LAST, 1));

        assertThat(turn(OVER)).isEqualTo(Expiry.BATCH + 5);
    }

    @Test
    void what_was_in_a_tote_stays_with_its_order() {
        receive(FIRST, "OLD", LAST, 5);
        floor.released(new Line(1, 1, "MILK", 3));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));

        turn(OVER);

        assertThat(stock()).containsExactly(FIRST + " OLD hold 2 0");
        assertThat(told()).containsExactly(-2L);
    }

    /** The device was offline: it picked on the last day, and says so now. */
    @Test
    void a_pick_and_two_looks_want_the_same_units_at_the_same_moment() throws Exception {
        for (int round = 0; round < 6; round++) {
            house.setNow(DURING);
            receive(FIRST, "R" + round, LAST, 5);
            floor.released(new Line(1, 1, "MILK", 3));
            var task = floor.tasks("ann", "pick", 1).getFirst();
            var pick = floor.pickAll(task, Handheld.stops(task).getFirst());
            house.setNow(OVER);

            together(
                    () -> floor.scan(pick).getFirst().outcome(),
                    () -> house.get(Expiry.class).turn(OVER),
                    () -> house.get(Expiry.class).turn(OVER));

            turn(OVER);
            assertThat(stock()).allMatch(row -> row.endsWith("hold 2 0") || row.endsWith("hold 5 0"));
            assertThat(house.broken()).isEmpty();
        }
    }

    /** A move that has the first bin and comes to the second does not stand against a look that has the second and comes to the first. */
    @Test
    void a_look_takes_its_heaps_in_the_order_of_their_places_claimed_or_not() throws Exception {
        receive(FIRST, "LATER", LAST.plusDays(1), 5);
        receive(SECOND, "OLD", LAST, 5);
        floor.released(new Line(1, 1, "MILK", 3));
        var over = OVER.plusSeconds(86_400);
        house.setNow(over);

        try (var threads = Executors.newSingleThreadExecutor()) {
            var look = house.run(() -> {
                lock(FIRST, "");
                var other = threads.submit(() -> house.get(Expiry.class).turn(over));
                var waiting = db.owner().sql("select count(*) from pg_locks where not granted");
                while (waiting.query(Long.class).single() == 0) Thread.onSpinWait();
                lock(SECOND, "nowait");
                return other;
            });
            look.get();
        }
        assertThat(stock()).containsExactly(FIRST + " LATER hold 5 0", SECOND + " OLD hold 5 0");
    }

    private void lock(String bin, String wait) {
        house.get(JdbcClient.class)
                .sql("select on_hand from wms.stock where node_id = ? and location_id = ? for update " + wait)
                .params(warehouse.node().value(), house.location(warehouse, bin))
                .query(Long.class)
                .list();
    }

    private static void together(Callable<?>... work) throws Exception {
        var start = new CyclicBarrier(work.length);
        try (var threads = Executors.newFixedThreadPool(work.length)) {
            var all = Stream.of(work)
                    .<Callable<Object>>map(one -> () -> {
                        start.await();
                        return one.call();
                    })
                    .toList();
            for (var each : threads.invokeAll(all)) each.get();
        }
    }
}
