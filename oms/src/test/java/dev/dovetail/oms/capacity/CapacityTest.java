package dev.dovetail.oms.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class CapacityTest {
    private static final int MOST = 7;
    private static final int ORDERS = 24;

    private final OmsHouse house;
    private final TestDatabase db;

    CapacityTest(TestDatabase db) {
        this.db = db;
        house = new OmsHouse(db);
    }

    @Test
    void a_day_is_never_promised_beyond_its_count_and_the_rest_ships_from_elsewhere() throws Exception {
        db.owner()
                .sql("update oms.node set parcels_a_day = :most where node_id = 1")
                .param("most", MOST)
                .update();
        house.sku("CAP", 100, 100);
        var intake = house.get(Intake.class);
        try (var buyers = Executors.newFixedThreadPool(ORDERS)) {
            var calls = new ArrayList<Callable<Object>>();
            for (int i = 0; i < ORDERS; i++) {
                var order = Orderly.from("web", "CAP-" + i).line("CAP", 1).raw();
                calls.add(() -> intake.capture(order, "key of " + order.number(), house.cause()));
            }
            for (var done : buyers.invokeAll(calls)) done.get();
        }

        assertThat(count("select count(distinct order_id) from oms.reservation where node_id = 1"))
                .isEqualTo(MOST);
        assertThat(count("select count(distinct order_id) from oms.reservation where node_id = 2"))
                .isEqualTo(ORDERS - MOST);
        assertThat(count("select sum(taken) from oms.node_day where node_id = 1"))
                .isEqualTo(MOST);
        assertThat(house.broken()).isEmpty();
        db.owner().sql("update oms.node set parcels_a_day = null").update();
    }

    private long count(String sql) {
        return db.jdbc().sql(sql).query(Long.class).single();
    }
}
