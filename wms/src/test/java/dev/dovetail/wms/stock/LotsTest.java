package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lot is picked first, and which not at all. */
@ExtendWith(PostgresExtension.class)
class LotsTest {
    private static final Sku MILK = new Sku(1, "MILK");
    private static final Instant MONDAY = WarehouseHouse.START;

    private final WarehouseHouse house;
    private final Stock stock;

    LotsTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        stock = house.get(Stock.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken().keySet()).isSubsetOf("W1"); // these claims belong to no pick line
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"FIFO, OLD", "LIFO, NEW", "FEFO, SOON"})
    void scenario_37_the_rule_says_which_lot_is_picked(PickRule rule, String lot) {
        var w = warehouse(rule, 0);
        receive(w, "A-01-01-1", "OLD", MONDAY, LocalDate.of(2027, 3, 1), 5);
        receive(w, "A-01-02-1", "SOON", MONDAY.plusSeconds(60), LocalDate.of(2026, 4, 1), 5);
        receive(w, "A-01-03-1", "NEW", MONDAY.plusSeconds(120), LocalDate.of(2027, 2, 1), 5);

        assertThat(claim(w, 4)).extracting(Allotment::lot).containsOnly(lot);
    }

    @Test
    void scenario_37_goods_of_one_lot_that_meet_are_as_old_as_the_oldest() {
        var w = warehouse(PickRule.FIFO, 0);
        receive(w, "A-01-01-1", "A", MONDAY.plusSeconds(100), LocalDate.of(2027, 1, 1), 2);
        receive(w, "A-01-02-1", "A", MONDAY, LocalDate.of(2027, 1, 1), 3);
        long one = house.location(w, "A-01-01-1");
        long two = house.location(w, "A-01-02-1");

        house.run(() ->
                stock.move(w.node(), List.of(StockTest.move(MONDAY.plus(Duration.ofDays(1)), two, one, MILK, "A", 3))));

        var merged = house.get(StockView.class).contents(w.node(), List.of(one)).get(one);
        assertThat(merged).singleElement().satisfies(row -> {
            assertThat(row.onHand()).isEqualTo(5);
            assertThat(row.since()).isEqualTo(MONDAY);
        });
    }

    @Test
    void a_lot_without_the_days_that_are_asked_of_it_is_never_picked() {
        var w = warehouse(PickRule.FEFO, 10);
        receive(w, "A-01-01-1", "TODAY", MONDAY, LocalDate.of(2026, 3, 2), 5);
        receive(w, "A-01-02-1", "NINE", MONDAY, LocalDate.of(2026, 3, 11), 5);
        receive(w, "A-01-03-1", "TEN", MONDAY, LocalDate.of(2026, 3, 12), 5);

        assertThat(claim(w, 15)).extracting(Allotment::lot).containsExactly("TEN");
        house.setNow(MONDAY.plus(Duration.ofDays(1)));
        assertThat(claim(w, 1)).isEmpty();
    }

    @Test
    void a_lot_keeps_the_day_that_was_told_first() {
        var w = warehouse(PickRule.FEFO, 0);
        var key = new Lot.Key(MILK, "A");
        var day = LocalDate.of(2027, 1, 1);

        assertThat(house.run(() -> stock.describe(w.node(), List.of(new Lot(key, null)))))
                .isEmpty();
        assertThat(house.run(() -> stock.describe(w.node(), List.of(new Lot(key, day)))))
                .containsExactly(java.util.Map.entry(key, day));
        assertThat(house.run(() -> stock.describe(w.node(), List.of(new Lot(key, day.plusDays(1))))))
                .containsExactly(java.util.Map.entry(key, day));
    }

    private Warehouse warehouse(PickRule rule, int days) {
        var w = house.warehouse(3);
        new Handheld(house, w).knows("MILK");
        Handled.as(house, w, MILK, new Handling(true, false, true, rule, days, false));
        return w;
    }

    private void receive(Warehouse w, String bin, String lot, Instant at, LocalDate expires, long units) {
        house.run(() -> {
            stock.describe(w.node(), List.of(new Lot(new Lot.Key(MILK, lot), expires)));
            return stock.move(
                    w.node(), List.of(StockTest.move(at, Location.SUPPLIER, house.location(w, bin), MILK, lot, units)));
        });
    }

    private List<Allotment> claim(Warehouse w, long units) {
        return house.run(() -> stock.allocate(w.node(), List.of(new Want(0, MILK, units))));
    }
}
