package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.handoff.TestInward.Effect;
import dev.dovetail.ground.peers.PeerServer;
import dev.dovetail.ground.peers.PeerServer.Way;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two Dovetails with a database each: what one tells, the other applies once, whoever is away or set back meanwhile. */
@ExtendWith(PostgresExtension.class)
class TwoHousesTest {
    private static final Set<Integer> NODE = Set.of(1, 2);

    private final TestDatabase db;
    private final TestDatabase theirDatabase;
    private final Seam here;
    private final Seam there;
    private PeerServer server;
    private Deliveries deliveries;

    TwoHousesTest(TestDatabase db) {
        this.db = db;
        this.theirDatabase = db.another();
        here = new Seam(db);
        there = new Seam(theirDatabase);
    }

    @BeforeEach
    void open() {
        db.owner().sql("delete from ground.peer").update();
        server = new PeerServer(theirDatabase.dataSource(), here.clock, there::arrivals);
        server.admit("here", "there", NODE);
        deliveries = deliveries(new Way("there", "here", "nodes", NODE));
    }

    @AfterEach
    void close() {
        server.close();
        theirDatabase.close();
    }

    private Deliveries deliveries(Way... ways) {
        here.peering = PeerServer.peering(
                db.dataSource(),
                here.clock,
                PeerServer.vault(db.dataSource(), 2),
                List.of(PeerServer.letter()),
                server.url(),
                ways);
        return here.deliveries(1);
    }

    private List<String> bodies() {
        return there.nodes.effects().stream().map(Effect::body).toList();
    }

    @Test
    void what_one_tells_the_other_applies_in_its_own_database() {
        here.send(NODES, here.message(1, 7, 1, "nodes", "one"), here.message(1, 7, 2, "nodes", "two"));
        here.send(ORDERS, here.message(2, 7, 1, "nodes", "three"));

        here.drain(deliveries);

        assertThat(bodies()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(here.nodes.effects()).isEmpty();
        assertThat(here.rows(NODES, "state, peer, receipt"))
                .allSatisfy(
                        row -> assertThat(row).containsEntry("state", "sent").containsEntry("peer", "there"));
        assertThat(here.broken()).isEmpty();
        assertThat(there.broken()).isEmpty();
    }

    @Test
    void what_is_for_nodes_that_are_here_stays_here() {
        here.send(NODES, here.message(9, 7, 1, "nodes", "ours"), here.message(1, 7, 1, "nodes", "theirs"));

        here.drain(deliveries);

        assertThat(here.nodes.effects()).extracting(Effect::body).containsExactly("ours");
        assertThat(bodies()).containsExactly("theirs");
    }

    @Test
    void a_peer_that_is_away_costs_no_attempt_and_gets_everything_once_it_is_back() throws Exception {
        var url = server.url();
        server.close();
        for (int version = 1; version <= 300; version++)
            here.send(NODES, here.message(1, version % 7, version, "nodes", "fact " + version));
        for (int hour = 0; hour < 50; hour++) {
            here.drain(deliveries);
            here.clock.pass(Duration.ofHours(1));
        }

        assertThat(here.rows(NODES, "state, attempts"))
                .allSatisfy(
                        row -> assertThat(row).containsEntry("state", "pending").containsEntry("attempts", 0));
        assertThat(here.broken()).isEmpty();
        assertThat(db.jdbc()
                        .sql("select why from ground.peer where away_since is not null")
                        .query(String.class)
                        .single())
                .contains("Exception");

        server = new PeerServer(theirDatabase.dataSource(), here.clock, there::arrivals);
        db.jdbc()
                .sql("update ground.peer set url = :url")
                .param("url", server.url())
                .update();
        assertThat(server.url()).isNotEqualTo(url);
        here.drain(deliveries(new Way("there", "here", "nodes", NODE)));

        assertThat(there.nodes.effects().stream().map(Effect::number))
                .hasSize(300)
                .doesNotHaveDuplicates();
        assertThat(here.broken()).isEmpty();
    }

    @Test
    void a_receiver_that_was_set_back_says_what_it_holds_and_gets_the_rest_again() {
        for (int version = 1; version <= 5; version++) {
            here.send(NODES, here.message(1, 7, version, "nodes", "fact " + version));
            here.drain(deliveries);
        }
        here.send(NODES, here.message(2, 8, 1, "nodes", "all of node 2"));
        here.drain(deliveries);

        setBack(1, 3);
        assertThat(here.arrivals().compare("there", there.arrivals().held("here")))
                .isEqualTo(3);
        here.drain(deliveries);

        assertThat(bodies())
                .containsExactlyInAnyOrder("fact 1", "fact 2", "fact 3", "fact 4", "fact 5", "all of node 2");
        assertThat(here.arrivals().compare("there", there.arrivals().held("here")))
                .isZero();
    }

    @Test
    void a_receiver_that_was_set_back_and_said_nothing_is_found_out_by_the_next_batch() {
        for (int version = 1; version <= 4; version++) {
            here.send(NODES, here.message(1, 7, version, "nodes", "fact " + version));
            here.drain(deliveries);
        }
        setBack(1, 2);
        here.send(NODES, here.message(1, 7, 5, "nodes", "fact 5"));

        here.drain(deliveries);

        assertThat(bodies()).containsExactly("fact 1", "fact 2", "fact 3", "fact 4", "fact 5");
    }

    /** As a backup is restored that was made when so many batches of the node were taken, and none of other nodes. */
    private void setBack(int node, int batches) {
        var owner = theirDatabase.owner();
        owner.sql("delete from ground.peer_receipt where key <> :node")
                .param("node", node)
                .update();
        owner.sql("update ground.peer_receipt set number = :number")
                .param("number", batches)
                .update();
        owner.sql("delete from seam.effect where key <> :node or seq > :batches")
                .param("node", node)
                .param("batches", batches)
                .update();
        owner.sql(
                        "delete from seam.node_inbox i where not exists (select from seam.effect e where e.id = i.message_id)")
                .update();
    }

    @Test
    void a_refusal_there_is_a_dead_letter_here_and_its_replay_arrives() {
        var bad = here.message(1, 7, 1, "nodes", "refuse");
        here.send(NODES, bad, here.message(1, 7, 2, "nodes", "behind"));
        here.drain(deliveries);
        assertThat(here.states(NODES, 1)).containsExactly("dead", "pending");

        there.nodes.healed.add(bad.id());
        var handoffs = here.handoffs();
        assertThat(handoffs.preview("seam.node", 1, bad.id()).would()).isEqualTo("deliver");
        handoffs.replay(
                "seam.node", 1, bad.id(), "mended", new dev.dovetail.kernel.Cause("anna", here.clock.instant(), "api"));
        here.drain(deliveries);

        assertThat(bodies()).containsExactly("refuse", "behind");
    }

    @Test
    void a_peer_speaks_for_its_own_nodes_and_to_whom_peers_may_speak_only() {
        var liar = deliveries(new Way("there", "here", "nodes", Set.of(1, 3)));
        here.send(NODES, here.message(3, 7, 1, "nodes", "of another's node"));
        here.drain(liar);
        assertThat(here.rows(NODES, "last_error").getFirst()).containsEntry("last_error", "handoff.not-your-node");

        var batch =
                new Peering.Batch("seam.node", "here", List.of(), List.of(message("timers", 1), message("nobody", 2)));
        var outcomes = new Receiving(withTimers(), List.of(ORDERS, NODES))
                .take(batch, NODE, _ -> {})
                .outcomes();
        assertThat(outcomes.getFirst()).isEqualTo(new Peering.Outcome.Refused(1, "handoff.not-for-peers"));
        assertThat(outcomes.getLast()).isInstanceOf(Peering.Outcome.Later.class);
    }

    private static Message message(String destination, long id) {
        return new Message(1, id, 1, 1, 1, "seam.test.v1", destination, null, 0, 1, "x");
    }

    private Kit withTimers() {
        var kit = there.kit(5);
        var timers = new Inward() {
            @Override
            public String destination() {
                return "timers";
            }

            @Override
            public Family inbox() {
                return NODES;
            }

            @Override
            public void apply(List<Message> messages) {
                throw new Refused(Refused.Kind.CONFLICT, Refusal.of("never"));
            }
        };
        return new Kit(
                kit.jdbc(),
                kit.transactions(),
                kit.clock(),
                kit.random(),
                kit.checkpoint(),
                kit.hints(),
                kit.partners(),
                new Routes(List.of(timers), List.of()),
                Peering.NONE);
    }

    @Test
    void who_does_not_know_the_secret_is_told_nothing_and_gets_nothing() throws Exception {
        var stranger = deliveries(new Way("there", "here", "another-secret-that-is-long-enough-too", "nodes", NODE));
        here.send(NODES, here.message(1, 7, 1, "nodes", "x"));
        here.drain(stranger);

        assertThat(bodies()).isEmpty();
        assertThat(db.jdbc()
                        .sql("select why from ground.peer")
                        .query(String.class)
                        .single())
                .isEqualTo("there answered 401");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/handoff/messages"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("handoff.signature");
        }
    }

