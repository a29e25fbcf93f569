package dev.dovetail.oms.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Feeds as foreign nodes send them: old, twice, in any order, before and after what they had seen. ATP is right after each. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedNettingTest {
    private final FeedHouse feeds;
    private final NodeByHand facts;

    FeedNettingTest(TestDatabase db) {
        feeds = new FeedHouse(db);
        facts = feeds.house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        feeds.house.deliver();
        assertThat(feeds.house.broken()).isEmpty();
    }

    @Test
    void a_snapshot_with_an_old_watermark_changes_nothing() {
        feeds.house.sku("OLD", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(20L, "OLD=8");
        feeds.house.later(Duration.ofMinutes(1));

        var late = node.snapshot(10L, "OLD=12");

        assertThat(late.summary().state()).isEqualTo("superseded");
        assertThat(late.summary().code()).isEqualTo("feeds.older-than-applied");
        assertThat(node.atp("OLD")).isEqualTo(8);
    }

    @Test
    void a_snapshot_sent_twice_is_one_and_another_under_its_name_is_refused() {
        feeds.house.sku("TWIN", 0, 0);
        var node = feeds.node("numbered");
        var body = node.body("monday", feeds.ago(0), 5L, "TWIN=8");

        feeds.hear(body);
        node.deltas("6:TWIN:-3");
        var again = feeds.hear(body);

        assertThat(again.summary().repeated()).isTrue();
        assertThat(node.outcomes(again)).containsExactly("repeated");
        assertThat(node.atp("TWIN")).isEqualTo(5);
        assertThat(Refusals.code(() -> feeds.hear(body.replace("\"quantity\":8", "\"quantity\":9"))))
                .isEqualTo("feeds.message-conflict");
    }

    @Test
    void a_delta_twice_counts_once() {
        feeds.house.sku("ONCE", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(1L, "ONCE=10");

        node.deltas("2:ONCE:-4");
        var again = node.deltas("2:ONCE:-4", "2:ONCE:-5");

        assertThat(again.outcomes()).extracting(Outcome::outcome).containsExactly("repeated", "failed");
        assertThat(again.outcomes().getLast().code()).isEqualTo("feeds.number-conflict");
        assertThat(node.atp("ONCE")).isEqualTo(6);
    }

    @Test
    void of_reordered_deltas_a_fall_counts_at_once_and_a_rise_waits_for_what_is_before_it() {
        feeds.house.sku("ORDER", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(1L, "ORDER=10");

        assertThat(node.outcomes(node.deltas("4:ORDER:7"))).containsExactly("waiting");
        assertThat(node.atp("ORDER")).isEqualTo(10);
        assertThat(node.outcomes(node.deltas("3:ORDER:-5"))).containsExactly("applied");
        assertThat(node.atp("ORDER")).isEqualTo(5);
        node.deltas("2:ORDER:-1");

        assertThat(node.atp("ORDER")).isEqualTo(11);
        assertThat(node.feed().through()).isEqualTo(4);
        assertThat(node.feed().gapSince()).isNull();
    }

    @Test
    void a_number_that_never_comes_is_given_up_in_time_and_counted() {
        feeds.house.sku("LOST", 0, 0);
        var node = feeds.node("numbered", "gap=60");
        node.snapshot(1L, "LOST=10");
        node.deltas("4:LOST:7");

        feeds.house.later(Duration.ofSeconds(59));
        feeds.house.deliver();
        assertThat(node.atp("LOST")).isEqualTo(10);
        assertThat(node.feed().gapSince()).isNotNull();
        feeds.house.later(Duration.ofSeconds(1));
        feeds.house.deliver();

        assertThat(node.atp("LOST")).isEqualTo(17);
        assertThat(node.feed().givenUp()).isEqualTo(2);
        node.deltas("3:LOST:-6");
        assertThat(node.atp("LOST")).as("late, and still counted").isEqualTo(11);
    }

    @Test
    void a_snapshot_fills_the_gaps_below_its_watermark() {
        feeds.house.sku("FILL", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(1L, "FILL=10");
        node.deltas("4:FILL:7", "6:FILL:2");

        feeds.house.later(Duration.ofMinutes(1));
        node.snapshot(5L, "FILL=16");

        assertThat(node.atp("FILL")).as("4 lies in it, 6 came after it").isEqualTo(18);
        assertThat(node.outcomes(node.deltas("5:FILL:-1"))).containsExactly("in-snapshot");
        assertThat(node.atp("FILL")).isEqualTo(18);
    }

    private ReleaseRequested ordered(String sku, long units) {
        return feeds.house.released(Orderly.from("shop", sku).line(sku, units));
    }

    private void leaves(ReleaseRequested work, long units) {
        var parcel = facts.parcel(work);
        facts.tell(facts.accepted(work), facts.picked(work, units), facts.packed(work, parcel, units));
        facts.tell(facts.shipped(work, parcel, units));
    }

    @Test
    void a_snapshot_taken_before_a_shipment_and_arriving_after_it_does_not_bring_the_units_back() {
        feeds.house.sku("GONE", 0, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "GONE=10");
        var work = ordered("GONE", 4);
        assertThat(node.atp("GONE")).isEqualTo(6);
        var early = node.body("early", feeds.ago(-60), null, "GONE=10");
        feeds.house.later(Duration.ofMinutes(2));
        leaves(work, 4);
        assertThat(node.atp("GONE")).isEqualTo(6);

        feeds.hear(early);

        assertThat(node.figure("GONE").position()).isEqualTo(6);
        assertThat(node.atp("GONE")).isEqualTo(6);
    }

    @Test
    void deltas_of_a_node_that_nets_by_time_count_from_the_cut_on_even_where_its_clock_is_ahead() {
        feeds.house.sku("CLOCK", 0, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "CLOCK=20");
        feeds.house.later(Duration.ofMinutes(1));
        node.deltas("1:CLOCK:-3");
        feeds.house.later(Duration.ofMinutes(1));
        var cut = node.body("clock", feeds.ago(0), null, "CLOCK=17");
        node.deltas("2:CLOCK:-2");
        feeds.house.later(Duration.ofMinutes(1));
        node.deltas("3:CLOCK:-4");

        feeds.hear(cut);
        assertThat(node.atp("CLOCK")).as("the second and the third").isEqualTo(11);

        feeds.hear("""
                {"kind":"deltas","node":"%s"}
                {"number":4,"sku":"CLOCK","change":-1,"reason":"counted","at":"%s"}
                """.formatted(node.code, feeds.ago(-295)));
        feeds.hear(node.body("ahead", feeds.ago(-290), null, "CLOCK=11"));
        assertThat(node.atp("CLOCK")).as("told before, and of after").isEqualTo(10);
    }

    @Test
    void a_snapshot_that_had_seen_a_shipment_told_later_is_not_lowered_again() {
        feeds.house.sku("SEEN", 0, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "SEEN=10");
        var work = ordered("SEEN", 4);
        var parcel = facts.parcel(work);
        facts.tell(facts.accepted(work), facts.picked(work, 4), facts.packed(work, parcel, 4));
        feeds.house.later(Duration.ofMinutes(1));
        var left = facts.shipped(work, parcel, 4);
        feeds.house.later(Duration.ofMinutes(1));

        node.snapshot(null, "SEEN=6");
        assertThat(node.atp("SEEN")).as("low until the shipment is told").isEqualTo(2);
        facts.tell(left);

        assertThat(node.figure("SEEN").position()).isEqualTo(6);
        assertThat(node.figure("SEEN").reserved()).isZero();
        assertThat(node.atp("SEEN")).isEqualTo(6);
    }

    @Test
    void where_netting_is_unknown_the_promise_stays_low() {
        feeds.house.sku("DOUBT", 0, 0);
        var node = feeds.node("unknown");
        node.snapshot(null, "DOUBT=10");
        var work = ordered("DOUBT", 4);
        feeds.house.later(Duration.ofMinutes(2));
        leaves(work, 4);
        feeds.house.later(Duration.ofMinutes(10));

        node.snapshot(null, "DOUBT=6");
        assertThat(node.atp("DOUBT"))
                .as("it may or may not have seen the shipment")
                .isEqualTo(2);
        feeds.house.later(Duration.ofHours(5));
        node.snapshot(null, "DOUBT=6");

        assertThat(node.atp("DOUBT")).isEqualTo(6);
    }

    @Test
    void a_figure_net_of_orders_is_low_until_it_says_what_it_set_aside() {
        feeds.house.sku("NET", 0, 0);
        var node = feeds.node("cut", "figure=net-of-orders");
        node.snapshot(null, "NET=10");
        ordered("NET", 3);
        feeds.house.later(Duration.ofMinutes(1));

        node.snapshot(null, "NET=7");
        assertThat(node.atp("NET")).isEqualTo(4);
        feeds.house.later(Duration.ofMinutes(1));
        node.snapshot(null, "NET=7=3");

        assertThat(node.atp("NET")).isEqualTo(7);
        assertThat(node.figure("NET").position()).isEqualTo(10);
    }

    @Test
    void reserved_units_that_a_snapshot_no_longer_has_are_a_shortfall() {
        feeds.house.sku("THIN", 0, 0);
        var node = feeds.node("cut", "drop=100");
        node.snapshot(null, "THIN=5");
        ordered("THIN", 5);
        feeds.house.later(Duration.ofMinutes(1));

        node.snapshot(null, "THIN=2");

        assertThat(node.atp("THIN")).isZero();
        assertThat(node.figure("THIN").shortfall()).isEqualTo(3);
    }

    @Test
    void what_came_in_while_a_snapshot_was_held_and_it_does_not_name_is_not_there() {
        for (var code : new String[] {"KEPT", "CAME", "WAITS"}) feeds.house.sku(code, 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(1L, "KEPT=100");
        feeds.house.later(Duration.ofMinutes(1));
        var held = node.snapshot(9L, "KEPT=20").summary();
        node.deltas("2:CAME:6", "5:WAITS:7", "10:CAME:1");

        feeds.house
                .get(Feeds.class)
                .accept(node.node(), 1, Long.parseLong(held.id()), "the racks were moved", feeds.house.cause());

        assertThat(node.atp("KEPT")).isEqualTo(20);
        assertThat(node.atp("CAME"))
                .as("the snapshot had looked; one came after it")
                .isEqualTo(1);
        assertThat(node.atp("WAITS")).isZero();
    }

    @Test
    void a_node_that_sends_deltas_only_has_its_old_ones_forgotten() {
        feeds.house.sku("FORGOT", 0, 0);
        var node = feeds.node("numbered", "kind=deltas");
        node.deltas("1:FORGOT:5");
        feeds.house.later(Duration.ofDays(15));

        node.deltas("2:FORGOT:-1");

        assertThat(feeds.house
                        .get(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select number from oms.feed_movement where node_id = " + node.id)
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
        assertThat(node.atp("FORGOT")).isEqualTo(4);
    }
}
