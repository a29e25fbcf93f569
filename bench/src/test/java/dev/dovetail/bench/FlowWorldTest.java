package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.world.Delivery;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FlowWorldTest {
    private final FlowWorld flow = new FlowWorld();
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void an_order_is_two_lines_of_different_goods_that_every_warehouse_has() {
        var stock = FlowWorld.stock("OPENING");

        assertThat(stock).extracting(Delivery::node).containsExactly("RNO1", "IND1", "ABE1", "DFW1", "ATL1");
        for (int i = 0; i < 1000; i++) {
            var order = json.readTree(flow.order(flow.number()));
            var skus = order.path("lines")
                    .valueStream()
                    .map(line -> line.path("sku").asString())
                    .collect(Collectors.toSet());

            assertThat(skus).hasSize(2);
            for (var delivery : stock)
                assertThat(delivery.lines()).extracting(Delivery.Line::sku).containsAll(skus);
            assertThat(order.path("shipTo").path("postalCode").asString()).isNotBlank();
        }
    }

    @Test
    void no_number_is_given_twice_and_no_good_has_a_pick_face_to_be_refilled() {
        assertThat(flow.number()).isNotEqualTo(flow.number());
        for (var code : FlowWorld.warehouses())
            assertThat(flow.world().faces(code)).isEmpty();
    }
}
