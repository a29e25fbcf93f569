package dev.dovetail.oms.softholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.availability.StockChange;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.sourcing.Demand;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What carts hold at checkout. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoftHoldTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final OmsHouse house;
    private final SoftHolds holds;

    SoftHoldTest(TestDatabase db) {
        house = new OmsHouse(db);
        holds = house.get(SoftHolds.class);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(house.broken()).isEmpty();
    }

    private static CartKey cart(String cart) {
        return new CartKey(1, "web", cart);
    }

    private SoftHold hold(String cart, String sku, long quantity) {
        return hold(cart, sku, quantity, "site");
    }

    private SoftHold hold(String cart, String sku, long quantity, String caller) {
        var terms = new Demand.Terms("web", "US", "10001", 100);
        var line = new Demand.Line(1, new Sku(1, sku), quantity, 100);
        var demand = new Demand(List.of(line), new Place(40.75, -73.99), "ground", house.now(), terms);
        return holds.hold(new HoldAsk(cart(cart), demand, TEN_MINUTES, caller), house.now());
    }

    private long free(String sku) {
        var known = new Sku(1, sku);
        return house.get(Positions.class).figures(List.of(known)).getOrDefault(known, List.of()).stream()
                .mapToLong(Figure::available)
                .sum();
    }

    private static String code(Runnable refused) {
        try {
            refused.run();
        } catch (Refused e) {
            return e.refusal().code();
        }
        return "taken";
    }

    @Test
    void scenario_11_a_hold_expires_at_its_time_and_then_no_longer_lessens_what_can_be_had() {
        house.sku("ELEVEN", 10, 0);
        hold("c11", "ELEVEN", 4);
        assertThat(free("ELEVEN")).isEqualTo(6);

        house.later(TEN_MINUTES.minusSeconds(1));
        house.deliver();
        assertThat(free("ELEVEN")).isEqualTo(6);
        house.later(Duration.ofSeconds(1));
        house.deliver();

        assertThat(free("ELEVEN")).isEqualTo(10);
        assertThat(holds.find(cart("c11")).orElseThrow().state()).isEqualTo("ended");
    }

    @Test
    void scenario_11_a_nodes_fact_below_what_is_held_shows_nothing_to_be_had_beside_a_shortfall() {
        house.sku("CLAMP", 10, 0);
        hold("c11b", "CLAMP", 4);

        house.get(dev.dovetail.oms.availability.Availability.class)
                .change(List.of(new StockChange(new NodeId(OmsHouse.EAST), new Sku(1, "CLAMP"), -8, "counted")));

        assertThat(free("CLAMP")).isZero();
        assertThat(house.jdbc()
                        .sql("select quantity from oms.shortfall where sku = 'CLAMP' and closed_at is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        holds.end(cart("c11b"), "site");
        assertThat(free("CLAMP")).isEqualTo(2);
    }

    @Test
    void scenario_12_the_same_cart_again_updates_and_its_own_hold_never_blocks_its_checkout() {
        house.sku("TWELVE", 10, 0);

        var first = hold("c12", "TWELVE", 3);
        var again = hold("c12", "TWELVE", 3);
        var more = hold("c12", "TWELVE", 5);

        assertThat(again.holdId()).isEqualTo(first.holdId()).isEqualTo(more.holdId());
        assertThat(more.lines()).containsExactly(new SoftHold.Line(1, "TWELVE", 5));
        assertThat(free("TWELVE")).isEqualTo(5);
        assertThatThrownBy(() -> house.capture(Orderly.from("web", "O12a").line("TWELVE", 6)))
                .isInstanceOf(Refused.class);

        var order = house.capture(Orderly.from("web", "O12").line("TWELVE", 10).softHold("c12"));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 10L, "reserved", 10L));
        assertThat(holds.find(cart("c12")).orElseThrow().state()).isEqualTo("taken");
        assertThat(house.reserved("TWELVE")).isEqualTo(Map.of(OmsHouse.EAST, 10L));
    }

    @Test
    void an_order_that_is_refused_leaves_its_cart_what_it_holds() {
        house.sku("REFUSED", 10, 0);
        hold("cr", "REFUSED", 4);

        assertThatThrownBy(() -> house.capture(
                        Orderly.from("web", "OR").line("REFUSED", 11).softHold("cr")))
                .isInstanceOf(Refused.class);

        assertThat(holds.find(cart("cr")).orElseThrow().state()).isEqualTo("open");
        assertThat(free("REFUSED")).isEqualTo(6);
    }

    @Test
    void a_hold_that_cannot_be_had_is_refused_and_the_cart_holds_what_it_held() {
        house.sku("KEPT", 10, 0);
        hold("ck", "KEPT", 4);

        assertThat(code(() -> hold("ck", "KEPT", 11))).isEqualTo("availability.not-enough");

        assertThat(holds.find(cart("ck")).orElseThrow().lines()).containsExactly(new SoftHold.Line(1, "KEPT", 4));
    }

    @Test
    void a_caller_holds_at_most_its_share_of_a_sku() {
        house.sku("SHARE", 10, 0);
        hold("s1", "SHARE", 3, "greedy");
        hold("s2", "SHARE", 2, "greedy");

        assertThat(code(() -> hold("s3", "SHARE", 1, "greedy"))).isEqualTo("softholds.share");
        hold("s3", "SHARE", 2, "other");
        house.sku("LASTONE", 1, 0);
        hold("s4", "LASTONE", 1, "greedy");
    }

    @Test
    void a_caller_has_at_most_so_many_holds_and_units() {
        var limits = house.get(HoldLimits.class);
        house.sku("MASS", 1_000_000, 0);
        hold("m1", "MASS", limits.units, "masses");
        assertThat(code(() -> hold("m2", "MASS", 1, "masses"))).isEqualTo("softholds.too-many");
        holds.end(cart("m1"), "masses");
        hold("m2", "MASS", 1, "masses");
        house.db()
                .owner()
                .sql("update oms.soft_hold_use set holds = holds + " + (limits.holds - 1)
                        + " where key_name = 'masses'")
                .update();
        assertThat(code(() -> hold("m3", "MASS", 1, "masses"))).isEqualTo("softholds.too-many");
        house.db()
                .owner()
                .sql("update oms.soft_hold_use set holds = 1 where key_name = 'masses'")
                .update();
    }

    @Test
    void another_caller_neither_changes_nor_ends_a_hold() {
        house.sku("MINE", 10, 0);
        hold("cm", "MINE", 2, "mine");

        assertThat(code(() -> hold("cm", "MINE", 1, "thief"))).isEqualTo("softholds.not-yours");
        assertThat(code(() -> holds.end(cart("cm"), "thief"))).isEqualTo("softholds.not-yours");
        holds.end(cart("cm"), "mine");
        holds.end(cart("cm"), "mine");
        assertThat(free("MINE")).isEqualTo(10);
        assertThat(code(() -> holds.end(cart("never"), "mine"))).isEqualTo("softholds.not-found");
    }

    @Test
    void a_hold_that_expires_while_its_order_is_captured_ends_once() {
        for (int round = 0; round < 8; round++) {
            var sku = "EXP" + round;
            house.sku(sku, 5, 0);
            hold("e" + round, sku, 5, "racer" + round, 5);
            house.later(TEN_MINUTES);
            var order = Orderly.from("web", "EX" + round).line(sku, 5).softHold("e" + round);

            Race.between(() -> house.capture(order), house::deliver);

            assertThat(house.reserved(sku)).isEqualTo(Map.of(OmsHouse.EAST, 5L));
            house.deliver();
        }
    }

    /** Alone: the share is not what is tested. */
    private void hold(String cart, String sku, long quantity, String caller, long inAll) {
        house.get(dev.dovetail.oms.availability.Availability.class)
                .change(List.of(new StockChange(new NodeId(OmsHouse.EAST), new Sku(1, sku), inAll, "received")));
        hold(cart, sku, quantity, caller);
        house.get(dev.dovetail.oms.availability.Availability.class)
                .change(List.of(new StockChange(new NodeId(OmsHouse.EAST), new Sku(1, sku), -inAll, "counted")));
    }

    @Test
    void twenty_carts_of_ten_units_hold_exactly_ten() throws Exception {
        house.sku("CROWD", 10, 0);
        var held = new java.util.concurrent.atomic.AtomicInteger();
        var hands = new ArrayList<Runnable>();
        for (int i = 0; i < 20; i++) {
            int n = i;
            hands.add(() -> {
                if (code(() -> hold("w" + n, "CROWD", 1, "caller" + n)).equals("taken")) held.incrementAndGet();
            });
        }
        for (int i = 0; i < 20; i += 2) Race.between(hands.get(i), hands.get(i + 1));

        assertThat(held).hasValue(10);
        assertThat(free("CROWD")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "what is reserved for a cart, update oms.reservation set quantity = quantity + 1 where soft and quantity > 0",
        "what is reserved for a cart, update oms.soft_hold_line set quantity = quantity + 1 where quantity > 0",
        "a cart's open hold, update oms.order_outbox set state = 'sent' where type = 'softholds.expires.v1'",
        "what a caller's carts, update oms.soft_hold_use set units = units + 1",
        "no line has more reserved, update oms.reservation set soft = false where soft and quantity > 0"
    })
    void damage_is_named(String named, String damage) throws SQLException {
        house.sku("HURT" + Integer.toHexString(damage.hashCode()).toUpperCase(), 10, 0);
        hold(
                "h" + damage.hashCode(),
                "HURT" + Integer.toHexString(damage.hashCode()).toUpperCase(),
                2);
        try (var owner = house.db().ownerLogin().dataSource().getConnection();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            assertThat(statement.executeUpdate(damage)).isPositive();
            var found = new ArrayList<String>();
            for (var invariant : house.invariants()) {
                try (var rows = statement.executeQuery("select count(*) from (" + invariant.sql(house.now()) + ") x")) {
                    rows.next();
                    if (rows.getLong(1) > 0) found.add(invariant.title());
                }
            }
            owner.rollback();
            assertThat(found).anyMatch(title -> title.startsWith(named));
        }
    }
}
