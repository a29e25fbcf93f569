package dev.dovetail.oms.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.NodeFreshness;
import dev.dovetail.oms.feeds.FeedHouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A feed that is late or empty closes its node, or does not, and is seen to. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshnessTest {
    private final FeedHouse feeds;
    private final Freshness freshness;

    FreshnessTest(TestDatabase db) {
        feeds = new FeedHouse(db);
        freshness = feeds.house.get(Freshness.class);
    }

    private NodeFreshness.Feed shown(String sku, FeedHouse.ThirdParty node, String channel) {
        return freshness
                .feeds(1, channel, List.of(new Sku(1, sku)))
                .get(new Sku(1, sku))
                .get(node.node());
    }

    private void rules(Policy... rules) {
        feeds.house.get(FreshnessSetup.class).put(1, List.of(rules), feeds.house.cause());
    }

    @Test
    void a_late_feed_closes_its_node_until_it_speaks_again() {
        rules();
        feeds.house.sku("SLOW", 0, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "SLOW=5");
        feeds.house.later(Duration.ofSeconds(2));
        assertThat(freshness.closed(node.node(), 1, "web", "standard")).isFalse();
        assertThat(shown("SLOW", node, "web").state()).isEqualTo("fresh");

        var late = feeds.house.now().plusSeconds(598);
        feeds.house.later(Duration.ofMinutes(11));
        assertThat(freshness.closed(node.node(), 1, "web", "standard")).isTrue();
        assertThat(shown("SLOW", node, "web")).isEqualTo(new NodeFreshness.Feed("late", late, "closed"));

        node.snapshot(null, "SLOW=5");
        feeds.house.later(Duration.ofSeconds(2));
        assertThat(freshness.closed(node.node(), 1, "web", "standard")).isFalse();
    }

    @Test
    void a_feed_that_was_just_heard_opens_its_node_with_the_commit_and_not_a_second_later() {
        rules();
        feeds.house.sku("HEARD", 0, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "HEARD=5");
        feeds.house.later(Duration.ofMinutes(11));
        assertThat(freshness.closed(node.node(), 1, "web", "standard")).isTrue();

        feeds.house.get(Transactions.class).run(() -> {
            node.snapshot(null, "HEARD=5");
            assertThat(elsewhere(() -> freshness.closed(node.node(), 1, "web", "standard")))
                    .as("before the commit")
                    .isTrue();
        });

        assertThat(freshness.closed(node.node(), 1, "web", "standard")).isFalse();
    }

    /** As another request sees it, outside this one's transaction. */
    private static boolean elsewhere(Callable<Boolean> asked) {
        try (var one = Executors.newVirtualThreadPerTaskExecutor()) {
            return one.submit(asked).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_sold_of_a_late_feed_is_a_rule_by_channel_node_and_class() {
        feeds.house.sku("FAST", 0, 0);
        feeds.house.sku("PLAIN", 0, 0);
        feeds.house
                .db()
                .owner()
                .sql("update oms.sku set class = 'fast' where code = 'FAST'")
                .update();
        var node = feeds.node("cut");
        node.snapshot(null, "FAST=5", "PLAIN=5");
        rules(new Policy("shop", node.code, "", "", "open"), new Policy("shop", node.code, "fast", "late", "closed"));
        feeds.house.later(Duration.ofHours(1));

        assertThat(shown("PLAIN", node, "shop").policy()).isEqualTo("open");
        assertThat(shown("FAST", node, "shop").policy()).isEqualTo("closed");
        assertThat(shown("PLAIN", node, "web").policy()).isEqualTo("closed");
        assertThat(freshness.closedByClass(1, "shop").get("fast")).contains(node.node());
        assertThat(freshness.closedByClass(1, "shop").get("")).doesNotContain(node.node());
    }

    @Test
    void an_empty_file_closes_where_a_rule_says_so() {
        feeds.house.sku("VOID", 0, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "VOID=5");
        feeds.house.later(Duration.ofMinutes(1));
        node.snapshot(null);
        rules();
        assertThat(shown("VOID", node, "web").state()).isEqualTo("empty");
        assertThat(shown("VOID", node, "web").policy()).isEqualTo("open");

        rules(new Policy("", node.code, "", "empty", "closed"));

        assertThat(shown("VOID", node, "web").policy()).isEqualTo("closed");
    }
}
