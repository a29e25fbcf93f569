package dev.dovetail.oms.inbounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.availability.ByDate;
import dev.dovetail.oms.intake.Orderly;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletRequest;

/** Goods on their way as they are sent and shown. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundApiTest {
    private static final Caller ERP = new Caller("erp", Role.INTEGRATOR, 1, Set.of(), "api");
    private static final String GOOD = "{'sku':'SENT','quantity':10,'expectedOn':'2026-03-09'}";

    private final InboundHouse inbound;
    private final OmsHouse house;
    private final InboundApi api;
    private final ReceivedApi received;

    InboundApiTest(TestDatabase db) {
        inbound = new InboundHouse(db);
        house = inbound.house;
        api = house.get(InboundApi.class);
        received = house.get(ReceivedApi.class);
        house.sku("SENT", 3, 0);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(house.broken()).isEmpty();
    }

    private static MockHttpServletRequest body(String body) {
        var request = new MockHttpServletRequest("PUT", "/");
        request.setContent(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return request;
    }

    @Test
    void an_inbound_is_made_changed_listed_and_received() {
        var made = api.put(ERP, "EAST", "po.1", body(GOOD));
        assertThat(made).isEqualTo(new InboundApi.Row("po.1", "SENT", 10, 0, LocalDate.of(2026, 3, 9), true, 0, "due"));
        api.put(ERP, "EAST", "po.2", body(GOOD.replace("10", "5")));
        var changed = api.put(
                ERP, "EAST", "po.1", body("{'sku':'SENT','quantity':12,'expectedOn':'2026-03-10','promisable':false}"));
        assertThat(changed.quantity()).isEqualTo(12);

        var first = api.list(ERP, "EAST", "", 1);
        assertThat(first.items()).containsExactly(changed);
        assertThat(api.list(ERP, "EAST", first.next(), 50).items())
                .extracting(InboundApi.Row::id)
                .startsWith("po.2");

        var partly = received.received(ERP, "EAST", "po.1", body("{'quantity':4,'over':false}"));
        assertThat(List.of(partly.quantity(), partly.received())).isEqualTo(List.of(8L, 4L));
        var all = received.received(ERP, "EAST", "po.1", body("{'quantity':1}"));
        assertThat(List.of(all.quantity(), all.received(), all.state())).isEqualTo(List.of(0L, 5L, "over"));
        no("inbounds.over", () -> received.received(ERP, "EAST", "po.1", body("{'quantity':1}")));
        no("inbounds.over", () -> api.put(ERP, "EAST", "po.1", body(GOOD)));
        no("inbounds.not-found", () -> received.received(ERP, "WEST", "po.1", body("{'quantity':1}")));
    }

    @Test
    void what_can_be_had_by_a_day_counts_what_comes_until_then_and_may_be_promised() {
        house.sku("DATED", 2, 0);
        inbound.expect(OmsHouse.EAST, "d1", "DATED", 10, "2026-03-09");
        inbound.expect(OmsHouse.WEST, "d2", "DATED", 5, "2026-03-12");
        inbound.inbounds.put(
                InboundHouse.inbound(OmsHouse.WEST, "d3", "DATED", 100, "2026-03-09", false), house.cause());
        house.capture(Orderly.from("presale", "D1").line("DATED", 6)); // 2 there, 4 of d1

        assertThat(by("2026-03-08")).isEmpty();
        assertThat(by("2026-03-09")).isEqualTo(Map.of("d1", 6L));
        assertThat(by("2026-03-12")).isEqualTo(Map.of("d1", 6L, "d2", 5L));
    }

    /** Whoever is second finds that nothing more was to come: the goods are counted once. */
    @Test
    void goods_that_two_say_have_come_are_counted_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = "twice" + round;
            house.sku("TWICE" + round, 0, 0);
            inbound.expect(OmsHouse.EAST, id, "TWICE" + round, 6, "2026-03-09");
            var refused = new java.util.concurrent.atomic.AtomicInteger();

            Race.between(() -> receive(id, refused), () -> receive(id, refused));

            assertThat(refused).hasValue(1);
            assertThat(inbound.find(id).received()).isEqualTo(6);
            assertThat(house.jdbc()
                            .sql("select position from oms.pool where sku = :sku and node_id = 1 and pool = 'open'")
                            .param("sku", "TWICE" + round)
                            .query(Long.class)
                            .single())
                    .isEqualTo(6);
        }
    }

    private void receive(String id, java.util.concurrent.atomic.AtomicInteger refused) {
        try {
            inbound.received(id, 6, true);
        } catch (Refused no) {
            assertThat(no.refusal().code()).isEqualTo("inbounds.over");
            refused.incrementAndGet();
        }
    }

    private Map<String, Long> by(String day) {
        var sku = new dev.dovetail.kernel.Sku(1, "DATED");
        return house.get(ByDate.class).due(List.of(sku), LocalDate.parse(day)).getOrDefault(sku, List.of()).stream()
                .collect(java.util.stream.Collectors.toMap(ByDate.Due::inbound, ByDate.Due::available));
    }

    @Test
    void it_never_falls_below_what_is_promised_nor_becomes_another_sku() {
        house.sku("FIRM", 0, 0);
        inbound.expect(OmsHouse.EAST, "f1", "FIRM", 10, "2026-03-09");
        house.capture(Orderly.from("presale", "F1").line("FIRM", 6));

        no("availability.below-reserved", () -> inbound.expect(OmsHouse.EAST, "f1", "FIRM", 5, "2026-03-09"));
        no("inbounds.other-sku", () -> inbound.expect(OmsHouse.EAST, "f1", "SENT", 10, "2026-03-09"));
        assertThat(inbound.expect(OmsHouse.EAST, "f1", "FIRM", 6, "2026-03-09").reserved())
                .isEqualTo(6);
    }

    @Test
    void what_is_wrong_is_named_by_its_path() {
        malformed("inbounds.id", "id", "no spaces", GOOD);
        malformed("inbounds.quantity", "/quantity", "w1", GOOD.replace("10", "-1"));
        malformed("inbounds.expected-on", "/expectedOn", "w1", GOOD.replace("2026-03-09", "soon"));
        malformed("inbounds.expected-on", "/expectedOn", "w1", GOOD.replace("2026-03-09", "2036-03-09"));
        malformed("availability.sku", "/sku", "w1", GOOD.replace("SENT", " "));
        no("network.unknown-node", () -> api.put(ERP, "MOON", "w1", body(GOOD)));
    }

    private void malformed(String code, String path, String id, String body) {
        assertThatThrownBy(() -> api.put(ERP, "EAST", id, body(body)))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        no -> assertThat(List.of(no.code(), String.valueOf(no.path())))
                                .isEqualTo(List.of(code, path)));
    }

    private static void no(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
    }
}
