package dev.dovetail.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each invariant is seen to name the damage it is there for; the owner does it, with the constraints dropped. */
@ExtendWith(PostgresExtension.class)
class DamagedDataTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    DamagedDataTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @BeforeEach
    void goodData() {
        for (var table : List.of("stock", "stock_move", "outbound", "outbound_line", "pick_task", "pick_line"))
            db.owner().sql("truncate wms." + table).update();
        var w = house.warehouse(2);
        house.stock(w, "A-01-01-1", "MUG", 5);
        long id = house.ids().next(1);
        house.send(new ReleaseRequested(
                w.node(),
                new FulfillmentOrderId(id),
                new OrderId(id),
                "web",
                "N",
                "standard",
                null,
                null,
                100,
                null,
                new ContactId(id),
                List.of(new Line(1, 1, "MUG", 2))));
        dropConstraints();
        assertThat(house.broken()).isEmpty();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I1 | update wms.stock set on_hand = on_hand + 1",
                "I1 | delete from wms.stock",
                "I1 | update wms.stock_move set quantity = 7",
                "I2 | update wms.stock_move set from_location = 4711",
                "I2 | update wms.stock_move set quantity = -quantity",
                "I3 | update wms.stock set on_hand = -1",
                "I3 | update wms.stock set allocated = 6",
                "I11 | update wms.stock_move set who = ' '",
                "I11 | update wms.stock_move set reason = ''",
                "W1 | update wms.stock set allocated = 1",
                "W1 | update wms.pick_line set quantity = 3",
                "W2 | update wms.outbound_line set picked = 1",
                "W2 | delete from wms.pick_line",
                "W3 | update wms.outbound set state = 'picked'",
                "W3 | update wms.pick_task set state = 'done'"
            })
    void damage_is_named(String invariant, String damage) {
        db.owner().sql(damage).update();

        assertThat(house.broken()).containsKey(invariant);
    }

    @Test
    void the_program_may_not_change_the_ledger() {
        for (var forbidden : List.of("update wms.stock_move set quantity = 1", "delete from wms.stock_move"))
            assertThatThrownBy(() -> db.jdbc().sql(forbidden).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
    }

    private void dropConstraints() {
        var checks = db.owner().sql("""
                     select format('alter table %s drop constraint %I', conrelid::regclass, conname)
                       from pg_constraint
                      where contype = 'c' and connamespace = 'wms'::regnamespace and coninhcount = 0
                     """).query(String.class).list();
        checks.forEach(drop -> db.owner().sql(drop).update());
    }
}