    @Test
    void a_name_and_address_travel_sealed_from_vault_to_vault() {
        var ours = PeerServer.vault(db.dataSource(), 2);
        var id = new ContactId(here.ids.next(77));
        var jane = new Contact("Jane Canary", null, "1 Main St", null, "Reno", "NV", "89501", "US", null, null);
        var sealed = ours.seal(id, jane);
        db.jdbc()
                .sql("insert into ground.contact (slot, id, key_id, sealed) values (:slot, :id, :key, :sealed)")
                .param("slot", id.slot())
                .param("id", id.value())
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .update();
        here.send(NODES, here.message(1, 7, 1, "nodes", "to " + id));

        here.drain(deliveries);

        var theirs = PeerServer.vault(theirDatabase.dataSource(), 1);
        assertThat(theirs.open(id)).isEqualTo(jane);
    }

    @Test
    void a_batch_is_bounded_in_number_and_in_size() {
        var batches = new ArrayList<Integer>();
        var over = here.peering;
        here.peering = new Peering() {
            @Override
            public List<Peering.Way> ways() {
                return over.ways();
            }

            @Override
            public boolean rests(String peer) {
                return over.rests(peer);
            }

            @Override
            public Answer deliver(Batch batch) {
                batches.add(batch.messages().size());
                return over.deliver(batch);
            }
        };
        var counting = here.deliveries(1);
        for (int n = 1; n <= 450; n++) here.send(NODES, here.message(1, n, 1, "nodes", "small"));
        for (int n = 1; n <= 5; n++) here.send(NODES, here.message(2, n, 1, "nodes", "x".repeat(600_000)));

        here.drain(counting);

        assertThat(bodies()).hasSize(455);
        assertThat(batches).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(200));
        assertThat(batches).hasSizeGreaterThanOrEqualTo(5);
    }
}
