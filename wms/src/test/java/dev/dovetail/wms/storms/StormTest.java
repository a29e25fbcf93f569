package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Storms of every command with crashes: whatever was cut, each scan counts once, and the ledger recomputes to the balances.
 * {@code -Dstorms=200} makes more of them.
 */
@ExtendWith(PostgresExtension.class)
class StormTest {
    private static final int STORMS = Integer.getInteger("storms", 8);
    private static final int ROUNDS = 80;

    private final TestDatabase db;

    StormTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void the_ledger_recomputes_to_the_balances_after_every_storm() {
        Map<String, Integer> all = new TreeMap<>();
        for (int seed = 1; seed <= STORMS; seed++) {
            var database = new Crashing(db.dataSource());
            try (var house = new WarehouseHouse(db, database)) {
                new Storm(house, database, db, seed)
                        .blow("PO-" + seed, ROUNDS)
                        .forEach((word, count) -> all.merge(word, count, Integer::sum));
                assertThat(house.broken()).as("storm %d", seed).isEmpty();
            }
        }
        assertThat(all)
                .as("what the floor answered")
                .containsKeys("accepted", "cut", "picking.wrong-location", "picking.wrong-item", "receiving.lot-needed")
                .containsKeys("pick done", "unpick done", "short done", "status done", "replenish done")
                .containsKeys("pack done", "close done", "count-done done", "wave released")
                .doesNotContainKey("floor.fault");
        if (STORMS >= 40)
            assertThat(all)
                    .containsKeys("move done", "unpack done", "swap done", "load done", "depart done")
                    .containsKeys("wave taken back", "label voided");
        System.out.println("storms: " + all);
    }
}
