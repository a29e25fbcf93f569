package dev.dovetail.oms.inbounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data is damaged as only its owner can; the check must name it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundInvariantsTest {
    private final OmsHouse house;

    InboundInvariantsTest(TestDatabase db) {
        var inbound = new InboundHouse(db);
        house = inbound.house;
        house.sku("HURT", 0, 0);
        inbound.expect(OmsHouse.EAST, "H1", "HURT", 5, "2026-03-09");
        house.capture(Orderly.from("presale", "H").line("HURT", 5));
        house.deliver();
    }

    @ParameterizedTest
    @CsvSource({
        "units on their way, update oms.inbound set state = 'over'",
        "units on their way, delete from oms.inbound",
        "no more is promised of an inbound, update oms.pool set position = 4 where pool like 'inbound:%'",
        "what is reserved above a position, update oms.pool set position = 4 where pool like 'inbound:%'",
        "a pool's reserved is the sum, update oms.pool set reserved = 4 where pool like 'inbound:%'",
        "units promised of goods on their way, 'update oms.order_line set reserved = 4, cancelled = 1'",
        "an order with reserved units that are there, update oms.reservation set pool = 'open'"
    })
    void damage_is_named(String named, String damage) throws SQLException {
        assertThat(house.broken()).isEmpty();
        try (var owner = house.db().ownerLogin().dataSource().getConnection();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            assertThat(statement.executeUpdate(damage)).isPositive();
            var found = new ArrayList<String>();
            for (var invariant : house.invariants()) {
                try (var rows = statement.executeQuery("select count(*) from (" + invariant.sql(house.now()) + ") x")) {
                    rows.next();
                    if (rows.getLong(1) > 0) found.add(invariant.title());
                }
            }
            owner.rollback();
            assertThat(found).anyMatch(title -> title.startsWith(named));
        }
    }
}
