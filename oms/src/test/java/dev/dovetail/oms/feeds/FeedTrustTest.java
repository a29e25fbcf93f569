package dev.dovetail.oms.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.feeds.FeedHouse.ThirdParty;
import dev.dovetail.oms.network.Network;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not believed: empty files, great losses, wrong lines, half a body, a node that tells its stock by itself. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTrustTest {
    private final FeedHouse feeds;

    FeedTrustTest(TestDatabase db) {
        feeds = new FeedHouse(db);
    }

    @AfterEach
    void nothing_is_broken() {
        feeds.house.deliver();
        assertThat(feeds.house.broken()).isEmpty();
    }

    private void skus(String... codes) {
        for (var code : codes) feeds.house.sku(code, 0, 0);
    }

    @Test
    void an_empty_file_is_held_and_changes_nothing_until_a_person_believes_it() {
        skus("EMPTY");
        var node = feeds.node("cut");
        node.snapshot(null, "EMPTY=10");
        feeds.house.later(Duration.ofMinutes(1));

        var held = node.snapshot(null).summary();

        assertThat(held.state()).isEqualTo("held");
        assertThat(held.code()).isEqualTo("feeds.empty");
        assertThat(node.atp("EMPTY")).isEqualTo(10);
        assertThat(node.feed().state(feeds.house.now())).isEqualTo(Feed.State.EMPTY);
        assertThat(node.feed().held()).isEqualTo(1);

        accept(node, held.id());
        assertThat(node.atp("EMPTY")).isZero();
        assertThat(node.feed().state(feeds.house.now())).isEqualTo(Feed.State.FRESH);
    }

    @Test
    void what_an_empty_file_means_is_the_feed_s_policy() {
        skus("POLICY");
        var refuses = feeds.node("cut", "empty=refuse");
        var believes = feeds.node("cut", "empty=zero");
        for (var node : List.of(refuses, believes)) node.snapshot(null, "POLICY=10");
        feeds.house.later(Duration.ofMinutes(1));

        assertThat(refuses.snapshot(null).summary().state()).isEqualTo("refused");
        assertThat(believes.snapshot(null).summary().state()).isEqualTo("applied");

        assertThat(refuses.atp("POLICY")).isEqualTo(10);
        assertThat(believes.atp("POLICY")).isZero();
    }

    @Test
    void a_great_loss_waits_for_a_person_who_may_refuse_it() {
        skus("LOSS");
        var node = feeds.node("cut", "drop=40");
        node.snapshot(null, "LOSS=100");
        feeds.house.later(Duration.ofMinutes(1));
        assertThat(node.snapshot(null, "LOSS=60").summary().state()).isEqualTo("applied");
        feeds.house.later(Duration.ofMinutes(1));

        var held = node.snapshot(null, "LOSS=35").summary();
        assertThat(held.code()).isEqualTo("feeds.great-loss");
        assertThat(node.atp("LOSS")).isEqualTo(60);
        var row = feeds.house
                .get(Feeds.class)
                .refuse(node.node(), 1, Long.parseLong(held.id()), "half the racks were not read", feeds.house.cause());

        assertThat(row.state()).isEqualTo("refused");
        assertThat(node.atp("LOSS")).isEqualTo(60);
        assertThat(Refusals.code(() -> accept(node, held.id()))).isEqualTo("feeds.not-held");
    }

    @Test
    void a_belief_that_comes_after_a_newer_snapshot_changes_nothing() {
        skus("SLOW");
        var node = feeds.node("cut");
        node.snapshot(null, "SLOW=100");
        feeds.house.later(Duration.ofMinutes(1));
        var held = node.snapshot(null, "SLOW=1").summary();
        feeds.house.later(Duration.ofMinutes(1));
        node.snapshot(null, "SLOW=90");

        assertThat(accept(node, held.id()).state()).isEqualTo("superseded");

        assertThat(node.atp("SLOW")).isEqualTo(90);
    }

    @Test
    void what_moved_while_a_snapshot_was_held_is_counted_when_it_is_believed() {
        skus("WHILE");
        var node = feeds.node("numbered");
        node.snapshot(1L, "WHILE=100");
        feeds.house.later(Duration.ofMinutes(1));
        var held = node.snapshot(2L, "WHILE=20").summary();
        node.deltas("2:WHILE:-80", "3:WHILE:-5");

        accept(node, held.id());

        assertThat(node.atp("WHILE")).isEqualTo(15);
    }

    private SnapshotRow accept(ThirdParty node, String id) {
        return feeds.house
                .get(Feeds.class)
                .accept(node.node(), 1, Long.parseLong(id), "the racks were moved", feeds.house.cause());
    }

    @Test
    void a_wrong_line_fails_alone_and_its_sku_keeps_what_it_had() {
        skus("GOOD", "BAD", "DOUBLE");
        feeds.house.service("GIFTWRAP");
        var node = feeds.node("cut", "drop=100");
        node.snapshot(null, "GOOD=5", "BAD=6", "DOUBLE=7");
        feeds.house.later(Duration.ofMinutes(1));

        var heard = node.snapshot(null, "GOOD=4", "BAD=-1", "DOUBLE=1", "DOUBLE=2", "NOWHERE=3", "GIFTWRAP=1");

        assertThat(heard.outcomes().stream().map(o -> o.line() + " " + o.outcome() + " " + o.code()))
                .containsExactly(
                        "2 applied null",
                        "3 failed feeds.quantity",
                        "4 failed feeds.sku-twice",
                        "5 failed feeds.sku-twice",
                        "6 failed feeds.unknown-sku",
                        "7 failed feeds.not-goods");
        assertThat(List.of(node.atp("GOOD"), node.atp("BAD"), node.atp("DOUBLE")))
                .containsExactly(4L, 6L, 7L);
    }

    @Test
    void where_a_line_cannot_be_read_no_sku_counts_as_not_named() {
        skus("NAMED", "UNNAMED");
        var node = feeds.node("cut", "drop=100");
        node.snapshot(null, "NAMED=5", "UNNAMED=6");
        feeds.house.later(Duration.ofMinutes(1));
        var body =
                node.body("garbled", feeds.ago(0), null, "NAMED=4", "UNNAMED=5").replace("\"UNNAMED\"", "garbage");

        var heard = feeds.hear(body);

        assertThat(heard.outcomes().getLast().code()).isEqualTo("request.malformed-json");
        assertThat(List.of(node.atp("NAMED"), node.atp("UNNAMED"))).containsExactly(4L, 6L);
    }

    @Test
    void a_sku_that_a_snapshot_does_not_name_is_not_there_unless_the_feed_keeps_it() {
        skus("HERE", "AWAY");
        var zero = feeds.node("cut", "drop=100");
        var keep = feeds.node("cut", "drop=100", "absent=keep");
        for (var node : List.of(zero, keep)) node.snapshot(null, "HERE=5", "AWAY=6");
        feeds.house.later(Duration.ofMinutes(1));

        var heard = zero.snapshot(null, "HERE=5");
        keep.snapshot(null, "HERE=5");

        assertThat(heard.summary().absent()).isEqualTo(1);
        assertThat(zero.atp("AWAY")).isZero();
        assertThat(keep.atp("AWAY")).isEqualTo(6);
    }

    @Test
    void late_deltas_of_a_sku_that_the_newest_snapshot_did_not_name_lie_in_it() {
        skus("KNOWN", "STRANGE");
        var node = feeds.node("numbered");
        node.snapshot(3L, "KNOWN=5");

        assertThat(node.outcomes(node.deltas("2:STRANGE:9", "4:STRANGE:2"))).containsExactly("in-snapshot", "applied");

        assertThat(node.atp("STRANGE")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=snapshots, feeds.not-declared",
        "kind=both, feeds.as-of",
    })
    void deltas_are_taken_from_who_declared_them_and_say_something(String kind, String code) {
        var node = feeds.node("cut", kind);

        assertThat(Refusals.code(() -> feeds.hear("{\"kind\":\"deltas\",\"node\":\"" + node.code + "\"}")))
                .isEqualTo(code);
    }

    @Test
    void half_a_body_is_no_snapshot() {
        skus("HALF");
        var node = feeds.node("cut");
        var body = node.body("half", feeds.ago(0), null, "HALF=5");

        assertThat(Refusals.code(() -> feeds.hear(body.substring(0, body.indexOf("{\"end\"")))))
                .isEqualTo("feeds.cut-off");
        assertThat(Refusals.code(() -> feeds.hear(body.replace("\"records\":1", "\"records\":2"))))
                .isEqualTo("feeds.cut-off");
        assertThat(Refusals.code(() -> feeds.hear(body + "{}"))).isEqualTo("feeds.after-end");
        assertThat(Refusals.code(() -> feeds.hear(body.replace(feeds.ago(0), feeds.ago(-600)))))
                .isEqualTo("feeds.future");
        assertThat(Refusals.code(() -> feeds.hear(body.replace(feeds.ago(0), feeds.ago(700_000)))))
                .isEqualTo("feeds.too-old");
        assertThat(node.atp("HALF")).isZero();
    }

    @Test
    void a_line_too_long_fails_alone_and_a_body_too_long_whole() {
        skus("LONG");
        var node = feeds.node("cut");
        var body = node.body("long", feeds.ago(0), null, "LONG=5", "X=1")
                .replace("\"X\"", "\"" + "X".repeat(2_000) + "\"");

        assertThat(feeds.hear(body).outcomes().getLast().code()).isEqualTo("feeds.line-too-long");
        assertThat(node.atp("LONG")).isEqualTo(5);
        assertThat(Refusals.code(() -> feeds.hear(body + "\n".repeat(Lines.MOST))))
                .isEqualTo("feeds.too-many-lines");
        assertThat(Refusals.code(() -> feeds.hear(body + " ".repeat(Lines.BODY))))
                .isEqualTo("request.too-large");
    }

    @Test
    void our_own_warehouse_takes_no_feed_nor_does_a_node_whose_facts_tell_its_stock() {
        skus("OWN");
        var east = feeds.house.get(Network.class).getNode("EAST");
        var config = new FeedBody("both", 300, 600, "cut", null, null, null, null, null, null, null, null).toConfig();
        assertThat(Refusals.code(
                        () -> feeds.house.get(Feeds.class).configure(east, 1, config, true, feeds.house.cause())))
                .isEqualTo("feeds.own-node");
        assertThat(Refusals.code(() -> feeds.hear("{\"kind\":\"deltas\",\"node\":\"EAST\"}")))
                .isEqualTo("feeds.own-node");

        feeds.house.db().owner().sql("""
                insert into oms.node (node_id, code, name, kind, lat, lon, zone)
                values (50, 'STORE', 'STORE', 'store', 40.7, -74.0, 'UTC')
                """).update();
        feeds.house.later(Duration.ofSeconds(2));
        var store = feeds.house.get(Network.class).getNode("STORE");
        assertThat(Refusals.code(() -> feeds.hear("{\"kind\":\"deltas\",\"node\":\"STORE\"}")))
                .isEqualTo("feeds.not-configured");
        feeds.house.node().tell(feeds.house.node().stock(50, "OWN", 5, "received"));

        assertThat(Refusals.code(
                        () -> feeds.house.get(Feeds.class).configure(store, 1, config, false, feeds.house.cause())))
                .isEqualTo("feeds.own-node");
        feeds.house.get(Feeds.class).configure(store, 1, config, true, feeds.house.cause());
    }

    @Test
    void a_feed_is_late_by_its_own_cadence() {
        skus("LATE");
        var node = feeds.node("cut");
        assertThat(node.feed().state(feeds.house.now())).isEqualTo(Feed.State.SILENT);
        node.snapshotCut(Duration.ofMinutes(4), "LATE=5");
        assertThat(node.feed().state(feeds.house.now())).isEqualTo(Feed.State.FRESH);

        feeds.house.later(Duration.ofMinutes(7));

        assertThat(node.feed().state(feeds.house.now())).isEqualTo(Feed.State.LATE);
        assertThat(node.feed().lateness(feeds.house.now())).isEqualTo(Duration.ofMinutes(1));
        feeds.hear("{\"kind\":\"deltas\",\"node\":\"%s\",\"asOf\":\"%s\"}".formatted(node.code, feeds.ago(0)));
        assertThat(node.feed().state(feeds.house.now()))
                .as("nothing moved, and it said so")
                .isEqualTo(Feed.State.FRESH);
    }

    @Test
    void what_waits_for_a_person_is_listed_over_all_feeds_the_longest_first() {
        skus("LISTED");
        var first = feeds.node("cut");
        var second = feeds.node("cut");
        for (var node : List.of(first, second)) node.snapshot(null, "LISTED=10");
        feeds.house.later(Duration.ofMinutes(1));
        var one = second.snapshot(null).summary();
        feeds.house.later(Duration.ofMinutes(1));
        var other = first.snapshot(null).summary();

        var book = feeds.house.get(FeedBook.class);
        assertThat(book.held(1, 100))
                .extracting(row -> Long.toString(row.id()))
                .containsSubsequence(one.id(), other.id());
        accept(first, other.id());
        accept(second, one.id());
        assertThat(book.held(1, 100)).extracting(row -> Long.toString(row.id())).doesNotContain(one.id(), other.id());
    }
}
