package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.OrderView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class IntakeTest {
    private final OmsHouse house;
    private final Intake intake;

    IntakeTest(TestDatabase db) {
        house = new OmsHouse(db);
        intake = house.get(Intake.class);
    }

    private Captured post(Orderly order) {
        return intake.capture(order.raw(), "key of " + order.number(), house.cause());
    }

    @Test
    void what_can_be_had_is_reserved_at_the_cheapest_node() {
        house.sku("MUG", 10, 10);

        var captured = post(Orderly.from("web", "W1").line("mug", 4));

        assertThat(captured.duplicate()).isFalse();
        assertThat(captured.order().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(units(captured.order(), 1)).isEqualTo(Map.of("ordered", 4L, "reserved", 4L));
        assertThat(reserved("MUG")).isEqualTo(Map.of(OmsHouse.EAST, 4L));
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void the_answer_is_what_is_stored() {
        house.sku("ANSWER", 10, 10);
        house.service("POST");

        var captured = post(Orderly.from("shop", "A1").line("ANSWER", 14).line("POST", 1));

        assertThat(house.order(captured.order().orderId()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(captured.order());
    }

    @Test
    void what_cannot_be_had_waits_and_services_are_done() {
        house.sku("SCARCE", 2, 1);
        house.service("DOT");

        var captured = post(Orderly.from("shop", "B1").line("SCARCE", 5).line("DOT", 1));

        assertThat(units(captured.order(), 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 3L, "backordered", 2L));
        assertThat(units(captured.order(), 2)).isEqualTo(Map.of("ordered", 1L, "delivered", 1L));
        assertThat(house.sent("channel:shop1").getLast())
                .contains("backordered")
                .contains("\"quantity\":2");
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void an_own_site_refuses_and_names_what_is_short() {
        house.sku("FEW", 1, 1);
        house.sku("MANY", 50, 50);

        assertThatThrownBy(() -> post(
                        Orderly.from("web", "F1").line("FEW", 2).line("MANY", 2).line("FEW", 3)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("availability.not-enough");
                    assertThat(refused.refusal().details().toString())
                            .contains("sku=FEW, asked=5, available=2")
                            .doesNotContain("MANY");
                });
        assertThat(reserved("FEW")).isEmpty();
    }

    @Test
    void the_same_order_again_is_the_same_order() {
        house.sku("TWICE", 10, 0);
        var first = post(Orderly.from("web", "T1").line("TWICE", 3));

        var again = post(Orderly.from("web", "T1").line("twice", 3));

        assertThat(again.duplicate()).isTrue();
        assertThat(again.order().orderId()).isEqualTo(first.order().orderId());
        assertThat(reserved("TWICE")).isEqualTo(Map.of(OmsHouse.EAST, 3L));
    }

    @Test
    void the_same_number_with_other_content_is_a_conflict_that_shows_both() {
        house.sku("OTHER", 10, 0);
        post(Orderly.from("web", "O1").line("OTHER", 3));

        assertThatThrownBy(() -> post(Orderly.from("web", "O1").line("OTHER", 4)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("orders.conflict");
                    assertThat(refused.refusal().details()).containsKeys("stored", "received");
                });
    }

    @Test
    void a_header_key_is_not_lent_to_another_order() {
        house.sku("KEYED", 10, 0);
        intake.capture(Orderly.from("web", "K1").line("KEYED", 1).raw(), "one key", house.cause());

        assertThatThrownBy(() -> intake.capture(
                        Orderly.from("web", "K2").line("KEYED", 1).raw(), "one key", house.cause()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("orders.idempotency-key-reused"));
        assertThat(reserved("KEYED")).isEqualTo(Map.of(OmsHouse.EAST, 1L));
    }

    @Test
    void cases_are_counted_in_units_and_amounts_rounded_once() {
        house.sku("CASED", 100, 0);

        var captured = post(Orderly.from("web", "C1").line("CASED", "2", "case", "0.335"));

        assertThat(units(captured.order(), 1)).isEqualTo(Map.of("ordered", 24L, "reserved", 24L));
        assertThat(captured.order().total()).isEqualByComparingTo("0.67");
    }

    @Test
    void a_field_that_is_wrong_is_named_and_nothing_of_the_order_is_there() {
        house.sku("GOOD", 10, 10);
        var cases = Map.of(
                "0", "orders.quantity-too-small",
                "-1", "orders.quantity-too-small",
                "1.5", "orders.quantity-not-whole",
                "1000001", "orders.quantity-too-large",
                "1e308", "orders.quantity-too-large");

        cases.forEach((quantity, code) -> assertThatThrownBy(() ->
                        post(Orderly.from("web", "Q" + quantity).line("GOOD", 1).line("GOOD", quantity, "each", "1")))
                .isInstanceOfSatisfying(Malformed.class, malformed -> {
                    assertThat(malformed.code()).isEqualTo(code);
                    assertThat(malformed.path()).isEqualTo("/lines/1/quantity");
                }));
        assertThat(reserved("GOOD")).isEmpty();
    }

    @Test
    void one_poisonous_order_fails_alone() {
        house.sku("POISON", 1_000, 0);
        house.db().owner().sql("""
                create or replace function oms.poison() returns trigger language plpgsql as
                $$ begin if new.external_number = 'P7' then raise 'poison'; end if; return new; end $$
                """).update();
        house.db()
                .owner()
                .sql(
                        "create trigger poison before insert on oms.sales_order for each row execute function oms.poison()")
                .update();

        var posts = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> new Intake.Post(
                        Orderly.from("web", "P" + i).line("POISON", 1).raw(), "p" + i, house.cause()))
                .toList();
        var answers = intake.captureNow(posts);
        house.db().owner().sql("drop trigger poison on oms.sales_order").update();

        for (int i = 0; i < 20; i++)
            assertThat(answers.get(i).isCompletedExceptionally())
                    .as("order " + i)
                    .isEqualTo(i == 7);
        assertThat(reserved("POISON")).isEqualTo(Map.of(OmsHouse.EAST, 19L));
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void orders_of_one_round_are_decided_in_the_order_they_came() {
        house.sku("LAST", 3, 0);
        var posts = List.of(
                new Intake.Post(Orderly.from("web", "L1").line("LAST", 2).raw(), "l1", house.cause()),
                new Intake.Post(Orderly.from("shop", "L2").line("LAST", 2).raw(), "l2", house.cause()),
                new Intake.Post(Orderly.from("web", "L3").line("LAST", 1).raw(), "l3", house.cause()));

        var answers = intake.captureNow(posts);

        assertThat(units(answers.get(0).join().order(), 1)).containsEntry("reserved", 2L);
        assertThat(answers.get(2).join().order().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(units(answers.get(1).join().order(), 1)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));
    }

    private static Map<String, Long> units(OrderView order, int line) {
        return order.lines().get(line - 1).units();
    }

    private Map<Integer, Long> reserved(String sku) {
        return house.reserved(sku);
    }
}
