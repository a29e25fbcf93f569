package dev.dovetail.oms.inbounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders promised of goods on their way, and what becomes of them. It is Monday the second of March. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreorderTest {
    private static final int EAST = OmsHouse.EAST;

    private final InboundHouse inbound;
    private final OmsHouse house;

    PreorderTest(TestDatabase db) {
        inbound = new InboundHouse(db);
        house = inbound.house;
    }

    @AfterEach
    void the_books_are_right() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private NodeFact.StockChanged arrived(String reference, String sku, long units) {
        return new NodeFact.StockChanged(
                new NodeId(EAST), house.now(), "received", reference, List.of(new NodeFact.Delta(1, sku, units)));
    }

    private long position(String sku, String pool) {
        return house.jdbc()
                .sql("select coalesce(sum(position), 0) from oms.pool where sku = :sku and pool = :pool")
                .param("sku", sku)
                .param("pool", pool)
                .query(Long.class)
                .single();
    }

    @Test
    void pre_ordered_landed_released_and_shipped() {
        house.sku("NEWBOOK", 0, 0);
        inbound.expect(EAST, "P1", "NEWBOOK", 10, "2026-03-09");

        var order = house.capture(Orderly.from("presale", "N1").line("NEWBOOK", 4));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 4L));
        assertThat(inbound.promise(order).on())
                .isEqualTo(LocalDate.of(2026, 3, 10)); // there on Monday, a day's carriage
        assertThat(inbound.lastBody(order, "pre-ordered")).contains("\"P1\"", "2026-03-09", "\"units\":4");
        house.deliver();
        assertThat(house.node().releases(order)).isEmpty();
        assertThat(house.broken()).isEmpty();

        house.node().tell(arrived("P1", "NEWBOOK", 10));

        assertThat(inbound.find("P1").over()).isTrue();
        assertThat(position("NEWBOOK", "open")).isEqualTo(10);
        var work = house.node().only(order);
        assertThat(work.lines().getFirst().quantity()).isEqualTo(4);
        var node = house.node();
        var parcel = node.parcel(work);
        node.tell(node.accepted(work), node.picked(work, 4));
        node.tell(node.packed(work, parcel, 4));
        node.tell(node.shipped(work, parcel, 4));
        assertThat(house.order(order).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(position("NEWBOOK", "open")).isEqualTo(6);
        assertThat(inbound.timeline(order))
                .containsExactly(
                        "captured",
                        "pre-ordered",
                        "inbound-landed",
                        "released",
                        "accepted-by-node",
                        "picked",
                        "packed",
                        "shipped");
    }

    @Test
    void what_is_there_goes_first_then_the_earliest_inbound_then_the_backlog() {
        house.sku("LAYERS", 2, 0);
        inbound.expect(OmsHouse.WEST, "L2", "LAYERS", 3, "2026-03-16");
        inbound.expect(EAST, "L1", "LAYERS", 3, "2026-03-17");

        var order = house.capture(Orderly.from("presale", "L").line("LAYERS", 9));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 9L, "reserved", 8L, "backordered", 1L));
        assertThat(inbound.promise(order)).isNull();
        var some = house.capture(Orderly.from("shop", "L-other").line("LAYERS", 1));
        assertThat(house.units(some, 1)).isEqualTo(Map.of("ordered", 1L, "backordered", 1L));
        house.deliver();
        assertThat(house.units(order, 1))
                .isEqualTo(Map.of("ordered", 9L, "released", 2L, "reserved", 6L, "backordered", 1L));
    }

    @Test
    void the_earliest_day_is_chosen_before_the_nearer_node() {
        house.sku("SOONER", 0, 0);
        inbound.expect(EAST, "S1", "SOONER", 5, "2026-03-20");
        inbound.expect(OmsHouse.WEST, "S2", "SOONER", 5, "2026-03-09");

        var order = house.capture(Orderly.from("presale", "S").line("SOONER", 5));

        assertThat(house.reserved("SOONER")).isEqualTo(Map.of(OmsHouse.WEST, 5L));
        assertThat(inbound.promise(order).on()).isEqualTo(LocalDate.of(2026, 3, 13));
    }

    @Test
    void a_channel_that_may_refuse_does_so_where_inbounds_do_not_suffice() {
        house.sku("SCARCE", 1, 0);
        inbound.expect(EAST, "R1", "SCARCE", 2, "2026-03-09");

        assertThatThrownBy(() -> house.capture(Orderly.from("drop", "R1").line("SCARCE", 4)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.refusal().details().get("short").toString())
                                .contains("available=3"));
        assertThatThrownBy(() -> house.capture(Orderly.from("web", "R2").line("SCARCE", 3)))
                .isInstanceOf(Refused.class);
        var order = house.capture(Orderly.from("drop", "R3").line("SCARCE", 3));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "reserved", 3L));
        assertThat(inbound.promise(order).on()).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void a_short_receipt_serves_by_rank_and_the_rest_waits_with_its_rank() {
        house.sku("SHORT", 0, 0);
        inbound.expect(EAST, "K1", "SHORT", 10, "2026-03-09");
        var late = house.capture(Orderly.from("presale", "K-late").line("SHORT", 4));
        house.later(java.time.Duration.ofSeconds(1));
        var urgent = house.capture(
                Orderly.from("presale", "K-urgent").line("SHORT", 4).priority(1));

        inbound.received("K1", 5, true);

        assertThat(house.units(urgent, 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 4L));
        assertThat(house.units(late, 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 1L, "backordered", 3L));
        assertThat(inbound.timeline(late))
                .containsExactly("captured", "pre-ordered", "inbound-landed", "backordered", "shortfall");
        assertThat(inbound.lastBody(late, "backordered")).contains("K1");
        house.later(java.time.Duration.ofSeconds(1));
        var after = house.capture(Orderly.from("shop", "K-after").line("SHORT", 3));
        house.node().tell(house.node().stock(EAST, "SHORT", 3, "received"));
        assertThat(house.units(late, 1)).isEqualTo(Map.of("ordered", 4L, "released", 4L));
        assertThat(house.units(after, 1)).isEqualTo(Map.of("ordered", 3L, "backordered", 3L));
    }

    @Test
    void it_may_come_in_parts_and_the_rest_goes_on_waiting_for_it() {
        house.sku("PARTS", 0, 0);
        house.fence(EAST, "PARTS", "web", 5);
        inbound.expect(EAST, "T1", "PARTS", 10, "2026-03-09");
        var order = house.capture(Orderly.from("presale", "T").line("PARTS", 8));

        house.node().tell(arrived("T1", "PARTS", 3));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 8L, "released", 3L, "reserved", 5L));
        assertThat(List.of(inbound.find("T1").quantity(), inbound.find("T1").reserved()))
                .isEqualTo(List.of(7L, 5L));
        house.node().tell(arrived("T1", "PARTS", 7));
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 8L, "released", 8L));
        assertThat(position("PARTS", "fence:web")).isEqualTo(2); // who was promised comes before a fence
        house.node().tell(arrived("T1", "PARTS", 1)); // more than was expected is stock as any other
        assertThat(position("PARTS", "fence:web")).isEqualTo(3);
    }

    @Test
    void another_day_moves_the_promise_and_says_so() {
        house.sku("MOVED", 1, 0);
        inbound.expect(EAST, "M1", "MOVED", 10, "2026-03-09");
        var whole = house.capture(Orderly.from("presale", "M-mixed").line("MOVED", 3)); // 1 is there
        var alone = house.capture(Orderly.from("presale", "M-alone").line("MOVED", 2));

        inbound.expect(EAST, "M1", "MOVED", 10, "2026-03-18");
        assertThat(inbound.promise(whole).on()).isEqualTo(LocalDate.of(2026, 3, 19));
        assertThat(inbound.promise(alone).on()).isEqualTo(LocalDate.of(2026, 3, 19));
        assertThat(inbound.lastBody(alone, "repromised")).contains("2026-03-19", "M1");

        inbound.expect(EAST, "M1", "MOVED", 10, "2026-03-11");
        assertThat(inbound.promise(alone).on()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(inbound.promise(whole).on()).isEqualTo(LocalDate.of(2026, 3, 19));
        inbound.expect(EAST, "M1", "MOVED", 12, "2026-03-11");
        assertThat(inbound.timeline(alone)).containsExactly("captured", "pre-ordered", "repromised", "repromised");
    }

    @Test
    void a_cancelled_pre_order_gives_back_to_the_inbound() {
        house.sku("CHANGED", 0, 0);
        inbound.expect(EAST, "C1", "CHANGED", 5, "2026-03-09");
        var order = house.capture(Orderly.from("presale", "C").line("CHANGED", 5));
        assertThat(inbound.find("C1").reserved()).isEqualTo(5);

        house.get(Fulfillment.class)
                .cancel(
                        new OrderId(Long.parseLong(order)),
                        "changed his mind",
                        List.of(new dev.dovetail.oms.fulfillment.Units(1, 5)),
                        house.cause());

        assertThat(inbound.find("C1").reserved()).isZero();
        var next = house.capture(Orderly.from("drop", "C-next").line("CHANGED", 5));
        assertThat(house.units(next, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 5L));
    }

    @Test
    void two_orders_at_once_never_have_more_than_an_inbound_brings() {
        for (int round = 0; round < 10; round++) {
            int n = round;
            var sku = "CROWD" + n;
            house.sku(sku, 0, 0);
            inbound.expect(EAST, "W" + n, sku, 5, "2026-03-09");
            var had = Collections.synchronizedList(new ArrayList<String>());

            Race.between(() -> had.addAll(tries("A" + n, sku)), () -> had.addAll(tries("B" + n, sku)));

            assertThat(had).hasSize(1);
            assertThat(inbound.find("W" + n).reserved()).isEqualTo(3);
        }
    }

    private List<String> tries(String number, String sku) {
        try {
            return List.of(house.capture(Orderly.from("drop", number).line(sku, 3)));
        } catch (Refused e) {
            return List.of();
        }
    }

    @Test
    void an_order_at_the_moment_of_landing_has_its_units_once() {
        for (int round = 0; round < 10; round++) {
            int n = round;
            var sku = "LANDS" + n;
            house.sku(sku, 0, 0);
            inbound.expect(EAST, "Y" + n, sku, 6, "2026-03-09");
            var first = house.capture(Orderly.from("presale", "Y1-" + n).line(sku, 3));
            var second = Collections.synchronizedList(new ArrayList<String>());

            Race.between(
                    () -> second.add(
                            house.capture(Orderly.from("presale", "Y2-" + n).line(sku, 3))),
                    () -> inbound.received("Y" + n, 6, true));
            house.deliver();

            assertThat(house.units(first, 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
            assertThat(house.units(second.getFirst(), 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
            assertThat(house.broken()).isEmpty();
        }
    }

    @Test
    void goods_that_orders_wait_for_past_their_day_are_told_and_no_others() {
        house.sku("OVERDUE", 0, 0);
        inbound.expect(EAST, "O1", "OVERDUE", 5, "2026-03-09");
        inbound.expect(EAST, "O2", "OVERDUE", 5, "2026-03-09");
        var order = house.capture(Orderly.from("presale", "O-order").line("OVERDUE", 2));
        var inbounds = house.get(Inbounds.class);

        assertThat(overdue(inbounds, "2026-03-09")).isEmpty();
        assertThat(overdue(inbounds, "2026-03-10")).singleElement().satisfies(one -> {
            assertThat(one.inbound().id()).isEqualTo("O1");
            assertThat(one.orders()).isEqualTo(1);
            assertThat(one.units()).isEqualTo(2);
        });
        var claims = house.get(dev.dovetail.oms.availability.Positions.class)
                .claims(List.of(new dev.dovetail.kernel.OrderId(Long.parseLong(order))));
        assertThat(inbounds.of(claims)).extracting(Inbound::id).containsExactly("O1");
    }

    private static List<Inbounds.Overdue> overdue(Inbounds inbounds, String today) {
        return inbounds.overdue(1, LocalDate.parse(today), 10).stream()
                .filter(one -> one.inbound().sku().code().equals("OVERDUE"))
                .toList();
    }

    @Test
    void a_pre_order_takes_a_place_on_the_day_it_leaves() {
        house.sku("PLACED", 0, 0);
        house.db()
                .owner()
                .sql("update oms.node set parcels_a_day = 1 where node_id = 1")
                .update();
        house.later(java.time.Duration.ofSeconds(2));
        inbound.expect(EAST, "PL", "PLACED", 10, "2026-03-09");

        house.capture(Orderly.from("presale", "PL1").line("PLACED", 1));
        var second = house.capture(Orderly.from("presale", "PL2").line("PLACED", 1));

        assertThat(house.jdbc()
                        .sql("select taken from oms.node_day where node_id = 1 and day = '2026-03-09'")
                        .query(Long.class)
                        .list())
                .containsExactly(1L);
        assertThat(house.units(second, 1)).isEqualTo(Map.of("ordered", 1L, "backordered", 1L));
        house.db().owner().sql("update oms.node set parcels_a_day = null").update();
        house.later(java.time.Duration.ofSeconds(2));
    }
}
