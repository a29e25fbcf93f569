package dev.dovetail.oms.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class NetworkTest {
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final TestDatabase db;
    private final Networks networks;
    private final Network network;

    NetworkTest(TestDatabase db) {
        this.db = db;
        this.networks = new Networks(db, clock);
        this.network = networks.network;
    }

    @Test
    void what_another_process_has_just_made_is_known_at_once() {
        var another = new Networks(db, clock);
        assertThat(network.findChannel("just-made")).isEmpty();
        assertThat(network.findNode("MADE1")).isEmpty();

        db.owner().sql("""
            insert into oms.channel (code, client_id, name, policy, currency) values ('just-made', 1, 'New', 'may-refuse', 'GBP')
            """).update();
        another.open(9181, "MADE1", "3pl");

        assertThat(network.findChannel("just-made")).isPresent();
        assertThat(network.findNode("MADE1")).isPresent();
    }

    @Test
    void a_node_comes_back_as_it_was_put() {
        var body = new NodeBody(
                null,
                51,
                "Reno",
                "3pl",
                39.53,
                -119.81,
                "America/Los_Angeles",
                List.of("TUE", "sat"),
                List.of("2026-12-25"),
                "13:30",
                2,
                150L,
                false,
                35L,
                400,
                Instant.parse("2026-05-01T00:00:00Z"),
                List.of("shop"),
                List.of("US-89", "CA"),
                List.of("west"),
                true,
                null,
                new Node.Address("Reno", "1 Main", "Reno", "NV", "89501", "US"));
        var node = body.toNode("RENO");

        networks.setup.put(node, Networks.CAUSE);

        assertThat(network.getNode("RENO")).isEqualTo(node);
        assertThat(network.findNode(new NodeId(51))).contains(node);
        assertThat(NodeBody.of(network.getNode("RENO")).workingDays()).containsExactly("TUE", "SAT");
    }

    @Test
    void what_is_left_out_of_a_node_is_what_is_usual() {
        var node = bare("America/Chicago", null, null, null).toNode("USUAL");

        assertThat(NodeBody.of(node).workingDays()).containsExactly("MON", "TUE", "WED", "THU", "FRI");
        assertThat(NodeBody.of(node).cutoff()).isEqualTo("16:00");
        assertThat(node.ships()).isTrue();
    }

    @Test
    void each_mistake_is_named_with_its_place() {
        refused("/zone", bare("Mars/Olympus", null, null, null));
        refused("/cutoff", bare("UTC", null, null, "25:00"));
        refused("/holidays/1", bare("UTC", null, List.of("2026-01-01", "soon"), null));
        refused("/workingDays/0", bare("UTC", List.of("Caturday"), null, null));
        refused("/workingDays", bare("UTC", List.of(), null, null));
        refused(
                "/kind",
                new NodeBody(
                        null,
                        1,
                        "N",
                        "castle",
                        1,
                        1,
                        "UTC",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        somewhere()));
        refused(
                "/lat",
                new NodeBody(
                        null,
                        1,
                        "N",
                        "store",
                        91,
                        1,
                        "UTC",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        somewhere()));
        refused(
                "/nodeId",
                new NodeBody(
                        null,
                        0,
                        "N",
                        "store",
                        1,
                        1,
                        "UTC",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        somewhere()));
    }

    @Test
    void a_code_keeps_its_id_and_an_id_its_code() {
        networks.open(61, "KEEP", "warehouse");

        assertThatThrownBy(() -> networks.open(62, "KEEP", "warehouse"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("network.node-taken"));
        assertThatThrownBy(() -> networks.open(61, "OTHER", "warehouse")).isInstanceOf(Refused.class);
    }

    @Test
    void a_node_opens_once_and_again_only_when_it_begins_to_handle_goods() {
        var opened = new ArrayList<Node.Kind>();
        networks.onOpened(event -> opened.add(event.node().kind()));

        networks.open(71, "OPENS", "supplier");
        networks.open(71, "OPENS", "warehouse");
        networks.open(71, "OPENS", "store");

        assertThat(opened).containsExactly(Node.Kind.SUPPLIER, Node.Kind.WAREHOUSE);
    }

    @Test
    void a_channel_comes_back_as_it_was_put_and_unknown_ones_are_refused() {
        var channel =
                new ChannelBody(null, "Log", "backorder", "GBP", 90, "shop", null, null, true).toChannel("log", 1);

        networks.setup.put(channel, Networks.CAUSE);

        assertThat(network.getChannel("log"))
                .isEqualTo(new Channel(
                        "log",
                        1,
                        "Log",
                        Channel.Policy.BACKORDER,
                        Currency.getInstance("GBP"),
                        Duration.ofSeconds(90),
                        "shop",
                        Channel.ATTEMPTS,
                        List.of(),
                        true));
        assertThatThrownBy(() -> network.getChannel("nope")).isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> new ChannelBody(null, "Log", "maybe", "GBP", 0, null, null, null, null).toChannel("x", 1))
                .isInstanceOfSatisfying(
                        Malformed.class, no -> assertThat(no.path()).isEqualTo("/policy"));
    }

    @Test
    void a_change_by_another_process_is_seen_within_a_second() {
        network.nodes();
        new Networks(db, clock).open(81, "ELSEWHERE", "warehouse");
        assertThat(network.findNode(new NodeId(81))).isEmpty();

        now = now.plusMillis(1001);

        assertThat(network.findNode(new NodeId(81))).isPresent();
    }

    private static NodeBody bare(String zone, List<String> days, List<String> holidays, String cutoff) {
        return new NodeBody(
                null,
                1,
                "N",
                "store",
                1,
                1,
                zone,
                days,
                holidays,
                cutoff,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                somewhere());
    }

    private static Node.Address somewhere() {
        return new Node.Address("N", "1 Main", "Town", "IL", "60601", "US");
    }

    private static void refused(String path, NodeBody body) {
        assertThatThrownBy(() -> body.toNode("N"))
                .isInstanceOfSatisfying(
                        Malformed.class, no -> assertThat(no.path()).isEqualTo(path));
    }

    @Test
    void a_channel_that_is_another_client_s_is_not_changed() {
        var first = channel(1);
        networks.setup.put(first, Networks.CAUSE);

        assertThatThrownBy(() -> networks.setup.put(channel(2), Networks.CAUSE))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("network.channel-taken"));
        assertThat(network.getChannel("border").client()).isEqualTo(1);
    }

    private static Channel channel(int client) {
        var pounds = java.util.Currency.getInstance("GBP");
        return new Channel(
                "border",
                client,
                "Of client " + client,
                Channel.Policy.MAY_REFUSE,
                pounds,
                java.time.Duration.ZERO,
                null);
    }
}
