package dev.dovetail.oms.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepsTest {
    private final OmsHouse house;
    private final Sweeps sweeps;
    private Channel channel;

    SweepsTest(TestDatabase db) {
        house = new OmsHouse(db);
        sweeps = house.get(Sweeps.class);
        channel = house.get(Network.class).getChannel("web");
    }

    /** Of its own, so that a test's sweeps are alone. */
    private void channel(String code) {
        house.db()
                .owner()
                .sql(
                        "insert into oms.channel (code, client_id, name, policy, currency) values (:code, 1, :code, 'backorder', 'GBP')")
                .param("code", code)
                .update();
        house.later(Duration.ofSeconds(2)); // channels are kept in memory for a second
        channel = house.get(Network.class).getChannel(code);
    }

    private Swept sweep(Instant from, Instant to, String... numbers) {
        return sweeps.sweep(channel, new Window(from, to), Set.of(numbers), house.cause());
    }

    private Proof proof() {
        return sweeps.proof(channel, house.now(), 50);
    }

    @Test
    void an_order_whose_message_was_lost_is_missing_until_it_is_here() {
        channel("lossy");
        house.sku("MUG", 10, 0);
        var noon = house.now();
        house.capture(Orderly.from("lossy", "S1").line("MUG", 1));
        house.capture(Orderly.from("shop", "S2").line("MUG", 1)); // another channel's

        var swept = sweep(noon.minusSeconds(600), noon, "S1", "S2");

        assertThat(swept.captured()).isOne();
        assertThat(swept.missing()).containsExactly("S2");
        assertThat(proof().missing()).isOne();
        house.capture(Orderly.from("lossy", "S2").line("MUG", 1));
        assertThat(proof().missing()).isZero();
        assertThat(sweeps.missing(List.of(channel), Missing.After.NOTHING, 10)).isEmpty();
        assertThat(sweep(noon.minusSeconds(600), noon, "S1", "S2").missing()).isEmpty();
        assertThat(proof().items()).hasSize(2);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void what_no_sweep_covers_is_a_gap_until_one_does() {
        channel("gappy");
        var day = house.now().minus(Duration.ofHours(5));
        sweep(day, day.plusSeconds(3600));
        sweep(day.plusSeconds(7200), day.plusSeconds(10_800));

        assertThat(proof().through()).isEqualTo(day.plusSeconds(10_800));
        assertThat(proof().gaps()).containsExactly(new Proof.Gap(day.plusSeconds(3600), day.plusSeconds(7200)));

        sweep(day.plusSeconds(3000), day.plusSeconds(9000));

        assertThat(proof().gaps()).isEmpty();
    }

    @Test
    void a_sweep_that_is_owed_and_does_not_come_is_overdue() {
        channel("owed");
        sweeps.plan(channel, 900, house.cause());
        var planned = house.now();
        assertThat(proof().overdueSince()).isNull();

        house.later(Duration.ofMinutes(20));
        assertThat(proof().overdueSince()).isEqualTo(planned.plusSeconds(900));

        sweep(planned, house.now());
        assertThat(proof().overdueSince()).isNull();
        sweeps.plan(channel, null, house.cause());
        assertThat(proof().everySeconds()).isNull();
    }

    @Test
    void missing_orders_are_paged_in_the_order_they_were_missed() {
        channel("paged");
        var now = house.now();
        sweep(now.minusSeconds(60), now, "P3", "P1", "P2");

        var first = sweeps.missing(List.of(channel), Missing.After.NOTHING, 2);
        var rest = sweeps.missing(
                List.of(channel), Missing.After.of(first.getLast().cursor(), channel.code()), 2);

        assertThat(first).extracting(Missing::number).containsExactly("P1", "P2");
        assertThat(rest).extracting(Missing::number).containsExactly("P3");
        assertThatThrownBy(() -> Missing.After.of("nonsense", "web")).isInstanceOf(Malformed.class);
    }

    @Test
    void a_window_is_over_and_not_too_long() {
        var now = house.now();

        assertThatThrownBy(() -> new Window(now, now.plusSeconds(1)).check(now)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Window(now, now).check(now)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Window(now.minus(Duration.ofDays(32)), now).check(now))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_found_order_that_is_not_here_is_named() {
        var now = house.now();
        sweep(now.minusSeconds(60), now, "D1");
        house.db()
                .owner()
                .sql("update oms.missing_order set found_at = seen_at where number = 'D1'")
                .update();

        assertThat(house.broken()).isEqualTo(Map.of("I13", 1L));
        house.db()
                .owner()
                .sql("delete from oms.missing_order where number = 'D1'")
                .update();
    }

    @Test
    void how_it_stands_is_told_of_many_channels_at_once_as_each_one_s_proof_says() {
        channel("many1");
        var first = channel;
        var noon = house.now();
        sweep(noon.minusSeconds(3600), noon.minusSeconds(2400), "A1", "A2");
        sweep(noon.minusSeconds(1200), noon, "A3");
        house.sku("LATE", 5, 0);
        house.capture(Orderly.from("many1", "A2").line("LATE", 1));
        channel("many2");
        sweeps.plan(channel, 600, house.cause());
        house.later(Duration.ofMinutes(11));

        var standing = sweeps.standing(List.of(channel, first), house.now());

        assertThat(standing).extracting(Standing::channel).containsExactly("many1", "many2");
        assertThat(standing.getFirst()).isEqualTo(new Standing("many1", noon, 1, 2, noon, null, null));
        assertThat(standing.getLast().overdueSince()).isEqualTo(proof().overdueSince());
        channel = first;
        assertThat(proof().gaps()).hasSize(1);
        assertThat(proof().missing()).isEqualTo(2);
        assertThat(sweeps.missing(List.of(first), Missing.After.NOTHING, 10))
                .extracting(Missing::id)
                .containsExactly("many1/A1", "many1/A3");
        assertThat(sweeps.standing(List.of(), house.now())).isEmpty();
    }
}
