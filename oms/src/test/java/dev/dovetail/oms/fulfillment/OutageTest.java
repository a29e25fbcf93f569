package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.NetworkSetup;
import dev.dovetail.oms.orders.OrderBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node goes offline in the middle of its day, and comes back. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {
    private final OmsHouse house;
    private final NodeByHand node;

    OutageTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    private void east(boolean online) {
        var setup = house.get(NetworkSetup.class);
        if (online) setup.online("EAST", "power is back", house.cause());
        else setup.offline("EAST", "a power cut", house.cause());
    }

    @AfterEach
    void east_is_back_and_nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
        east(true);
        house.deliver();
    }

    private List<String> types(String order) {
        return house.get(OrderBook.class).timeline(new OrderId(Long.parseLong(order))).stream()
                .map(entry -> entry.type().replaceAll("order\\.|\\.v1", ""))
                .toList();
    }

    /** Clocks are finer than what the database keeps. */
    @Test
    void an_outage_at_any_nanosecond_is_followed() {
        house.sku("FINE", 2, 2);
        var reserved = house.capture(Orderly.from("slow", "O0").line("FINE", 2));
        house.later(Duration.ofNanos(1_234_567));

        east(false);
        house.deliver();

        assertThat(house.reserved("FINE")).isEqualTo(Map.of(OmsHouse.WEST, 2L));
        assertThat(types(reserved)).containsExactly("captured", "unpinned", "reserved");
    }

    @Test
    void what_is_reserved_goes_elsewhere_at_once_and_what_is_released_is_asked_back() {
        house.sku("LAMP", 20, 6);
        var reserved = house.capture(Orderly.from("slow", "O1").line("LAMP", 2));
        var released = house.released(Orderly.from("shop", "O2").line("LAMP", 3));
        var picking = house.released(Orderly.from("shop", "O3").line("LAMP", 4));
        node.tell(node.accepted(picking), node.picked(picking, 3));

        east(false);
        house.deliver();

        assertThat(house.units(reserved, 1)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        assertThat(house.reserved("LAMP")).isEqualTo(Map.of(OmsHouse.EAST, 7L, OmsHouse.WEST, 2L));
        assertThat(types(reserved)).containsExactly("captured", "unpinned", "reserved");
        assertThat(asked(released)).isEqualTo(3);
        assertThat(asked(picking)).isEqualTo(1);

        answer(released, 3, 0);
        answer(picking, 1, 0);

        assertThat(house.units(released.order().toString(), 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        assertThat(node.releases(released.order().toString()).getLast().node().value())
                .isEqualTo(OmsHouse.WEST);
        assertThat(house.units(picking.order().toString(), 1))
                .isEqualTo(Map.of("ordered", 4L, "picked", 3L, "released", 1L));
        assertThat(house.reserved("LAMP")).isEqualTo(Map.of(OmsHouse.EAST, 3L, OmsHouse.WEST, 6L));
        assertThat(types(released.order().toString()))
                .containsExactly("captured", "released", "withdrawal-asked", "withdrawn", "reserved", "released");
        house.later(Duration.ofMinutes(31));
        house.deliver();
        assertThat(node.only(reserved).node().value()).isEqualTo(OmsHouse.WEST);
    }

    @Test
    void what_the_node_does_not_answer_stays_with_it_and_is_asked_for_once() {
        house.sku("SILENT", 5, 5);
        var work = house.released(Orderly.from("shop", "N1").line("SILENT", 2));

        east(false);
        house.deliver();
        house.later(Outages.SECOND_LOOK);
        house.deliver();

        assertThat(asked(work)).isEqualTo(2);
        assertThat(house.units(work.order().toString(), 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
        assertThat(node.releases(work.order().toString())).hasSize(1);
    }

    @Test
    void an_offline_node_gets_no_new_order_and_the_reason_is_kept() {
        house.sku("NEWER", 5, 1);
        east(false);

        var order = house.capture(Orderly.from("shop", "W1").line("NEWER", 3));
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "released", 1L, "backordered", 2L));
        assertThat(node.only(order).node().value()).isEqualTo(OmsHouse.WEST);
        var decision = house.get(Decisions.class)
                .list(new OrderId(Long.parseLong(order)))
                .getFirst();
        assertThat(decision.toString()).contains("dropped=offline");

        east(true);
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        assertThat(node.releases(order).getLast().node().value()).isEqualTo(OmsHouse.EAST);
    }

    @Test
    void many_lines_are_taken_in_steps() {
        int lines = 20;
        int orders = OutageInward.AT_ONCE / lines + 1;
        for (int l = 0; l < lines; l++) house.sku("MANY" + l, orders, orders);
        for (int i = 0; i < orders; i++) {
            var order = Orderly.from("slow", "M" + i);
            for (int l = 0; l < lines; l++) order.line("MANY" + l, 1);
            house.capture(order);
        }

        long before = steps();
        east(false);
        house.deliver();

        assertThat(house.reserved("MANY0")).isEqualTo(Map.of(OmsHouse.WEST, (long) orders));
        assertThat(steps() - before).isEqualTo(3); // two with work, and one that finds none
    }

    private long steps() {
        return house.jdbc()
                .sql("select count(*) from oms.node_outbox where type = 'fulfillment.outage.v1' and state = 'sent'")
                .query(Long.class)
                .single();
    }

    @Test
    void a_release_of_what_an_offline_node_holds_goes_to_another() {
        house.sku("LATE", 4, 4);
        var order = house.capture(Orderly.from("shop", "L1").line("LATE", 2));
        // Offline by another process, whose steps have not been delivered.
        house.db()
                .owner()
                .sql("update oms.node set offline_since = :at, offline_reason = 'x' where node_id = 1")
                .param("at", house.now().atOffset(java.time.ZoneOffset.UTC))
                .update();

        house.deliver();

        assertThat(node.only(order).node().value()).isEqualTo(OmsHouse.WEST);
        assertThat(types(order)).containsExactly("captured", "unpinned", "reserved", "released");
    }

    @Test
    void an_outage_racing_the_release_leaves_nothing_at_the_node() {
        house.sku("CLASH", 24, 24);
        for (int i = 0; i < 12; i++) {
            var order = house.capture(Orderly.from("shop", "C" + i).line("CLASH", 2));

            Race.between(house::deliver, () -> east(false));
            house.deliver();
            for (var back : node.withdrawals(order)) node.tell(node.answered(back, 2, 0));

            assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
            assertThat(node.releases(order).getLast().node().value()).isEqualTo(OmsHouse.WEST);
            assertThat(house.broken()).isEmpty();
            east(true);
        }
    }

    @Test
    void a_node_that_is_back_before_its_work_is_taken_keeps_it() {
        house.sku("BLINK", 4, 4);
        var order = house.capture(Orderly.from("slow", "B1").line("BLINK", 2));
        east(false);
        east(true);

        house.deliver();

        assertThat(house.reserved("BLINK")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
        assertThat(types(order)).containsExactly("captured");
    }

    @Test
    void a_cancel_takes_over_what_an_outage_asked_back() {
        house.sku("TAKEN", 5, 5);
        var given = house.released(Orderly.from("shop", "T1").line("TAKEN", 2));
        var picked = house.released(Orderly.from("shop", "T2").customer("T2").line("TAKEN", 2));
        node.tell(node.accepted(given), node.accepted(picked));
        east(false);
        house.deliver();

        var done = house.get(Fulfillment.class)
                .cancel(new OrderId(given.order().value()), "not wanted", List.of(), house.cause());
        var request = house.get(Fulfillment.class)
                .request(1, new CancelAsk("shop", "T2-C", 1, "T2", "TAKEN", 2, "not wanted"), house.cause());

        assertThat(done.lines()).containsExactly(new Cancellation.Line(1, 0, 2, 0));
        assertThat(request.outcome()).isEqualTo("pending");
        house.deliver();
        answer(given, 2, 0);
        node.tell(node.picked(picked, 2));
        answer(picked, 0, 2);

        assertThat(house.units(given.order().toString(), 1)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.units(picked.order().toString(), 1)).isEqualTo(Map.of("ordered", 2L, "picked", 2L));
        assertThat(house.get(Fulfillment.class)
                        .findRequest(Long.parseLong(request.id()))
                        .orElseThrow()
                        .outcome())
                .isEqualTo("needs-return");
        assertThat(house.reserved("TAKEN")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
    }

    private long asked(ReleaseRequested work) {
        return node.withdrawals(work.order().toString()).stream()
                .mapToLong(one -> one.lines().getFirst().quantity())
                .sum();
    }

    private void answer(ReleaseRequested work, long granted, long refused) {
        node.tell(node.answered(node.withdrawals(work.order().toString()).getLast(), granted, refused));
    }
}
