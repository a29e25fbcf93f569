package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bin that is found short while another waits to claim from it. */
@ExtendWith(PostgresExtension.class)
class ShortBinRaceTest {
    private static final Sku MUG = new Sku(1, "MUG");

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Stock stock;

    ShortBinRaceTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        stock = house.get(Stock.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void who_waited_for_the_bin_while_it_was_found_short_takes_nothing_from_it() throws Exception {
        var w = house.warehouse(2);
        house.stock(w, "A-01-01-1", "MUG", 5);
        house.setNow(house.now().plusSeconds(1));
        house.stock(w, "A-01-02-1", "MUG", 5);
        block(w);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var claim = house.run(() -> {
                stock.lockBins(w.node(), List.of(MUG));
                found(w, "A-01-01-1");
                var other =
                        threads.submit(() -> house.run(() -> stock.allocate(w.node(), List.of(new Want(0, MUG, 3)))));
                untilSomebodyWaits();
                return other;
            });

            assertThat(claim.get())
                    .extracting(Allotment::location, Allotment::quantity)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(house.location(w, "A-01-02-1"), 3L));
        }
    }

    private void block(Warehouse w) {
        db.owner()
                .sql("insert into wms.short_rule (node_id, block) values (?, true)")
                .param(w.node().value())
                .update();
    }

    /** As the report does it, in its transaction. */
    private void found(Warehouse w, String bin) {
        house.get(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("insert into wms.count_request values (?, ?, 1, 'MUG', 'short', 'test', now())")
                .params(w.node().value(), house.location(w, bin))
                .update();
    }

    private void untilSomebodyWaits() {
        var asked = db.owner().sql("select count(*) from pg_locks where not granted");
        while (asked.query(Long.class).single() == 0) Thread.onSpinWait();
    }
}
