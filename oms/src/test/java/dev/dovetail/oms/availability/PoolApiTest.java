package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.inbounds.Inbound;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.NetworkSetup;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletRequest;

/** Fences, corrections and buffers as they are sent, and what a channel is told of it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolApiTest {
    private static final Caller ADMIN = new Caller("ann", Role.ADMIN, 1, Set.of(), "api");

    private final OmsHouse house;
    private final StockSetupApi setup;
    private final BufferApi buffers;
    private final AvailabilityApi api;

    PoolApiTest(TestDatabase db) {
        house = new OmsHouse(db);
        setup = house.get(StockSetupApi.class);
        buffers = house.get(BufferApi.class);
        api = house.get(AvailabilityApi.class);
    }

    private static MockHttpServletRequest put(String body) {
        var request = new MockHttpServletRequest("PUT", "/");
        request.setContent(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private Promisable.Item shown(String sku, String channel) {
        return api.promisable(ADMIN, new AvailabilityApi.Asked(channel, List.of(sku), null, false))
                .items()
                .getFirst();
    }

    private static Inbound coming(String id, String sku, long units) {
        return new Inbound(
                new NodeId(OmsHouse.WEST), id, new Sku(1, sku), LocalDate.of(2026, 3, 9), true, units, 0, 0, false);
    }

    @Test
    void a_fence_is_set_and_each_channel_is_told_what_it_may_have() {
        house.sku("TOLD", 10, 5);

        var stands = setup.fence(ADMIN, "EAST", put("{'items':[{'channel':'web','sku':'TOLD','quantity':4}]}"));

        assertThat(stands.get("items"))
                .containsExactlyInAnyOrder(
                        new StockSetupApi.Stands("TOLD", "fence:web", 4, 0),
                        new StockSetupApi.Stands("TOLD", "open", 6, 0));
        assertThat(shown("TOLD", "web").atp()).isEqualTo(15);
        assertThat(shown("TOLD", "shop").atp()).isEqualTo(11);
        assertThat(shown("TOLD", null).atp()).isEqualTo(11);
        var east = shown("TOLD", "shop").nodes().getFirst();
        assertThat(List.of(east.position(), east.atp())).isEqualTo(List.of(10L, 6L));
        assertThat(east.pools()).containsExactly(new Promisable.PoolRow("fence:web", 4, 0));
        var row = house.get(PositionsApi.class)
                .positions(ADMIN, "EAST", "TOLD", "", 50)
                .items()
                .getFirst();
        assertThat(List.of(row.position(), row.atp())).isEqualTo(List.of(10L, 10L));
    }

    @Test
    void by_a_day_also_what_comes_until_then_to_nodes_that_ship_is_shown() {
        house.sku("BYDAY", 3, 0);
        house.get(Inbounds.class).put(coming("by1", "BYDAY", 7), house.cause());

        var item = api.promisable(ADMIN, new AvailabilityApi.Asked(null, List.of("BYDAY"), "2026-03-09", false))
                .items()
                .getFirst();

        assertThat(item.atp()).isEqualTo(3);
        assertThat(item.atpBy()).isEqualTo(10);
        assertThat(item.coming()).containsExactly(new Promisable.ComingRow("WEST", "by1", LocalDate.of(2026, 3, 9), 7));
        assertThat(api.promisable(ADMIN, new AvailabilityApi.Asked(null, List.of("BYDAY"), "2026-03-08", false))
                        .items()
                        .getFirst()
                        .atpBy())
                .isEqualTo(3);
        assertThat(shown("BYDAY", null).atpBy()).isNull();
        assertThatThrownBy(
                        () -> api.promisable(ADMIN, new AvailabilityApi.Asked(null, List.of("BYDAY"), "soon", false)))
                .isInstanceOfSatisfying(
                        Malformed.class, no -> assertThat(no.code()).isEqualTo("availability.by"));
    }

    @Test
    void a_node_that_is_offline_is_no_part_of_what_is_answered_and_says_so() {
        house.sku("DARK", 4, 3);
        house.kit("DARKPAIR", Map.of("DARK", 2));
        house.get(Inbounds.class).put(coming("dark1", "DARK", 7), house.cause());
        house.get(NetworkSetup.class).offline("WEST", "flooded", house.cause());

        var item = api.promisable(ADMIN, new AvailabilityApi.Asked("web", List.of("DARK"), "2026-03-09", false))
                .items()
                .getFirst();
        assertThat(List.of(item.atp(), item.published(), item.atpBy())).isEqualTo(List.of(4L, 4L, 4L));
        assertThat(item.coming()).isEmpty();
        assertThat(item.nodes())
                .extracting(Promisable.NodeRow::node, Promisable.NodeRow::atp, Promisable.NodeRow::leftOut)
                .containsExactly(tuple("EAST", 4L, null), tuple("WEST", 3L, "offline"));
        assertThat(shown("DARKPAIR", null).atp()).isEqualTo(2);

        house.get(NetworkSetup.class).online("WEST", "dry again", house.cause());
        assertThat(shown("DARK", "web").atp()).isEqualTo(7);
    }

    @Test
    void a_buffer_lowers_what_is_published_and_binds_nobody() {
        house.sku("BUFFED", 10, 0);
        house.sku("PLAIN", 10, 0);
        buffers.put(ADMIN, "web", put("{'items':[{'quantity':2},{'sku':'BUFFED','quantity':7}]}"));

        assertThat(shown("BUFFED", "web").published()).isEqualTo(3);
        assertThat(shown("PLAIN", "web").published()).isEqualTo(8);
        assertThat(shown("BUFFED", "shop").published()).isEqualTo(10);
        assertThat(shown("BUFFED", null).published()).isNull();
        house.capture(Orderly.from("web", "BU1").line("BUFFED", 9));
        assertThat(shown("BUFFED", "web").published()).isZero();

        var page = buffers.list(ADMIN, "web", "", 1);
        assertThat(page.items()).containsExactly(new BufferApi.Item(null, 2), new BufferApi.Item("BUFFED", 7));
        assertThat(page.next()).isEqualTo("BUFFED");
        assertThat(buffers.list(ADMIN, "web", "BUFFED", 1)).isEqualTo(new BufferApi.Page(List.of(), null));
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_correction_says_why_and_is_all_or_nothing() {
        house.sku("RIGHT", 10, 0);
        house.sku("WRONG", 10, 0);
        house.capture(Orderly.from("web", "CO1").line("WRONG", 6));

        assertThatThrownBy(
                        () -> setup.correct(
                                ADMIN,
                                "EAST",
                                put(
                                        "{'reason':'counted','items':[{'sku':'RIGHT','quantity':1},{'sku':'WRONG','quantity':5}]}")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("availability.below-reserved"));
        assertThat(shown("RIGHT", "web").atp()).isEqualTo(10);

        setup.correct(ADMIN, "EAST", put("{'reason':'counted','items':[{'sku':'WRONG','quantity':6}]}"));
        assertThat(shown("WRONG", "web").atp()).isZero();
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void what_is_wrong_is_named_by_its_path() {
        assertMalformed("availability.too-many-items", "/items", "{'items':[]}");
        assertMalformed(
                "availability.quantity",
                "/items/0/quantity",
                "{'items':[{'channel':'web','sku':'TOLD','quantity':-1}]}");
        assertMalformed(
                "availability.sku-twice",
                "/items/1/sku",
                "{'items':[{'channel':'web','sku':'A','quantity':1},{'channel':'web','sku':'A','quantity':2}]}");
        assertThatThrownBy(() ->
                        setup.fence(ADMIN, "EAST", put("{'items':[{'channel':'nobody','sku':'A','quantity':1}]}")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("network.unknown-channel");
                    assertThat(refused.refusal().details()).containsEntry("path", "/items/0/channel");
                });
    }

    private void assertMalformed(String code, String path, String body) {
        assertThatThrownBy(() -> setup.fence(ADMIN, "EAST", put(body)))
                .isInstanceOfSatisfying(Malformed.class, malformed -> {
                    assertThat(malformed.code()).isEqualTo(code);
                    assertThat(malformed.path()).isEqualTo(path);
                });
    }

    @Test
    void a_node_that_is_paused_or_does_not_serve_the_channel_is_no_part_of_what_is_answered() {
        house.sku("REACHED", 4, 3);
        var owner = house.db().owner();
        owner.sql("update oms.node set channels = '{shop}' where node_id = 2").update();
        house.later(java.time.Duration.ofSeconds(2));
        assertThat(shown("REACHED", "web").atp()).isEqualTo(4);
        assertThat(shown("REACHED", "shop").atp()).isEqualTo(7);
        assertThat(shown("REACHED", null).atp()).isEqualTo(7);
        assertThat(shown("REACHED", "web").nodes())
                .extracting(Promisable.NodeRow::leftOut)
                .containsExactly(null, "does-not-serve");

        owner.sql("update oms.node set paused_until = :until where node_id = 2")
                .param("until", house.now().plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .update();
        house.later(java.time.Duration.ofSeconds(2));
        assertThat(shown("REACHED", "shop").atp()).isEqualTo(4);
        house.later(java.time.Duration.ofSeconds(60));
        assertThat(shown("REACHED", "shop").atp()).isEqualTo(7);
        owner.sql("update oms.node set channels = '{}', paused_until = null").update();
        house.later(java.time.Duration.ofSeconds(2));
    }
}
