package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.orders.OrderStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class NothingToShipTest {
    /** The scenario says "shipped"; the architecture stands: what has nothing to ship goes from open to delivered, and nothing was shipped. */
    @Test
    void scenario_28_an_order_with_nothing_to_ship_is_delivered_and_has_no_shipment(TestDatabase db) {
        var house = new OmsHouse(db);
        house.service("GIFT-CARD");

        var id = house.capture(Orderly.from("shop", "DIGITAL").line("GIFT-CARD", 2));
        house.deliver();

        var order = house.order(id);
        assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(house.units(id, 1)).isEqualTo(Map.of("ordered", 2L, "delivered", 2L));
        assertThat(order.parcels()).isEmpty();
        assertThat(house.node().releases(id)).isEmpty();
        assertThat(order.lines().getFirst().moves().offers()).isEmpty();
        assertThat(house.broken()).isEmpty();
    }
}
