package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.ground.peers.PeerServer;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.Refused;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one Dovetail may do with another's row, and what another may put into its vault. */
@ExtendWith(PostgresExtension.class)
class PeersLeaveTest {
    private static final Set<Integer> NODE = Set.of(1, 2);

    private final TestDatabase db;
    private final TestDatabase theirDatabase;
    private final Seam here;
    private final Seam there;
    private PeerServer server;

    PeersLeaveTest(TestDatabase db) {
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
    }

    @AfterEach
    void close() {
        server.close();
        theirDatabase.close();
    }

    @Test
    void a_peer_leaves_once_nothing_waits_for_it() {
        assertThat(server.remove("here", false)).isZero();

        assertThat(server.knows("here")).isFalse();
        assertThat(code(() -> server.remove("here", false))).isEqualTo("handoff.no-such-peer");
    }

    @Test
    void what_waits_for_a_peer_holds_it_or_stays_when_it_is_forced() {
        there.send(NODES, there.message(1, 7, 1, "nobody", "one"), there.message(2, 7, 1, "nobody.else", "two"));
        there.send(NODES, there.message(9, 7, 1, "nobody", "another's"), there.message(1, 7, 1, "somebody", "three"));

        assertThat(code(() -> server.remove("here", false))).isEqualTo("handoff.peer-has-messages");
        assertThat(server.knows("here")).isTrue();
        assertThat(server.remove("here", true)).isEqualTo(2);

        assertThat(server.knows("here")).isFalse();
        assertThat(there.rows(NODES, "state"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).containsEntry("state", "pending"));
        server.admit("here", "there", NODE);
        assertThat(server.remove("here", true)).isEqualTo(2);
    }

    @Test
    void only_whom_a_message_names_comes_into_the_vault() {
        var named = new ContactId(here.ids.next(77));
        var other = new ContactId(here.ids.next(77));
        for (var id : List.of(named, other)) keep(id);
        here.peering = PeerServer.peering(
                db.dataSource(),
                here.clock,
                PeerServer.vault(db.dataSource(), 2),
                List.of(wayward(other)),
                server.url(),
                new PeerServer.Way("there", "here", "nodes", NODE));
        here.send(NODES, here.message(1, 7, 1, "nodes", "to " + named));

        here.drain(here.deliveries(1));

        assertThat(there.nodes.effects()).hasSize(1);
        assertThat(theirDatabase
                        .jdbc()
                        .sql("select count(*) from ground.contact")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Encloses another than the message names. */
    private static Enclosure wayward(ContactId other) {
        return new Enclosure() {
            @Override
            public String type() {
                return PeerServer.letter().type();
            }

            @Override
            public ContactId contact(String body) {
                return other;
            }
        };
    }

    private void keep(ContactId id) {
        var jane = new Contact("Jane Canary", null, "1 Main St", null, "Reno", "NV", "89501", "US", null, null);
        var sealed = PeerServer.vault(db.dataSource(), 2).seal(id, jane);
        db.jdbc()
                .sql("insert into ground.contact (slot, id, key_id, sealed) values (:slot, :id, :key, :sealed)")
                .param("slot", id.slot())
                .param("id", id.value())
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .update();
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call).refusal().code();
    }
}
