package dev.dovetail.wms.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.WarehouseHouse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers of parcels: each once, whoever asks. */
@ExtendWith(PostgresExtension.class)
class UnitsTest {
    private final WarehouseHouse house;
    private final UnitNumbers numbers;

    UnitsTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        numbers = house.get(UnitNumbers.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void those_who_race_get_a_number_for_each_parcel_and_one_parcel_keeps_its_first() throws Exception {
        var w = house.warehouse(1);
        Numbered.from(house, w, "777777", 0);
        var same = parcels(3);
        var start = new CyclicBarrier(6);
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<List<ParcelId>> one = () -> {
                var own = parcels(4);
                start.await();
                house.run(() -> {
                    numbers.give(w.node(), same);
                    numbers.give(w.node(), own);
                    return true;
                });
                return own;
            };
            Set<ParcelId> all = new HashSet<>(same);
            for (var each : threads.invokeAll(Collections.nCopies(6, one))) all.addAll(each.get());
            assertThat(all.stream().map(parcel -> numbers.find(w.node(), parcel).orElseThrow()))
                    .doesNotHaveDuplicates()
                    .hasSize(27);
        }
    }

    @Test
    void one_warehouse_gives_the_numbers_of_a_prefix_and_goes_on_where_it_stopped() {
        var one = house.warehouse(1);
        var two = house.warehouse(1);
        assertThat(Numbered.from(house, one, "888888", 0)).isTrue();
        var first = give(one, 2);
        assertThat(Numbered.from(house, two, "888888", 0)).isFalse();
        assertThat(Numbered.from(house, two, "888888", 1)).isTrue();
        assertThat(Numbered.from(house, one, "999999", 0)).isTrue();
        assertThat(Numbered.from(house, one, "888888", 0)).isTrue();

        var again = give(one, 1);

        assertThat(first).containsExactly(number(0), number(1));
        assertThat(again).containsExactly(number(2));
    }

    @Test
    void a_prefix_that_is_used_up_gives_nothing_and_stops_nobody() {
        var w = house.warehouse(1);
        Numbered.from(house, w, "123456789012", 0);

        assertThat(give(w, 10_000)).hasSize(10_000);
        assertThat(give(w, 1)).isEmpty();
    }

    private static String number(long serial) {
        return Numbered.number(0, "888888", serial);
    }

    private List<String> give(dev.dovetail.wms.layout.Warehouse w, int count) {
        var parcels = parcels(count);
        return house.run(() -> {
            numbers.give(w.node(), parcels);
            return numbers.findAll(w.node(), parcels).values().stream()
                    .map(Sscc::digits)
                    .sorted()
                    .toList();
        });
    }

    private List<ParcelId> parcels(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new ParcelId(house.ids().next(3)))
                .toList();
    }
}
