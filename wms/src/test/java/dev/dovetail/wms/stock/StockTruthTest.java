package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.layout.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;

/** Stock truth: scenarios 4, 5, 7, 8 and 10. */
@ExtendWith(PostgresExtension.class)
class StockTruthTest {
    private static final Sku MUG = new Sku(1, "MUG");

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Stock stock;

    StockTruthTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        stock = house.get(Stock.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken().keySet()).isSubsetOf("W1"); // these claims belong to no pick line
        house.close();
    }

    @Test
    void scenario_04_a_bin_is_never_held_for_more_than_lies_there() {
        var w = house.warehouse(2);
        house.stock(w, "A-01-01-1", "MUG", 10);
        house.stock(w, "A-01-02-1", "MUG", 5);

        var had = allocate(w, 20);

        assertThat(had).isEqualTo(15);
        assertThat(free(w)).isZero();
        assertThatThrownBy(() -> db.jdbc()
                        .sql("update wms.stock set allocated = 20 where node_id = ? and on_hand = 10")
                        .param(w.node().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("allocated_within_on_hand");
        assertThat(free(w)).isZero();
    }

    @Test
    void scenario_05_units_are_held_across_bins() {
        var w = house.warehouse(4);
        var units = List.of(8, 20, 10, 20);
        for (int i = 0; i < 4; i++) house.stock(w, "A-01-0" + (i + 1) + "-1", "MUG", units.get(i));
        assertThat(allocate(w, 29)).isEqualTo(29);
        assertThat(free(w)).isEqualTo(29);

        assertThat(allocate(w, 10)).isEqualTo(10);

        assertThat(free(w)).isEqualTo(19);
    }

    @Test
    void scenario_07_two_that_add_to_one_bin_at_once_both_count() throws Exception {
        var w = house.warehouse(1);
        var start = new CyclicBarrier(8);

        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> adding = () -> {
                start.await();
                house.stock(w, "A-01-01-1", "MUG", 3);
                return true;
            };
            for (var each : threads.invokeAll(Collections.nCopies(8, adding))) each.get();
        }

        assertThat(free(w)).isEqualTo(24);
        assertThat(rows(w)).hasSize(1);
    }

    @Test
    void scenario_08_a_place_keeps_its_kind_whatever_lies_there() {
        var w = house.warehouse(1);
        house.stock(w, "A-01-01-1", "MUG", 3);
        var setup = house.get(LayoutSetup.class);

        assertThatThrownBy(
                        () -> setup.place(w.node(), List.of(PlannedLocation.of("A-01-01-1", Location.Kind.SUPPLIER))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("layout.kind-fixed"));

        assertThat(free(w)).isEqualTo(3);
        assertThat(rows(w)).allMatch(row -> row.balance().key().location() > Location.ADJUSTMENT);
    }

    @Test
    void scenario_10_for_each_lot_what_came_is_what_left_and_what_lies_here() {
        var w = house.warehouse(3);
        var random = new Random(10);
        var bins = Stream.of(1, 2, 3)
                .map(i -> house.location(w, "A-01-0" + i + "-1"))
                .toList();
        List<Allotment> claims = new ArrayList<>();

        for (int round = 0; round < 60; round++) {
            switch (random.nextInt(4)) {
                case 0 -> move(w, Location.SUPPLIER, bins.get(random.nextInt(3)), random);
                case 1 -> move(w, Location.ADJUSTMENT, bins.get(random.nextInt(3)), random);
                case 2 ->
                    claims.addAll(house.run(() ->
                            stock.allocate(w.node(), List.of(new Want(0, MUG, 1 + random.nextInt(9))))));
                default -> ship(w, claims, random);
            }
        }

        for (var lot : List.of("A", "B")) {
            long left = ledger(w, lot, Location.CUSTOMER);
            long lies = sum(w, lot, false);
            assertThat(-ledger(w, lot, Location.SUPPLIER) - ledger(w, lot, Location.ADJUSTMENT))
                    .isEqualTo(left + lies);
            assertThat(lies).isGreaterThanOrEqualTo(sum(w, lot, true));
        }
    }

    private void move(Warehouse w, long from, long to, Random random) {
        var lot = random.nextBoolean() ? "A" : "B";
        long units = 1 + random.nextInt(9);
        house.run(() -> stock.move(w.node(), List.of(StockTest.move(house.now(), from, to, MUG, lot, units))));
    }

    private void ship(Warehouse w, List<Allotment> claims, Random random) {
        if (claims.isEmpty()) return;
        var one = claims.remove(random.nextInt(claims.size()));
        var gone = Claimed.of(
                StockTest.move(house.now(), one.location(), Location.CUSTOMER, MUG, one.lot(), one.quantity()));
        assertThat(house.run(() -> stock.move(w.node(), List.of(gone)))).isEmpty();
    }

    private long ledger(Warehouse w, String lot, long place) {
        return db.jdbc()
                .sql("""
                        select coalesce(sum(case when to_location = :place then quantity else -quantity end), 0)
                          from wms.stock_move
                         where node_id = :node and lot = :lot and (to_location = :place or from_location = :place)
                        """)
                .param("node", w.node().value())
                .param("lot", lot)
                .param("place", place)
                .query(Long.class)
                .single();
    }

    private long sum(Warehouse w, String lot, boolean allocated) {
        return rows(w).stream()
                .filter(row -> row.balance().key().lot().equals(lot))
                .mapToLong(row ->
                        allocated ? row.balance().allocated() : row.balance().onHand())
                .sum();
    }

    private long allocate(Warehouse w, long units) {
        return house.run(() -> stock.allocate(w.node(), List.of(new Want(0, MUG, units)))).stream()
                .mapToLong(Allotment::quantity)
                .sum();
    }

    private long free(Warehouse w) {
        return rows(w).stream().mapToLong(row -> row.balance().free()).sum();
    }

    private List<StockView.StockLine> rows(Warehouse w) {
        return house.get(StockView.class).list(w.node(), "MUG", null, 50);
    }
}
