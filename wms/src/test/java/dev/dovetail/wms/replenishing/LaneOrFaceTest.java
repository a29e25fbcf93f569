package dev.dovetail.wms.replenishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.receiving.Lanes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bin is a lane or a face, never both. */
@ExtendWith(PostgresExtension.class)
class LaneOrFaceTest {
    private static final String BIN = "A-01-01-1";

    private final WarehouseHouse house;
    private final Warehouse warehouse;

    LaneOrFaceTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        warehouse = house.warehouse(2);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private boolean face() {
        var faces = List.of(new PickFace(BIN, "MUG", 1, 9));
        return house.run(() -> house.get(FaceStore.class).put(warehouse.node(), 1, faces)) == 1;
    }

    @Test
    void who_comes_second_is_refused() {
        assertThat(face()).isTrue();
        assertThat(Lanes.put(house, warehouse, BIN)).isFalse();
    }

    @Test
    void of_two_at_the_same_moment_one_is_refused() throws Exception {
        for (int round = 0; round < 30; round++) {
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> lane = () -> {
                    start.await();
                    return Lanes.put(house, warehouse, BIN);
                };
                Callable<Boolean> face = () -> {
                    start.await();
                    return face();
                };
                var won = threads.invokeAll(List.of(lane, face));
                assertThat(List.of(won.getFirst().get(), won.getLast().get())).containsExactlyInAnyOrder(true, false);
            }
            Lanes.end(house, warehouse);
            house.run(() -> house.get(FaceStore.class).remove(warehouse.node(), 1, BIN, "MUG"));
        }
    }
}
