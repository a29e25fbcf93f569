package dev.dovetail.oms.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class DecisionsTest {
    private final OmsHouse house;
    private final Decisions decisions;
    private final TestDatabase db;
    private final Json json = new Json();

    DecisionsTest(TestDatabase db) {
        this.db = db;
        house = new OmsHouse(db);
        decisions = house.get(Decisions.class);
    }

    private OrderId post(Orderly order) {
        var captured = house.get(Intake.class)
                .capture(order.raw(), "key of " + order.raw().number(), house.cause());
        return new OrderId(Long.parseLong(captured.order().orderId()));
    }

    @Test
    void a_capture_keeps_its_choice_with_every_candidate() {
        house.sku("D1", 10, 10);

        var order = post(Orderly.from("web", "D-1").line("D1", 4));

        var kept = decisions.list(order);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().purpose()).isEqualTo("capture");
        assertThat(kept.getFirst().outcome().given()).containsExactly(new Decision.Given(1, "D1", OmsHouse.EAST, 4));
        assertThat(kept.getFirst().outcome().explanation().why()).startsWith("EAST alone, for ");
        assertThat(kept.getFirst().outcome().explanation().candidates())
                .extracting(candidate -> candidate.node())
                .containsExactly("EAST", "WEST");
    }

    @Test
    void made_again_from_what_was_kept_it_is_the_same_byte_for_byte() {
        house.sku("D2", 1, 10);
        var order = post(Orderly.from("shop", "D-2").line("D2", 13));
        var kept = decisions.list(order).getFirst();
        db.owner()
                .sql("update oms.node set handling_minor = 5000 where node_id = 2")
                .update();
        db.owner().sql("update oms.pool set position = 100 where sku = 'D2'").update();

        var again = decisions.again(order, Long.parseLong(kept.id()));

        assertThat(again.same()).isTrue();
        assertThat(again.now()).isEqualTo(again.kept()).isEqualTo(kept.outcome());
        db.owner()
                .sql("update oms.node set handling_minor = 0 where node_id = 2")
                .update();
    }

    @Test
    void what_was_tampered_with_is_not_the_same() {
        house.sku("D3", 10, 10);
        var order = post(Orderly.from("web", "D-3").line("D3", 2));
        var kept = decisions.list(order).getFirst();
        db.owner().sql("""
            update oms.sourcing_decision
               set packed = decode(replace(encode(packed, 'hex'), encode('alone', 'hex'), encode('atone', 'hex')), 'hex')
             where id = :id
            """).param("id", Long.parseLong(kept.id())).update();

        assertThat(decisions.again(order, Long.parseLong(kept.id())).same()).isFalse();
    }

    @Test
    void what_was_kept_as_text_reads_and_is_made_again_as_ever() {
        house.sku("D6", 1, 10);
        var order = post(Orderly.from("shop", "D-6").line("D6", 13));
        var packed = decisions.list(order).getFirst();
        var inputs = unpacked(order);
        db.owner()
                .sql("""
            update oms.sourcing_decision set packed = null, inputs_hash = :hash, inputs = :inputs, outcome = :outcome
             where order_id = :order
            """)
                .param("hash", HexFormat.of().parseHex(packed.inputsHash()))
                .param("inputs", json.write(inputs))
                .param("outcome", json.write(packed.outcome()))
                .param("order", order.value())
                .update();

        assertThat(decisions.list(order)).containsExactly(packed);
        var again = decisions.again(order, Long.parseLong(packed.id()));
        assertThat(again.same()).isTrue();
        assertThat(again.kept()).isEqualTo(packed.outcome());
        assertThat(decisions.captures(new long[] {order.value()}).get(order.value()))
                .extracting(remade -> remade.demand().lines())
                .isEqualTo(inputs.demand().lines());
    }

    private Inputs unpacked(OrderId order) {
        return Kept.inputs(db.owner()
                .sql("select packed from oms.sourcing_decision where order_id = :order")
                .param("order", order.value())
                .query(byte[].class)
                .single());
    }

    @Test
    void its_hash_is_the_one_that_was_kept_beside_it_once() {
        house.sku("D7", 5, 5);
        var order = post(Orderly.from("web", "D-7").line("D7", 2));
        var scene = db.owner()
                .sql("select encode(scene, 'hex') from oms.sourcing_decision where order_id = :order")
                .param("order", order.value())
                .query(String.class)
                .single();

        assertThat(decisions.list(order).getFirst().inputsHash())
                .isEqualTo(db.owner()
                        .sql("select encode(substr(sha256(convert_to(:text, 'UTF8')), 1, 16), 'hex')")
                        .param("text", json.write(unpacked(order)) + scene)
                        .query(String.class)
                        .single());
    }

    @Test
    void neither_form_is_no_choice_at_all() {
        house.sku("D8", 5, 5);
        var order = post(Orderly.from("web", "D-8").line("D8", 2));

        assertThatThrownBy(() -> db.owner()
                        .sql("update oms.sourcing_decision set packed = null where order_id = :order")
                        .param("order", order.value())
                        .update())
                .hasMessageContaining("packed_or_text");
    }

    @Test
    void the_scene_is_kept_once_for_all_choices_made_in_it() {
        house.sku("D4", 10, 10);
        post(Orderly.from("web", "D-4a").line("D4", 1));
        post(Orderly.from("web", "D-4b").line("D4", 1));

        assertThat(db.jdbc().sql("""
            select count(*) from oms.sourcing_scene s
             where (select count(*) from oms.sourcing_decision d where d.scene = s.hash) = 0
            """).query(Long.class).single()).isZero();
        assertThat(db.jdbc()
                        .sql("select count(distinct scene) from oms.sourcing_decision where order_id in (select id"
                                + " from oms.sales_order where external_number like 'D-4%')")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void an_unknown_choice_is_refused() {
        house.sku("D5", 10, 10);
        var order = post(Orderly.from("web", "D-5").line("D5", 1));

        assertThatThrownBy(() -> decisions.again(order, 1))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("decisions.not-found"));
    }
}
