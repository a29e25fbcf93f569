package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units with names of their own: where each is, and who may say so. */
@ExtendWith(PostgresExtension.class)
class SerialsTest {
    private static final Sku PHONE = new Sku(1, "PHONE");
    private static final Handling NAMED = new Handling(false, true, false, PickRule.FIFO, 0, false);

    private final WarehouseHouse house;
    private final Stock stock;
    private final StockView view;
    private Warehouse w;
    private long one;
    private long two;
    private long tote;

    SerialsTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        stock = house.get(Stock.class);
        view = house.get(StockView.class);
    }

    @BeforeEach
    void warehouse() {
        w = house.warehouse(2);
        new Handheld(house, w).knows("PHONE");
        Handled.as(house, w, PHONE, NAMED);
        one = house.location(w, "A-01-01-1");
        two = house.location(w, "A-01-02-1");
        tote = house.location(w, "TOTE-1");
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken().keySet()).isSubsetOf("W1"); // these claims belong to no pick line
        house.close();
    }

    @Test
    void each_unit_is_read_when_it_comes_and_once_only() {
        assertThat(move(Location.SUPPLIER, one, 2)).isEqualTo("stock.serial-needed");
        assertThat(move(Location.SUPPLIER, one, 2, "S1")).isEqualTo("stock.serial-needed");
        assertThat(move(Location.SUPPLIER, one, 2, "S1", "S1")).isEqualTo("stock.serial-needed");
        assertThat(move(Location.SUPPLIER, one, 2, "S1", "S2")).isEmpty();
        assertThat(move(Location.SUPPLIER, two, 1, "S2")).isEqualTo("stock.serial-known");
        assertThat(where("S1")).isEqualTo(one);
    }

    @Test
    void who_takes_some_of_a_heap_says_which_and_a_whole_heap_goes_unread() {
        assertThat(move(Location.SUPPLIER, one, 3, "S1", "S2", "S3")).isEmpty();

        assertThat(move(one, two, 2)).isEqualTo("stock.serial-needed");
        assertThat(move(one, two, 2, "S3", "S1")).isEmpty();
        assertThat(move(two, tote, 2)).isEmpty();
        assertThat(move(one, tote, 1, "S1")).isEqualTo("stock.serial-elsewhere");
        assertThat(move(one, tote, 1, "S9")).isEqualTo("stock.serial-unknown");

        assertThat(List.of(where("S1"), where("S2"), where("S3"))).containsExactly(tote, one, tote);
        assertThat(view.trace(w.node(), PHONE, "S3"))
                .extracting(step -> step.from() + ">" + step.to())
                .containsExactly("SUPPLIER>A-01-01-1", "A-01-01-1>A-01-02-1", "A-01-02-1>TOTE-1");
    }

    @Test
    void a_unit_thought_lost_that_is_read_on_its_shelf_changes_places_with_one_thought_there() {
        assertThat(move(Location.SUPPLIER, one, 3, "S1", "S2", "S3")).isEmpty();
        assertThat(move(one, Location.LOST, 1)).isEmpty();
        assertThat(where("S1")).isEqualTo(Location.LOST);

        assertThat(move(one, tote, 1, "S1")).isEmpty();

        assertThat(where("S1")).isEqualTo(tote);
        assertThat(List.of(where("S2"), where("S3"))).containsExactlyInAnyOrder(one, Location.LOST);
    }

    @Test
    void one_list_may_bring_a_unit_and_carry_it_on() {
        var refused = house.run(() -> stock.move(
                w.node(),
                List.of(
                        of(Location.SUPPLIER, one, 1, "S1"),
                        of(one, two, 1, "S1"),
                        of(one, two, 1, "S1"),
                        of(two, Location.CUSTOMER, 1))));

        assertThat(refused).containsOnlyKeys(2);
        assertThat(where("S1")).isEqualTo(Location.CUSTOMER);
        assertThat(move(Location.SUPPLIER, one, 1, "S1")).isEqualTo("stock.serial-known");
        assertThat(move(Location.CUSTOMER, one, 1, "S1")).isEmpty();
    }

    @Test
    void twenty_that_race_for_ten_named_units_get_each_once() throws Exception {
        var names = IntStream.range(0, 10).mapToObj(i -> "S" + i).toArray(String[]::new);
        assertThat(move(Location.SUPPLIER, one, 10, names)).isEmpty();
        var start = new CyclicBarrier(20);

        long got = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            var all = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        start.await();
                        return take("S" + i % 10);
                    })
                    .toList();
            for (var each : threads.invokeAll(all)) got += each.get() ? 1 : 0;
        }

        assertThat(got).isEqualTo(10);
        for (var name : names) assertThat(where(name)).isEqualTo(tote);
        assertThat(view.contents(w.node(), List.of(one))).isEmpty();
    }

    @Test
    void two_that_receive_one_unit_at_once_have_it_once() throws Exception {
        var start = new CyclicBarrier(4);
        long got = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        start.await();
                        try {
                            return move(Location.SUPPLIER, i % 2 == 0 ? one : two, 1, "S1")
                                    .isEmpty();
                        } catch (org.springframework.dao.CannotAcquireLockException again) {
                            return false;
                        }
                    })
                    .toList();
            for (var each : threads.invokeAll(all)) got += each.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
    }

    @Test
    void names_begin_and_end_only_while_no_unit_is_here() {
        assertThat(move(Location.SUPPLIER, one, 1, "S1")).isEmpty();

        assertThatThrownBy(() -> Handled.as(house, w, PHONE, Handling.PLAIN))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("items.in-stock"));

        assertThat(move(one, Location.CUSTOMER, 1)).isEmpty();
        Handled.as(house, w, PHONE, Handling.PLAIN);
        assertThat(move(Location.SUPPLIER, one, 5)).isEmpty();
    }

    /** Claims a unit, then takes the one that is in the hand; who claimed none has none. */
    private boolean take(String name) {
        return house.run(() -> {
            var claims = stock.allocate(w.node(), List.of(new Want(0, PHONE, 1)));
            if (claims.isEmpty()) return false;
            var refused = stock.move(w.node(), List.of(Claimed.of(of(one, tote, 1, name))));
            if (!refused.isEmpty()) stock.unallocate(w.node(), claims);
            return refused.isEmpty();
        });
    }

    private String move(long from, long to, long units, String... names) {
        var refused = house.run(() -> stock.move(w.node(), List.of(of(from, to, units, names))));
        return refused.values().stream().findFirst().map(Refusal::code).orElse("");
    }

    private Move of(long from, long to, long units, String... names) {
        return StockTest.move(house.now(), from, to, PHONE, "", units).named(List.of(names));
    }

    private long where(String name) {
        return Map.copyOf(view.units(w.node(), PHONE, List.of(name))).get(name).location();
    }
}
