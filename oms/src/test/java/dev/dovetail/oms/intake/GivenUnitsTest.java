package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.channel.Spoken;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderView;
import dev.dovetail.oms.units.ChannelUnits;
import dev.dovetail.oms.units.UnitWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Packs through the whole life of an order: multiplied once, at capture, and said back as they were given. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenUnitsTest {
    private final OmsHouse house;

    GivenUnitsTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    private Captured post(Orderly order) {
        return house.get(Intake.class).capture(order.raw(), "key of " + order.number(), house.cause());
    }

    private void says(String channel, @Nullable String sku, String word, @Nullable String level) {
        house.get(ChannelUnits.class)
                .put(
                        house.get(Network.class).getChannel(channel),
                        List.of(new UnitWord(sku == null ? "" : sku, word, level)),
                        house.cause());
    }

    private void pack(String sku, String level, int units) {
        house.db()
                .owner()
                .sql("""
                        insert into oms.sku_pack (client_id, sku, level, units) values (1, :sku, :level, :units)
                        on conflict (client_id, sku, level) do update set units = excluded.units
                        """)
                .param("sku", sku)
                .param("level", level)
                .param("units", units)
                .update();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private OrderView.Line line(Captured captured) {
        return captured.order().lines().getFirst();
    }

    @Test
    void twelve_bottles_are_one_case_and_never_144() {
        house.sku("WINE", 1_000, 0);
        says("shop", null, "btl", "each");
        says("shop", null, "box", "case");

        var bottles = line(post(Orderly.from("shop", "B12").line("WINE", "12", "BTL", "2.50")));
        var box = line(post(Orderly.from("shop", "B1").line("WINE", "1", " Box ", "29.99")));

        assertThat(bottles.units()).isEqualTo(Map.of("ordered", 12L, "reserved", 12L));
        assertThat(bottles.unit()).isEqualTo("btl");
        assertThat(bottles.given()).isNull();
        assertThat(box.units()).isEqualTo(Map.of("ordered", 12L, "reserved", 12L));
        assertThat(box.unitPrice()).isEqualByComparingTo("29.99");
        assertThat(box.total()).isEqualByComparingTo("29.99");
        assertThat(box.given())
                .isEqualTo(new OrderView.Given(
                        1, "box", 12, Map.of("ordered", new Spoken(1, "box"), "reserved", new Spoken(1, "box"))));
        assertThat(house.reserved("WINE")).isEqualTo(Map.of(OmsHouse.EAST, 24L));
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void what_is_said_of_one_sku_comes_before_what_is_said_of_all() {
        house.sku("OIL", 1_000, 0);
        house.sku("SALT", 1_000, 0);
        pack("OIL", "inner", 4);
        says("slow", null, "box", "case");
        says("slow", "OIL", "box", "inner");
        says("slow", "OIL", "", "case");

        assertThat(line(post(Orderly.from("slow", "P1").line("OIL", "2", "box", "1")))
                        .units())
                .containsEntry("ordered", 8L);
        assertThat(line(post(Orderly.from("slow", "P2").line("SALT", "2", "box", "1")))
                        .units())
                .containsEntry("ordered", 24L);
        assertThat(line(post(Orderly.from("slow", "P3").line("OIL", "2", "", "1")))
                        .units())
                .containsEntry("ordered", 24L);
        assertThat(line(post(Orderly.from("slow", "P4").line("SALT", "2", "", "1")))
                        .units())
                .containsEntry("ordered", 2L);
    }

    @Test
    void a_unit_nobody_knows_and_a_pack_of_unknown_size_are_refused_with_what_would_do() {
        house.sku("SOAP", 1_000, 0);
        says("shop", null, "tray", "inner");

        assertThatThrownBy(() -> post(Orderly.from("shop", "U1").line("SOAP", "1", "pallet", "1")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("orders.unknown-unit");
                    assertThat(refused.refusal().details())
                            .containsEntry("path", "/lines/0/unit")
                            .containsEntry("possible", Map.of("each", 1, "case", 12));
                });
        refused("orders.unit-not-defined", () -> post(Orderly.from("shop", "U2").line("SOAP", "1", "tray", "1")));
        assertThatThrownBy(() -> post(Orderly.from("shop", "U3").line("SOAP", "83334", "case", "1")))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.code()).isEqualTo("orders.quantity-too-large"));
        refused("units.unknown-sku", () -> says("shop", "NOBODY", "box", "case"));
    }

    @Test
    void the_same_post_is_the_same_order_whatever_became_of_the_pack() {
        house.sku("TEA", 1_000, 0);
        var order = Orderly.from("web", "TEA1").line("TEA", "2", "case", "11.11");
        post(order);

        pack("TEA", "case", 10);
        var again = post(order);

        assertThat(again.duplicate()).isTrue();
        assertThat(line(again).units()).containsEntry("ordered", 24L);
        assertThat(line(again).given()).extracting(OrderView.Given::pack).isEqualTo(12);
        refused("orders.conflict", () -> post(Orderly.from("web", "TEA1").line("TEA", "24", "each", "0.925833")));
    }

    @Test
    void what_does_not_fill_a_pack_is_shipped_in_each() {
        house.sku("GIN", 100, 0);
        says("shop", null, "box", "case");
        var work = house.released(Orderly.from("shop", "G1").line("GIN", "2", "box", "120.00"));
        var node = house.node();
        assertThat(work.lines().getFirst().quantity()).isEqualTo(24);
        var first = node.parcel(work);
        var second = node.parcel(work);

        node.tell(node.accepted(work), node.picked(work, 24), node.packed(work, first, 12));
        node.tell(node.packed(work, second, 5), node.shipped(work, first, 12), node.shipped(work, second, 5));

        assertThat(said(work.order().toString(), "shipped"))
                .containsExactlyInAnyOrder(new Spoken(1, "box"), new Spoken(5, "each"));
        var line = house.order(work.order().toString()).lines().getFirst();
        assertThat(Objects.requireNonNull(line.given()).counts())
                .containsEntry("shipped", new Spoken(17, "each"))
                .containsEntry("ordered", new Spoken(2, "box"));
        assertThat(house.broken()).isEmpty();
    }

    private List<Spoken> said(String order, String event) {
        var json = house.get(Json.class);
        var said = new ArrayList<Spoken>();
        for (var body : house.sent("channel:shop1")) {
            var message = json.tree(body);
            if (!body.contains(order) || !message.path("event").asString("").equals(event)) continue;
            StreamSupport.stream(message.path("lines").spliterator(), false)
                    .map(line -> line.path("said"))
                    .map((JsonNode s) -> new Spoken(
                            s.path("quantity").asLong(), s.path("unit").asString()))
                    .forEach(said::add);
        }
        return said;
    }

    /** Any pack and quantity, through capture, the same post again, release and departure. */
    @Test
    void units_are_multiplied_once_whatever_the_pack_and_the_quantity() {
        var random = new Random(12);
        says("shop", null, "box", "case");
        for (int i = 0; i < 25; i++) {
            int pack = 1 + random.nextInt(i % 5 == 0 ? 3_000 : 30);
            long given = 1 + random.nextInt(40);
            var sku = "ANY" + i;
            house.sku(sku, 1_000_000, 0);
            pack(sku, "case", pack);
            var order = Orderly.from("shop", sku).line(sku, Long.toString(given), "box", "3.333333");
            var id = post(order).order().orderId();
            assertThat(post(order).duplicate()).isTrue();
            house.deliver();
            var node = house.node();
            var work = node.only(id);

            assertThat(work.lines().getFirst().quantity()).isEqualTo(given * pack);
            assertThat(house.reserved(sku)).isEqualTo(Map.of(OmsHouse.EAST, given * pack));
            var parcel = node.parcel(work);
            node.tell(node.accepted(work), node.picked(work, given * pack), node.packed(work, parcel, given * pack));
            node.tell(node.shipped(work, parcel, given * pack));
            assertThat(said(id, "shipped")).containsExactly(new Spoken(given, "box"));
            assertThat(house.order(id).lines().getFirst().total())
                    .isEqualByComparingTo(new java.math.BigDecimal("3.333333")
                            .multiply(java.math.BigDecimal.valueOf(given))
                            .setScale(2, java.math.RoundingMode.HALF_EVEN));
        }
        assertThat(house.broken()).isEmpty();
    }
}
