package dev.dovetail.oms.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.feeds.FeedHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What channels are shown follows the promise, in numbers that only rise. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishingTest {
    private final TestDatabase db;
    private final FeedHouse feeds;
    private final OmsHouse house;
    private final Publishing publishing;
    private final Published published;
    private final Channel shop;

    PublishingTest(TestDatabase db) {
        this.db = db;
        feeds = new FeedHouse(db);
        house = feeds.house;
        publishing = house.get(Publishing.class);
        published = house.get(Published.class);
        shop = house.get(Network.class).getChannel("shop");
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private Shown shown(String sku) {
        return published.from(shop, "", 1_000).stream()
                .filter(one -> one.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_sold_is_shown_no_more_and_only_what_changed_is_told() {
        house.sku("SOLD", 5, 5);
        house.sku("STILL", 7, 0);
        publishing.turn();
        assertThat(shown("SOLD").atp()).isEqualTo(10);
        long before = published.headNow(shop);

        house.capture(Orderly.from("shop", "P1").line("SOLD", 3));
        publishing.turn();

        assertThat(published.after(shop, before, 10)).extracting(Shown::sku).containsExactly("SOLD");
        assertThat(shown("SOLD").atp()).isEqualTo(7);
        assertThat(shown("SOLD").number()).isEqualTo(before + 1);
        assertThat(publishing.turn()).isZero();
    }

    /** B7: counts, damage and goods received are facts of the node. */
    @Test
    void a_count_that_finds_less_is_shown_at_once() {
        house.sku("COUNT", 10, 0);
        publishing.turn();

        house.node().tell(house.node().stock(OmsHouse.EAST, "COUNT", -4, "counted"));
        publishing.turn();
        assertThat(shown("COUNT").atp()).isEqualTo(6);
        house.node().tell(house.node().stock(OmsHouse.EAST, "COUNT", -5, "damaged"));
        publishing.turn();
        assertThat(shown("COUNT").atp()).isEqualTo(1);
        house.node().tell(house.node().stock(OmsHouse.EAST, "COUNT", -3, "damaged"));
        publishing.turn();

        assertThat(shown("COUNT").atp()).isZero();
    }

    @Test
    void a_node_that_its_feed_closes_is_shown_no_more_until_it_speaks() {
        house.sku("FED", 2, 0);
        var node = feeds.node("cut");
        node.snapshot(null, "FED=5");
        publishing.turn();
        assertThat(shown("FED").atp()).isEqualTo(7);

        house.later(Duration.ofMinutes(11));
        publishing.turn();
        assertThat(shown("FED").atp()).isEqualTo(2);
        node.snapshot(null, "FED=4");
        house.later(Duration.ofSeconds(2));
        publishing.turn();

        assertThat(shown("FED").atp()).isEqualTo(6);
    }

    @Test
    void a_buffer_is_not_shown_and_a_fence_is_shown_to_its_channel_alone() {
        house.sku("KEPT", 5, 0);
        db.owner().sql("""
                insert into oms.pool (node_id, client_id, sku, pool, position) values (2, 1, 'KEPT', 'open', 0),
                       (2, 1, 'KEPT', 'fence:shop', 4), (2, 1, 'KEPT', 'fence:web', 8)
                """).update();
        publishing.turn();
        assertThat(shown("KEPT").atp()).isEqualTo(9);

        run("insert into oms.channel_buffer (channel, client_id, sku, quantity) values ('shop', 1, 'KEPT', 2)");
        publishing.turn();
        assertThat(shown("KEPT").atp()).isEqualTo(7);
        run("update oms.channel_buffer set quantity = 50");
        publishing.turn();

        assertThat(shown("KEPT").atp()).isZero();
        run("delete from oms.channel_buffer");
    }

    @Test
    void of_a_kit_each_node_has_as_many_as_its_scarcest_part_makes() {
        house.sku("TOP", 3, 2);
        house.sku("LEG", 8, 43);
        house.kit("DESK", Map.of("TOP", 1, "LEG", 4));
        publishing.turn();
        assertThat(shown("DESK").atp()).isEqualTo(2 + 2);

        house.node().tell(house.node().stock(OmsHouse.EAST, "TOP", -2, "counted"));
        publishing.turn();
        assertThat(shown("DESK").atp()).isEqualTo(1 + 2);
    }

    @Test
    void of_a_kit_only_its_parts_are_shown_whatever_is_told_of_the_kit_itself() {
        house.sku("DOOR", 4, 0);
        house.kit("GATE", Map.of("DOOR", 2));
        db.owner().sql("""
                insert into oms.pool (node_id, client_id, sku, pool, position) values (2, 1, 'GATE', 'open', 5)
                """).update();
        publishing.turn();

        assertThat(shown("GATE").atp()).isEqualTo(2);
    }

    @Test
    void a_reader_goes_on_where_it_was_and_sees_each_sku_as_it_is_now() throws IOException {
        house.sku("READ", 9, 0);
        publishing.turn();
        long before = published.headNow(shop);
        for (int i = 0; i < 3; i++) {
            house.capture(Orderly.from("shop", "R" + i).line("READ", 1));
            publishing.turn();
        }
        var out = new ByteArrayOutputStream();
        house.later(Duration.ofSeconds(1));

        new ChangeStream(published, publishing, shop, house.get(Json.class), true, before).look(out);

        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("id: " + (before + 3) + "\nevent: atp\ndata: {")
                .contains("\"atp\":6");
        assertThat(text.split("event: atp")).hasSize(2);
        assertThat(text).endsWith(": through " + (before + 3) + "\n\n");
    }

    @Test
    void of_two_publishers_one_publishes_and_the_other_goes_on_after_it() {
        house.sku("PAIR", 9, 0);
        publishing.turn();
        try (var second = new OmsHouse(db)) {
            var other = second.get(Publishing.class);
            house.capture(Orderly.from("shop", "T1").line("PAIR", 1));
            assertThat(other.turn()).as("it has no lease").isZero();

            publishing.giveUp();
            assertThat(other.turn()).isPositive();
            assertThat(shown("PAIR").atp()).isEqualTo(8);
            assertThat(publishing.turn()).isZero();
            other.giveUp();
        }
        publishing.turn();
    }

    @Test
    void publishers_who_race_for_the_lease_count_each_change_once() {
        house.sku("RACE", 50, 0);
        publishing.turn();
        long before = published.headNow(shop);
        try (var second = new OmsHouse(db)) {
            var other = second.get(Publishing.class);
            for (int i = 0; i < 8; i++) {
                house.capture(Orderly.from("shop", "Q" + i).line("RACE", 1));
                if (i % 2 == 0)
                    db.owner()
                            .sql("update oms.publication set until = now() - interval '1 second'")
                            .update();
                Race.between(publishing::turn, other::turn);
            }
            other.giveUp();
        }
        publishing.turn();

        assertThat(shown("RACE").atp()).isEqualTo(42);
        assertThat(published.headNow(shop)).isGreaterThan(before);
        var numbers =
                published.after(shop, 0, 10_000).stream().map(Shown::number).toList();
        assertThat(new TreeSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void windows_are_met_or_missed_and_the_first_missed_is_an_alarm() {
        publishing.turn();
        var slow = house.get(Network.class).getChannel("slow");
        publishing.owe(slow, new Duty(Duration.ofMinutes(5), Duty.DELTA), house.cause());
        house.later(Duration.ofMinutes(5));
        publishing.reached(slow, Duty.FULL, 0);
        house.later(Duration.ofMinutes(5));
        publishing.turn();
        assertThat(of(slow))
                .extracting(Publication::state, Publication::met, Publication::missed)
                .containsExactly("ok", 1L, 0L);

        house.later(Duration.ofMinutes(5));
        publishing.turn();
        assertThat(of(slow).state()).isEqualTo("alarm");
        var first = of(slow).firstMissedAt();
        house.later(Duration.ofMinutes(5));
        publishing.turn();
        assertThat(of(slow).state()).isEqualTo("dark");
        assertThat(of(slow).firstMissedAt()).isEqualTo(first);

        for (int i = 0; i < 25 * 12; i++) {
            publishing.reached(slow, Duty.DELTA, 0);
            house.later(Duration.ofMinutes(5));
        }
        publishing.turn();
        assertThat(of(slow).state()).as("a day later").isEqualTo("ok");
        publishing.owe(slow, null, house.cause());
        assertThat(of(slow).state()).isEqualTo("none");
    }

    @Test
    void a_full_publication_that_is_owed_is_not_met_by_a_delta() {
        publishing.turn();
        var web = house.get(Network.class).getChannel("web");
        publishing.owe(web, new Duty(Duration.ofMinutes(5), Duty.FULL), house.cause());
        house.later(Duration.ofMinutes(5));
        publishing.reached(web, Duty.DELTA, 0);
        house.later(Duration.ofMinutes(5));
        publishing.turn();

        assertThat(of(web).missed()).isEqualTo(1);
        publishing.owe(web, null, house.cause());
    }

    private Publication of(Channel channel) {
        return published.publications(1).stream()
                .filter(publication -> publication.channel().equals(channel.code()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_cell_that_would_begin_a_formula_is_text() {
        assertThat(List.of("MUG", "=1+1", "-2", "+A1", "@x", "\tz", "a,b", "a\"b"))
                .extracting(Csv::cell)
                .containsExactly("MUG", "'=1+1", "'-2", "'+A1", "'@x", "'\tz", "\"a,b\"", "\"a\"\"b\"");
    }

    @Test
    void i12_names_a_number_that_was_never_taken_and_units_that_are_not_there() {
        house.sku("DAMAGED", 3, 0);
        publishing.turn();
        assertThat(house.broken()).isEmpty();

        run("update oms.published set number = number + 100000 where sku = 'DAMAGED' and channel = 'shop'");
        assertThat(house.broken()).isEqualTo(java.util.Map.of("I12", 1L));
        run("update oms.published set number = number - 100000 where sku = 'DAMAGED' and channel = 'shop'");

        run("update oms.pool set changed_at = now() - interval '1 hour' where sku = 'DAMAGED'");
        run("update oms.published set atp = 4 where sku = 'DAMAGED' and channel = 'shop'");
        assertThat(house.broken()).isEqualTo(java.util.Map.of("I12", 1L));
        run("update oms.published set atp = 3 where sku = 'DAMAGED' and channel = 'shop'");
    }

    private void run(String sql) {
        db.owner().sql(sql).update();
    }
}
