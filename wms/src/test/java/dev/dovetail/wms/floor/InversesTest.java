package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command did, its inverse undoes: balances, claims and counters are as they were. Only the ledger remembers. */
@ExtendWith(PostgresExtension.class)
class InversesTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    InversesTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void unpack_undoes_pack(long seed) {
        var random = new Random(seed);
        var floor = new Handheld(house, house.warehouse(2)).knows("MUG", "CUP");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 20);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 20);
        var order = floor.released(
                new Line(1, 1, "MUG", 4), new Line(2, 1, "CUP", 3), new Line(3, 1, "MUG", 2 + random.nextInt(4)));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(Handheld.stops(task).stream()
                .map(stop -> floor.pickAll(task, stop))
                .toList()));
        Handheld.must(floor.scan(floor.pack(order, "BOX", "MUG", 1)));
        var before = state(floor.warehouse());

        List<Map<String, Object>> back = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var sku = random.nextBoolean() ? "MUG" : "CUP";
            long units = 1 + random.nextInt(2);
            if (!floor.scan(floor.pack(order, "BOX", sku, units))
                    .getFirst()
                    .code()
                    .isEmpty()) continue;
            back.add(
                    floor.scan("unpack", Map.of("carton", "BOX", "barcode", sku, "quantity", units, "tote", "TOTE-1")));
        }
        Collections.shuffle(back, random);
        assertThat(back).isNotEmpty();
        Handheld.must(floor.scan(back));

        assertThat(state(floor.warehouse())).isEqualTo(before);
        assertThat(floor.scan(floor.scan(
                        "unpack", Map.of("carton", "BOX", "barcode", "CUP", "quantity", 1, "tote", "TOTE-1"))))
                .extracting(Handheld.Result::code)
                .containsExactly("packing.not-in-carton");
    }

    /** Every figure of the warehouse that is not history. */
    private List<Map<String, Object>> state(Warehouse warehouse) {
        return Stream.of(
                        "select location_id, sku, lot, status, on_hand, allocated from wms.stock",
                        "select id, state from wms.outbound",
                        "select outbound_id, line, picked, packed, shorted, withdrawn from wms.outbound_line",
                        "select task_id, seq, quantity, picked, dropped from wms.pick_line",
                        "select id, state from wms.pick_task",
                        "select parcel_id, line, quantity from wms.parcel_line",
                        "select id, state from wms.parcel")
                .flatMap(sql -> db
                        .jdbc()
                        .sql(sql + " where node_id = :node order by 1, 2")
                        .param("node", warehouse.node().value())
                        .query()
                        .listOfRows()
                        .stream())
                .toList();
    }
}
