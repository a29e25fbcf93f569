package dev.dovetail.oms.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.NetworkSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a node has that is offline is shown to nobody: it would be promised by none. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageShownTest {
    private static final Caller ADMIN = new Caller("ann", Role.ADMIN, 1, Set.of(), "api");

    private final TestDatabase db;
    private final OmsHouse house;
    private final Publishing publishing;
    private final Published published;
    private final NetworkSetup network;
    private final Channel shop;

    OutageShownTest(TestDatabase db) {
        this.db = db;
        house = new OmsHouse(db);
        publishing = house.get(Publishing.class);
        published = house.get(Published.class);
        network = house.get(NetworkSetup.class);
        shop = house.get(Network.class).getChannel("shop");
    }

    @AfterEach
    void nothing_is_broken() {
        network.online("EAST", "the test is over", house.cause());
        publishing.turn();
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private Shown shown(String sku) {
        return published.from(shop, "", 1_000).stream()
                .filter(one -> one.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private void offline() {
        network.offline("EAST", "flooded", house.cause());
    }

    @Test
    void a_node_that_goes_offline_is_shown_no_more_and_again_when_it_is_back() {
        house.sku("BOTH", 5, 2);
        house.sku("ELSEWHERE", 0, 7);
        house.kit("PAIR", Map.of("BOTH", 2));
        publishing.turn();
        assertThat(shown("BOTH").atp()).isEqualTo(7);
        assertThat(shown("PAIR").atp()).isEqualTo(3);
        long before = published.headNow(shop);

        offline();
        publishing.turn();

        assertThat(shown("BOTH").atp()).isEqualTo(2);
        assertThat(shown("PAIR").atp()).isEqualTo(1);
        assertThat(published.after(shop, before, 10))
                .extracting(Shown::sku)
                .contains("BOTH", "PAIR")
                .doesNotContain("ELSEWHERE");
        assertThat(publishing.turn()).isZero();

        network.online("EAST", "dry again", house.cause());
        publishing.turn();
        assertThat(shown("BOTH").atp()).isEqualTo(7);
        assertThat(shown("BOTH").number()).isGreaterThan(before + 2);
    }

    @Test
    void who_reads_the_changes_or_an_export_hears_of_the_outage() throws IOException {
        house.sku("HEARD", 4, 0);
        publishing.turn();
        long before = published.headNow(shop);

        offline();
        publishing.turn();
        house.later(Duration.ofSeconds(1));

        var out = new ByteArrayOutputStream();
        new ChangeStream(published, publishing, shop, house.get(Json.class), true, before).look(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"sku\":\"HEARD\",\"atp\":0");
        var export = new MockHttpServletResponse();
        house.get(ExportApi.class).export(ADMIN, "shop", null, "csv", export);
        assertThat(export.getContentAsString()).contains("HEARD,0,");
    }

    /** Where the publisher looked long after the node went, what it shows has left the node out. */
    @Test
    void i12_names_units_of_a_node_that_was_offline_when_they_were_shown() {
        house.sku("GONE", 6, 1);
        offline();
        house.later(Duration.ofMinutes(2));
        publishing.turn();
        assertThat(house.broken()).isEmpty();
        db.owner()
                .sql("update oms.pool set changed_at = now() - interval '1 hour'")
                .update();

        db.owner()
                .sql("update oms.published set atp = 7 where sku = 'GONE' and channel = 'shop'")
                .update();

        assertThat(house.broken()).isEqualTo(Map.of("I12", 1L));
        db.owner()
                .sql("update oms.published set atp = 1 where sku = 'GONE' and channel = 'shop'")
                .update();
    }

    @Test
    void a_paused_node_is_shown_no_more_and_again_when_the_pause_is_over() {
        house.sku("PAUSE", 5, 2);
        db.owner()
                .sql("update oms.node set paused_until = :until where node_id = 1")
                .param("until", house.now().plus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC))
                .update();
        house.later(Duration.ofMinutes(1));
        publishing.turn();
        assertThat(shown("PAUSE").atp()).isEqualTo(2);

        house.later(Duration.ofMinutes(30));
        publishing.turn();

        assertThat(shown("PAUSE").atp()).isEqualTo(7);
        db.owner().sql("update oms.node set paused_until = null").update();
    }

    /** Who is curious is not the channel: only a key bound to it takes over what it is sent. */
    @Test
    void a_window_is_met_by_the_channel_s_own_reader_alone() throws IOException {
        publishing.turn();
        publishing.owe(shop, new Duty(Duration.ofMinutes(5), Duty.DELTA), house.cause());
        house.later(Duration.ofMinutes(5));
        var api = house.get(ExportApi.class);
        api.export(ADMIN, "shop", null, "csv", new MockHttpServletResponse());
        new ChangeStream(published, publishing, shop, house.get(Json.class), false, 0)
                .look(new ByteArrayOutputStream());
        assertThat(met()).isZero();

        var own = new Caller("shop", Role.INTEGRATOR, 1, Set.of("shop"), "api");
        api.export(own, "shop", null, "csv", new MockHttpServletResponse());

        assertThat(met()).isEqualTo(1);
        publishing.owe(shop, null, house.cause());
    }

    private long met() {
        return published.publications(1).stream()
                .filter(one -> one.channel().equals("shop"))
                .mapToLong(Publication::met)
                .sum();
    }
}
