package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class StockTest {
    private static final Sku MUG = new Sku(1, "MUG");

    private final WarehouseHouse house;
    private final Stock stock;
    private final StockView view;

    StockTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        stock = house.get(Stock.class);
        view = house.get(StockView.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken().keySet()).isSubsetOf("W1"); // these claims belong to no pick line
        house.close();
    }

    @Test
    void a_later_move_of_a_list_takes_what_an_earlier_one_brought() {
        var w = house.warehouse(2);
        long dock = house.location(w, "DOCK-1");
        long bin = house.location(w, "A-01-01-1");

        var refused = house.run(() -> stock.move(
                w.node(), List.of(move(Location.SUPPLIER, dock, 5), move(dock, bin, 3), move(dock, bin, 2))));

        assertThat(refused).isEmpty();
        assertThat(onHand(w, bin)).isEqualTo(5);
        assertThat(view.contents(w.node(), List.of(dock))).isEmpty();
    }

    @Test
    void a_move_that_does_not_fit_is_named_and_the_others_stand() {
        var w = house.warehouse(2);
        long one = house.location(w, "A-01-01-1");
        long two = house.location(w, "A-01-02-1");
        house.stock(w, "A-01-01-1", "MUG", 4);

        var refused =
                house.run(() -> stock.move(w.node(), List.of(move(one, two, 3), move(one, two, 2), move(one, two, 1))));

        assertThat(refused).containsOnlyKeys(1);
        assertThat(refused.get(1))
                .isEqualTo(new Refusal(
                        "stock.not-enough",
                        Map.of("location", one, "sku", "MUG", "asked", 2L, "onHand", 1L, "allocated", 0L)));
        assertThat(onHand(w, two)).isEqualTo(4);
    }

    @Test
    void what_picks_have_claimed_cannot_be_carried_away_by_others() {
        var w = house.warehouse(2);
        long one = house.location(w, "A-01-01-1");
        long two = house.location(w, "A-01-02-1");
        house.stock(w, "A-01-01-1", "MUG", 4);
        house.run(() -> stock.allocate(w.node(), List.of(new Want(0, MUG, 3))));

        var refused = house.run(() -> stock.move(
                w.node(), List.of(move(one, two, 2), Claimed.of(move(one, two, 4)), Claimed.of(move(one, two, 3)))));

        assertThat(refused.get(0).code()).isEqualTo("stock.not-enough");
        assertThat(refused.get(1).code()).isEqualTo("stock.not-claimed");
        assertThat(refused).hasSize(2);
        assertThat(onHand(w, one)).isEqualTo(1);
    }

    @Test
    void the_oldest_goods_are_claimed_first_and_a_bin_to_avoid_is_avoided() {
        var w = house.warehouse(3);
        house.stock(w, "A-01-03-1", "MUG", 2);
        house.setNow(WarehouseHouse.START.plusSeconds(60));
        house.stock(w, "A-01-01-1", "MUG", 2);
        house.setNow(WarehouseHouse.START.plusSeconds(120));
        house.stock(w, "A-01-02-1", "MUG", 9);
        long first = house.location(w, "A-01-01-1");

        var claims = house.run(() ->
                stock.allocate(w.node(), List.of(new Want(7, MUG, 3), new Want(8, MUG, 3, Set.of(first)))));

        assertThat(claims)
                .extracting(Allotment::ref, Allotment::location, Allotment::quantity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7, house.location(w, "A-01-03-1"), 2L),
                        org.assertj.core.groups.Tuple.tuple(7, first, 1L),
                        org.assertj.core.groups.Tuple.tuple(8, house.location(w, "A-01-02-1"), 3L));
        house.run(() -> {
            stock.unallocate(w.node(), claims);
            return true;
        });
        assertThat(view.list(w.node(), "MUG", null, 50))
                .allMatch(line -> line.balance().allocated() == 0);
    }

    @Test
    void twenty_that_race_for_ten_units_get_ten() throws Exception {
        var w = house.warehouse(3);
        house.stock(w, "A-01-01-1", "MUG", 4);
        house.stock(w, "A-01-02-1", "MUG", 6);
        var start = new CyclicBarrier(20);

        long got = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            Callable<Long> one = () -> {
                start.await();
                return house.run(() -> stock.allocate(w.node(), List.of(new Want(0, MUG, 1)))).stream()
                        .mapToLong(Allotment::quantity)
                        .sum();
            };
            for (var each : threads.invokeAll(java.util.Collections.nCopies(20, one))) got += each.get();
        }

        assertThat(got).isEqualTo(10);
        assertThat(view.list(w.node(), "MUG", null, 50))
                .allMatch(line -> line.balance().free() == 0);
    }

    @Test
    void carriers_that_cross_neither_lose_nor_make_a_unit() throws Exception {
        cross(50, 30);
    }

    @Test
    void carriers_that_cross_where_places_fill_and_empty_do_not_lock_each_other_out() throws Exception {
        cross(1, 2);
    }

    private void cross(int units, int most) throws Exception {
        var w = house.warehouse(4);
        var names =
                IntStream.rangeClosed(1, 4).mapToObj("A-01-%02d-1"::formatted).toList();
        var bins = names.stream().map(name -> house.location(w, name)).toList();
        names.forEach(name -> house.stock(w, name, "MUG", units));
        var start = new CyclicBarrier(8);
        var tries = new AtomicInteger();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(seed -> () -> {
                        var random = new java.util.Random(seed);
                        start.await();
                        for (int round = 0; round < 15; round++) {
                            var moves = random.ints(6, 0, 4)
                                    .mapToObj(from -> move(
                                            bins.get(from),
                                            bins.get((from + 1 + random.nextInt(3)) % 4),
                                            1 + random.nextInt(most)))
                                    .toList();
                            house.run(() -> {
                                tries.incrementAndGet();
                                return stock.move(w.node(), moves);
                            });
                        }
                        return null;
                    })
                    .toList();
            for (var each : threads.invokeAll(all)) each.get();
        }

        assertThat(bins.stream().mapToLong(bin -> onHand(w, bin)).sum()).isEqualTo(4L * units);
        assertThat(tries).as("nobody was sent back by a deadlock").hasValue(8 * 15);
    }

    private long onHand(Warehouse w, long location) {
        return view.contents(w.node(), List.of(location)).getOrDefault(location, List.of()).stream()
                .mapToLong(Balance::onHand)
                .sum();
    }

    private Move move(long from, long to, long quantity) {
        return Move.of(from, to, MUG, quantity, "moved", "test", "tester", house.now());
    }

    static Move move(Instant at, long from, long to, Sku sku, String lot, long units) {
        return new Move(from, to, sku, lot, Status.AVAILABLE, units, false, "moved", "test", "tester", at);
    }
}
