package dev.dovetail.oms.amendments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Amendly;
import dev.dovetail.oms.intake.Orderly;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an order may become after its capture, stage by stage. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentTest {
    private final OmsHouse house;
    private final NodeByHand node;

    AmendmentTest(TestDatabase db) {
        house = new OmsHouse(db);
        node = house.node();
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void before_its_release_an_order_changes_at_once() {
        house.sku("TEA", 9, 0);
        house.sku("CUP", 1, 0);
        house.sku("JAR", 4, 0);
        var order = house.capture(
                Orderly.from("slow", "A1").line("TEA", 5).line("CUP", 1).line("JAR", 2));

        var done = Amendly.of(house, order)
                .line(1, 2)
                .line(2, 3)
                .line(3, 0)
                .add("TEA", 1, "2.50")
                .now();

        assertThat(done.outcome()).isEqualTo("accepted");
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 2L, "cancelled", 3L));
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 3L, "reserved", 1L, "backordered", 2L));
        assertThat(house.units(order, 3)).isEqualTo(Map.of("ordered", 2L, "cancelled", 2L));
        assertThat(house.units(order, 4)).isEqualTo(Map.of("ordered", 1L, "reserved", 1L));
        assertThat(house.order(order).total()).isEqualByComparingTo("7.50"); // 2 + 3 + 0 + 2.50
        house.deliver();
        assertThat(node.releases(order)).isEmpty(); // it thinks it over still
    }

    @Test
    void units_added_after_the_release_are_released_too() {
        house.sku("MORE", 9, 0);
        var work = house.released(Orderly.from("shop", "A2").line("MORE", 2));
        var order = work.order().toString();

        Amendly.of(house, order).line(1, 5).now();
        house.deliver();

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "released", 5L));
        assertThat(node.releases(order)).hasSize(2);
        assertThat(house.sent("channel:shop1").getLast()).contains("released");
        assertThat(house.sent("channel:shop1")).anyMatch(body -> body.contains("\"amended\"") && body.contains(order));
    }

    @Test
    void released_units_are_asked_of_the_node_and_it_decides() {
        house.sku("LESS", 5, 0);
        var work = house.released(Orderly.from("shop", "A3").line("LESS", 5));
        var order = work.order().toString();

        var asked = Amendly.of(house, order).line(1, 1).now();
        house.deliver();
        node.tell(node.picked(work, 2));
        node.tell(node.answered(node.withdrawals(order).getFirst(), 3, 1));

        assertThat(asked.outcome()).isEqualTo("pending");
        assertThat(house.get(Amendments.class).ofOrder(work.order()))
                .singleElement()
                .satisfies(settled -> {
                    assertThat(settled.outcome()).isEqualTo("partly");
                    assertThat(settled.lines()).containsExactly(new Amended.Line(1, "lowered", 3, 0, 1, null));
                });
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 5L, "picked", 2L, "cancelled", 3L));
        assertThat(house.order(order).total()).isEqualByComparingTo("2.00");
    }

    @Test
    void after_the_pick_the_stage_that_refuses_is_named_and_what_can_still_be_done() {
        house.sku("LATE", 5, 0);
        var work = house.released(Orderly.from("shop", "A4").line("LATE", 5));
        var order = work.order().toString();
        node.tell(node.accepted(work), node.picked(work, 3));

        refused(
                "orders.amend-picked",
                List.of("CANCEL 2 NODE", "CHANGE_QUANTITY 2 NODE"),
                () -> Amendly.of(house, order).line(1, 1).now());
        var parcel = node.parcel(work);
        node.tell(node.packed(work, parcel, 3), node.shipped(work, parcel, 3), node.lacking(work, 2));
        refused(
                "orders.amend-shipped",
                List.of("CANCEL 2 NODE", "RETURN 3 PERSON"),
                () -> Amendly.of(house, order).line(1, 0).now());
    }

    @Test
    void substitution_takes_the_old_units_off_and_adds_a_line_that_names_them() {
        house.sku("RED", 1, 0);
        house.sku("BLUE", 9, 0);
        var work = house.released(Orderly.from("shop", "A5").line("RED", 3));
        var order = work.order().toString();

        var asked = Amendly.of(house, order).substitute(1, "BLUE", "1.50").now();
        assertThat(asked.outcome()).isEqualTo("pending"); // two waited, and one is at the node
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        house.deliver();
        node.tell(node.answered(node.withdrawals(order).getFirst(), 1, 0));

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 3L, "cancelled", 3L));
        assertThat(house.order(order).lines().get(1).replaces()).isEqualTo(1);
        assertThat(house.units(order, 2)).isEqualTo(Map.of("ordered", 3L, "released", 3L));
        assertThat(house.order(order).total()).isEqualByComparingTo("4.50");
    }

    @Test
    void an_address_changes_once_every_node_has_given_its_work_back() {
        house.sku("NEAR", 2, 0);
        house.sku("FAR", 0, 2);
        var order = house.capture(Orderly.from("shop", "A6").line("NEAR", 1).line("FAR", 1));
        house.deliver();
        var before = house.order(order).contactId();

        var asked = Amendly.of(house, order).street("2 New St").now();
        assertThat(asked.address()).isEqualTo("pending");
        house.deliver();
        var withdrawals = node.withdrawals(order);
        assertThat(withdrawals).hasSize(2);
        node.tell(node.answered(withdrawals.getFirst(), 1, 0));
        assertThat(house.order(order).contactId()).isEqualTo(before);
        node.tell(node.answered(withdrawals.getLast(), 1, 0));

        assertThat(street(house.order(order).contactId())).isEqualTo("2 New St");
        var releases = node.releases(order);
        assertThat(releases).hasSize(4);
        assertThat(releases.getLast().contact().toString())
                .isEqualTo(house.order(order).contactId());
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 1L, "released", 1L));
        assertThat(house.reserved("FAR")).isEqualTo(Map.of(OmsHouse.WEST, 1L));
    }

    @Test
    void an_address_that_waits_is_settled_by_any_answer_and_nothing_is_released_meanwhile() {
        house.sku("NEAR2", 2, 0);
        house.sku("FAR2", 0, 2);
        house.sku("LATER2", 0, 0);
        var order = house.capture(
                Orderly.from("shop", "A9").line("NEAR2", 1).line("FAR2", 1).line("LATER2", 1));
        house.deliver();
        Amendly.of(house, order).street("4 New St").now();
        house.deliver();
        var withdrawals = node.withdrawals(order);
        house.db()
                .owner()
                .sql("update oms.withdrawal set amendment = null where id = :id")
                .param("id", withdrawals.getLast().withdrawal())
                .update();

        node.tell(node.stock(OmsHouse.EAST, "LATER2", 1, "received"));
        assertThat(node.releases(order)).hasSize(2);
        node.tell(node.answered(withdrawals.getFirst(), 1, 0));
        assertThat(node.releases(order)).hasSize(2);
        node.tell(node.answered(withdrawals.getLast(), 1, 0));

        assertThat(street(house.order(order).contactId())).isEqualTo("4 New St");
        assertThat(node.releases(order).stream().skip(2))
                .isNotEmpty()
                .allSatisfy(work -> assertThat(work.contact().toString())
                        .isEqualTo(house.order(order).contactId()));
        assertThat(house.units(order, 3)).isEqualTo(Map.of("ordered", 1L, "released", 1L));
    }

    @Test
    void an_address_stays_where_one_node_was_quicker_and_all_goes_to_it() {
        house.sku("QUICK", 1, 0);
        house.sku("SLOW", 0, 1);
        var order = house.capture(Orderly.from("shop", "A7").line("QUICK", 1).line("SLOW", 1));
        house.deliver();
        var before = house.order(order).contactId();
        var works = node.releases(order);

        Amendly.of(house, order).street("3 Other St").now();
        house.deliver();
        node.tell(node.picked(works.getFirst(), 1));
        for (var asked : node.withdrawals(order)) {
            boolean first = asked.fulfillmentOrder().equals(works.getFirst().fulfillmentOrder());
            node.tell(node.answered(asked, first ? 0 : 1, first ? 1 : 0));
        }

        assertThat(house.order(order).contactId()).isEqualTo(before);
        assertThat(node.releases(order)).hasSize(3);
        assertThat(node.releases(order).getLast().contact().toString()).isEqualTo(before);
        assertThat(house.get(Amendments.class)
                        .ofOrder(works.getFirst().order())
                        .getFirst()
                        .address())
                .isEqualTo("declined");
    }

    @Test
    void the_same_again_is_answered_with_what_was_answered_first() {
        house.sku("KEYED", 9, 0);
        var order = house.capture(Orderly.from("shop", "A8").line("KEYED", 2));

        var first = Amendly.of(house, order).line(1, 4).key("K").now();
        var again = Amendly.of(house, order).line(1, 4).key("K").now();

        assertThat(again).isEqualTo(first);
        assertThat(house.units(order, 1)).containsEntry("ordered", 4L);
        refused(
                "orders.amendment-key-reused",
                null,
                () -> Amendly.of(house, order).line(1, 3).key("K").now());
    }

    @Test
    void a_channel_that_may_refuse_does_so_whole() {
        house.sku("FEW", 3, 0);
        var order = house.capture(Orderly.from("web", "A9").line("FEW", 2));

        refused(
                "availability.not-enough",
                null,
                () -> Amendly.of(house, order).line(1, 9).now());

        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "reserved", 2L));
        assertThat(house.reserved("FEW")).isEqualTo(Map.of(OmsHouse.EAST, 2L));
    }

    @Test
    void money_keeps_the_channel_s_figures_and_a_discount_beyond_the_worth_is_refused() {
        house.sku("COIN", 9, 0);
        var order = house.capture(Orderly.from("shop", "A10").line("COIN", 4));

        Amendly.of(house, order).discount("1.25").now();
        assertThat(house.order(order).total()).isEqualByComparingTo("2.75");
        refused(
                "orders.total-negative",
                null,
                () -> Amendly.of(house, order).discount("4.01").now());
        assertThat(house.order(order).total()).isEqualByComparingTo("2.75");
    }

    @Test
    void a_cancelled_order_is_past_changing() {
        house.sku("GONE", 2, 0);
        var order = house.capture(Orderly.from("shop", "A11").line("GONE", 2));
        Amendly.of(house, order).line(1, 0).now();

        refused(
                "orders.amend-cancelled",
                List.of(),
                () -> Amendly.of(house, order).add("GONE", 1, "1.00").now());
    }

    private String street(String contact) {
        return house.get(Vault.class)
                .open(new ContactId(Long.parseLong(contact)))
                .street();
    }

    private static void refused(
            String code, @org.jspecify.annotations.Nullable List<String> possible, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            if (possible == null) return;
            var still = String.valueOf(refused.refusal().details().get("possible"));
            if (possible.isEmpty()) assertThat(still).isEqualTo("[]");
            for (var words : possible) {
                var parts = words.split(" ");
                assertThat(still).contains("move=" + parts[0] + ", units=" + parts[1] + ", asks=" + parts[2]);
            }
        });
    }

    @Test
    void a_preview_says_what_would_be_and_leaves_no_trace() {
        house.sku("SEEN", 9, 0);
        var order = house.capture(Orderly.from("slow", "A-seen").line("SEEN", 5));
        var before = house.order(order);
        var contacts = count("ground.contact");

        var seen = Amendly.of(house, order).line(1, 2).street("9 Other St").seen();

        assertThat(seen.outcome().outcome()).isEqualTo("accepted");
        assertThat(seen.after().lines().getFirst().units())
                .isEqualTo(Map.of("ordered", 5L, "reserved", 2L, "cancelled", 3L));
        assertThat(house.order(order)).isEqualTo(before);
        assertThat(count("ground.contact")).isEqualTo(contacts);
        assertThat(house.get(Amendments.class).ofOrder(new OrderId(Long.parseLong(order))))
                .isEmpty();
        assertThat(Amendly.of(house, order).line(1, 2).now().outcome()).isEqualTo("accepted");
    }

    @Test
    void a_preview_of_what_is_refused_is_refused() {
        house.sku("UNSEEN", 9, 0);
        var order = house.capture(Orderly.from("slow", "A-unseen").line("UNSEEN", 5));

        assertThatThrownBy(() -> Amendly.of(house, order).line(7, 2).seen())
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("orders.no-such-line"));
    }

    private long count(String table) {
        return house.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
