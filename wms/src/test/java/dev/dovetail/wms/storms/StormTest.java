package dev.dovetail.wms.storms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Crashing;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Storms of every command with crashes: whatever was cut, each scan counts once, and the ledger recomputes to the balances.
 * {@code -Dstorms=200} makes more of them, {@code -Dstorm=7} only the seventh.
 */
@ExtendWith(PostgresExtension.class)
class StormTest {
    private static final int STORMS = Integer.getInteger("storms", 8);
    private static final int ONLY = Integer.getInteger("storm", 0);
    private static final int ROUNDS = Integer.getInteger("rounds", 300);

    private final TestDatabase db;
    private final Book book = new Book();
    private final Map<Integer, Object> broken = new TreeMap<>();
    private final Set<String> commands = new TreeSet<>();

    StormTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void the_ledger_recomputes_to_the_balances_after_every_storm() {
        if (ONLY > 0) blow(ONLY);
        else for (int seed = 1; seed <= STORMS; seed++) blow(seed);

        System.out.println(book);
        assertThat(broken).as("storms that did not end whole").isEmpty();
        assertThat(book.cuts()).as("cuts").isPositive();
        if (ONLY == 0)
            assertThat(book.neverAccepted(commands))
                    .as("commands that were never accepted")
                    .isEmpty();
    }

    private void blow(int seed) {
        var database = new Crashing(db.dataSource());
        try (var house = new WarehouseHouse(db, database)) {
            var storm = new Storm(house, database, db, seed, book);
            commands.addAll(storm.commands());
            storm.blow(ROUNDS);
            if (!house.broken().isEmpty()) broken.put(seed, house.broken());
        } catch (RuntimeException | AssertionError fault) {
            fault.printStackTrace();
            broken.put(seed, fault);
        }
    }
}
