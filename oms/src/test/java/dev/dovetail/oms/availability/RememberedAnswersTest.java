package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whatever this process changes, the next answer from memory is the one that is read. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RememberedAnswersTest {
    private static final Caller ADMIN = new Caller("ann", Role.ADMIN, 1, Set.of(), "api");

    private final OmsHouse house;
    private final AvailabilityApi api;
    private final Recent recent;

    RememberedAnswersTest(TestDatabase db) {
        house = new OmsHouse(db);
        api = house.get(AvailabilityApi.class);
        recent = house.get(Recent.class);
    }

    private Promisable.Item shown(String sku, boolean exact) {
        return api.promisable(ADMIN, new AvailabilityApi.Asked("web", List.of(sku), null, exact))
                .items()
                .getFirst();
    }

    private void after(String sku, Runnable change) {
        recent.view(false);
        recent.turn();
        var before = shown(sku, false);
        assertThat(recent.view(false).exact()).isFalse();

        change.run();

        assertThat(shown(sku, false)).isEqualTo(shown(sku, true)).isNotEqualTo(before);
    }

    private static MockHttpServletRequest put(String body) {
        var request = new MockHttpServletRequest("PUT", "/");
        request.setContent(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return request;
    }

    @Test
    void what_was_captured_and_what_came_in_is_known() {
        house.sku("MEMO", 10, 5);

        after("MEMO", () -> house.capture(Orderly.from("web", "RA1").line("MEMO", 2)));
        after("MEMO", () -> house.capture(Orderly.from("web", "RA2").line("MEMO", 12)));
        after("MEMO", () -> house.get(Availability.class).change(List.of(received(3))));
    }

    private static StockChange received(long units) {
        return new StockChange(new NodeId(OmsHouse.WEST), new Sku(1, "MEMO"), units, "received");
    }

    @Test
    void what_was_captured_of_a_kit_is_known_of_its_parts() {
        house.sku("PART", 10, 5);
        house.kit("MEMOKIT", Map.of("PART", 2));

        after("MEMOKIT", () -> house.capture(Orderly.from("web", "RA3").line("MEMOKIT", 1)));
    }

    @Test
    void what_people_set_is_known() {
        house.sku("SET", 10, 5);
        var setup = house.get(StockSetupApi.class);
        var buffers = house.get(BufferApi.class);

        after("SET", () -> setup.keepBack(ADMIN, "EAST", put("{'items':[{'sku':'SET','quantity':3}]}")));
        after("SET", () -> setup.fence(ADMIN, "EAST", put("{'items':[{'channel':'web','sku':'SET','quantity':4}]}")));
        after(
                "SET",
                () -> setup.correct(ADMIN, "WEST", put("{'reason':'counted','items':[{'sku':'SET','quantity':9}]}")));
        after("SET", () -> buffers.put(ADMIN, "web", put("{'items':[{'sku':'SET','quantity':2}]}")));
        after("SET", () -> buffers.put(ADMIN, "web", put("{'items':[{'sku':'SET','quantity':1}]}")));
    }
}
