package dev.dovetail.oms.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A supplier's work over its API, from the release to the departure, told well and badly. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignNodesTest {
    private final OmsHouse house;
    private final Node maker;
    private long seq;
    private long fetched;

    ForeignNodesTest(TestDatabase db) {
        house = new OmsHouse(db);
        house.db().owner().sql("""
            insert into oms.node (node_id, code, name, kind, lat, lon, zone)
            values (7, 'MAKER', 'Maker', 'supplier', 40.8, -74.1, 'UTC')
            """).update();
        house.later(java.time.Duration.ofSeconds(2));
        maker = house.get(Network.class).getNode("MAKER");
    }

    @AfterEach
    void nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
    }

    private void made(String sku, long units) {
        house.sku(sku, 0, 0);
        house.db()
                .owner()
                .sql("insert into oms.pool (node_id, client_id, sku, position) values (7, 1, :sku, :units)")
                .param("sku", sku)
                .param("units", units)
                .update();
    }

    /** Sourced to the maker, released, and fetched by it. */
    private Asked asked(String sku, long units) {
        var order = house.capture(Orderly.from("shop", sku + fetched).line(sku, units));
        house.deliver();
        var fresh = fetch();
        assertThat(fresh).hasSize(1);
        assertThat(fresh.getFirst().order()).isEqualTo(order);
        return fresh.getFirst();
    }

    private List<Asked> fetch() {
        var fresh = house.get(Requests.class).after(maker.id(), fetched, 50, 0);
        if (!fresh.isEmpty()) fetched = Long.parseLong(fresh.getLast().number());
        return fresh;
    }

    private String accepted(Asked work) {
        return fact("accepted", work, "");
    }

    private String packed(Asked work, String parcel, long units) {
        return fact("packed", work, """
            ,"parcel":"%s","weightGrams":500,"lines":[{"line":1,"quantity":%d}]\
            """.formatted(parcel, units));
    }

    private String moved(String how, Asked work, long units) {
        return fact(how, work, ",\"lines\":[{\"line\":1,\"quantity\":%d}]".formatted(units));
    }

    private String shipped(Asked work, String parcel) {
        return fact("shipped", work, """
            ,"parcel":"%s","carrier":"dpd","trackingNumber":"T-%s\"\
            """.formatted(parcel, parcel));
    }

    private String fact(String name, Asked work, String more) {
        return """
            {"seq":%d,"type":"fulfillment.%s.v1","fulfillmentOrder":"%s","at":"2026-03-02T12:00:00Z"%s}\
            """.formatted(++seq, name, work.fulfillmentOrder(), more);
    }

    private List<Outcome> post(String... lines) {
        return post(maker, lines);
    }

    private List<Outcome> post(Node node, String... lines) {
        var read = house.get(FactLines.class).read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        var outcomes = new ArrayList<>(read.unread());
        outcomes.addAll(house.get(Facts.class).take(node, read.facts()));
        return outcomes;
    }

    private static List<String> words(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(one -> one.outcome() + (one.code() == null ? "" : " " + one.code()))
                .toList();
    }

    @Test
    void a_drop_ship_order_flows_to_its_door() {
        made("DROP", 10);
        var work = asked("DROP", 3);

        assertThat(work.type()).isEqualTo("fulfillment.release-requested.v1");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(work.release()).shipTo())
                        .street())
                .isEqualTo("1 Main St");
        assertThat(work.lines()).containsExactly(new Asked.Line(1, "DROP", 3, null));
        assertThat(house.get(Json.class).write(work))
                .contains("\"channel\":\"shop\"", "\"shipTo\":{\"name\"")
                .doesNotContain("\"release\"", "withdrawal");
        assertThat(words(post(accepted(work), packed(work, "D1", 3), shipped(work, "D1"))))
                .containsExactly("applied", "applied", "applied");

        var order = house.order(work.order());
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.parcels().getFirst().trackingNumber()).isEqualTo("T-D1");
        house.deliver();
        assertThat(house.sent("channel:shop1").getLast()).contains("shipped").contains("T-D1");
        assertThat(house.reserved("DROP")).isEmpty();
    }

    @Test
    void requests_stay_and_are_numbered_without_gaps() {
        made("KEPT", 10);
        long before = fetched;
        asked("KEPT", 1);
        asked("KEPT", 1);

        var again = house.get(Requests.class).after(maker.id(), before, 50, 0);

        assertThat(again)
                .extracting(Asked::number)
                .containsExactly(Long.toString(before + 1), Long.toString(before + 2));
        assertThat(house.get(Requests.class).after(new NodeId(OmsHouse.EAST), 0, 50, 0))
                .isEmpty();
    }

    @Test
    void what_a_node_laid_back_is_released_again_unless_it_lies_in_a_parcel() {
        made("LAID-BACK", 20);
        var work = asked("LAID-BACK", 3);
        post(accepted(work), moved("picked", work, 3), packed(work, "LAID-1", 1));

        assertThat(words(post(moved("put-back", work, 3)))).containsExactly("refused nodes.more-than-asked");
        assertThat(words(post(moved("put-back", work, 2)))).containsExactly("applied");

        assertThat(house.units(work.order(), 1)).containsEntry("packed", 1L).containsEntry("released", 2L);
    }

    @Test
    void a_bad_shipment_fails_whole_and_its_neighbours_stand() {
        made("BAD", 20);
        var good = asked("BAD", 2);
        var bad = asked("BAD", 2);
        var late = asked("BAD", 2);

        var outcomes = post(
                accepted(good),
                accepted(bad),
                packed(bad, "B2", 3),
                "{\"seq\":",
                packed(good, "B1", 2),
                shipped(late, "B9"));

        assertThat(words(outcomes))
                .containsExactlyInAnyOrder(
                        "applied",
                        "applied",
                        "refused nodes.shipment-fails",
                        "refused nodes.more-than-asked",
                        "refused request.malformed-json",
                        "later nodes.parcel-unknown");
        assertThat(house.units(bad.order(), 1)).containsEntry("released", 2L);
        assertThat(house.units(good.order(), 1)).containsEntry("packed", 2L);
        assertThat(words(post(accepted(bad), packed(bad, "B2", 2), shipped(bad, "B2"))))
                .containsOnly("applied");
    }

    @Test
    void a_fact_again_is_known_and_its_number_is_not_lent() {
        made("AGAIN", 10);
        var work = asked("AGAIN", 2);
        var first = accepted(work);

        assertThat(words(post(first))).containsExactly("applied");
        assertThat(words(post(first.replace(",\"at\"", " , \"at\"")))).containsExactly("known");
        assertThat(words(post(first.replace("12:00:00Z", "13:00:00Z")))).containsExactly("refused nodes.seq-reused");
        assertThat(words(post(packed(work, "A1", 2), shipped(work, "A1")))).containsOnly("applied");
        assertThat(words(post(packed(work, "A1", 1)))).containsExactly("refused nodes.parcel-known");
        assertThat(words(post(shipped(work, "A1")))).containsExactly("refused nodes.parcel-left");
    }

    @Test
    void ten_copies_at_once_are_one_fact() throws Exception {
        made("COPIES", 10);
        var work = asked("COPIES", 2);
        String[] body = {accepted(work), packed(work, "C1", 2), shipped(work, "C1")};
        var start = new CyclicBarrier(10);
        var words = Collections.synchronizedList(new ArrayList<String>());
        try (var threads = Executors.newFixedThreadPool(10)) {
            var calls = new ArrayList<Future<?>>();
            for (int i = 0; i < 10; i++)
                calls.add(threads.submit(() -> {
                    start.await();
                    return words.addAll(words(post(body)));
                }));
            for (var call : calls) call.get();
        }

        assertThat(Collections.frequency(words, "applied")).isEqualTo(3);
        assertThat(Collections.frequency(words, "known")).isEqualTo(27);
        assertThat(house.units(work.order(), 1)).isEqualTo(Map.of("ordered", 2L, "shipped", 2L));
    }

    @Test
    void the_same_parcel_told_by_two_posts_at_once_is_packed_once() {
        made("TWICE", 10);
        var work = asked("TWICE", 2);
        var one = packed(work, "P1", 2);
        var other = packed(work, "P1", 2);

        Race.between(() -> post(one), () -> post(other));

        assertThat(house.units(work.order(), 1)).isEqualTo(Map.of("ordered", 2L, "packed", 2L));
    }

    @Test
    void a_supplier_that_cannot_says_no_and_the_units_go_elsewhere() {
        made("NO", 5);
        var work = asked("NO", 2);
        house.db()
                .owner()
                .sql("insert into oms.pool (node_id, client_id, sku, position) values (2, 1, 'NO', 5)")
                .update();

        assertThat(words(post(fact("rejected", work, ",\"code\":\"out-of-stock\""))))
                .containsExactly("applied");

        assertThat(house.reserved("NO")).isEqualTo(Map.of(OmsHouse.WEST, 2L));
    }

    @Test
    void a_withdrawal_is_fetched_and_answered() {
        made("BACK", 5);
        var work = asked("BACK", 3);
        post(accepted(work));
        house.get(Fulfillment.class)
                .cancel(new OrderId(Long.parseLong(work.order())), "not wanted", List.of(), house.cause());
        house.deliver();

        var request = fetch().getFirst();
        assertThat(request.type()).isEqualTo("fulfillment.withdrawal-requested.v1");
        assertThat(words(post(fact("withdrawal-answered", work, """
            ,"withdrawal":"%s","granted":[{"line":1,"quantity":2}],"refused":[{"line":1,"quantity":1}]\
            """.formatted(
                                request.withdrawal().withdrawal())))))
                .containsExactly("applied");

        assertThat(house.units(work.order(), 1)).containsEntry("cancelled", 2L).containsEntry("released", 1L);
        assertThat(words(post(fact("withdrawal-answered", work, """
            ,"withdrawal":"%s","granted":[{"line":1,"quantity":1}]\
            """.formatted(
                                request.withdrawal().withdrawal())))))
                .containsExactly("refused nodes.no-such-withdrawal");
    }

    @Test
    void a_node_tells_of_its_own_work_alone() {
        made("OWN", 5);
        var work = asked("OWN", 1);
        house.db().owner().sql("""
            insert into oms.node (node_id, code, name, kind, lat, lon, zone)
            values (8, 'OTHER', 'Other', '3pl', 40.8, -74.1, 'UTC') on conflict do nothing
            """).update();
        house.later(java.time.Duration.ofSeconds(2));
        var other = house.get(Network.class).getNode("OTHER");

        assertThat(words(post(other, accepted(work)))).containsExactly("refused nodes.unknown-work");
        var nodes = house.get(ForeignNodes.class);
        var admin = new Caller("ann", Role.ADMIN, 1, Set.of(), "api");
        var key = new Caller("maker's key", Role.SUPPLIER, 1, Set.of(), "api");
        nodes.bind(admin, "MAKER", List.of("maker's key"));
        assertThat(nodes.get(key, "MAKER").id()).isEqualTo(maker.id());
        assertThatThrownBy(() -> nodes.get(key, "OTHER"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("network.unknown-node"));
        assertThatThrownBy(() -> nodes.get(admin, "EAST"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("nodes.ours"));
    }

    /** The data is damaged as only its owner can, and mended again. */
    @Test
    void damage_is_named() {
        made("HARM", 5);
        var work = asked("HARM", 1);
        post(packed(work, "H1", 1), shipped(work, "H1"));

        broken(
                "I29",
                "update oms.node_feed set last_number = last_number + 1",
                "update oms.node_feed set last_number = last_number - 1");
        broken(
                "I29",
                "update oms.node_request set message_id = -message_id",
                "update oms.node_request set message_id = -message_id");
        broken(
                "I21",
                "update oms.node_parcel set tracking = 'x' || tracking where reference = 'H1'",
                "update oms.node_parcel set tracking = substr(tracking, 2) where reference = 'H1'");
    }

    private void broken(String invariant, String damage, String mend) {
        house.db().owner().sql(damage).update();
        assertThat(house.broken()).containsKey(invariant);
        house.db().owner().sql(mend).update();
    }

    @Test
    void an_answer_to_a_withdrawal_that_leaves_units_open_is_refused() {
        made("HALFBACK", 5);
        var work = asked("HALFBACK", 3);
        post(accepted(work));
        house.get(Fulfillment.class)
                .cancel(new OrderId(Long.parseLong(work.order())), "not wanted", List.of(), house.cause());
        house.deliver();
        var request = fetch().getFirst();

        assertThat(words(post(fact("withdrawal-answered", work, """
            ,"withdrawal":"%s","granted":[{"line":1,"quantity":2}]\
            """.formatted(
                                request.withdrawal().withdrawal())))))
                .containsExactly("refused nodes.withdrawal-incomplete");
        assertThat(words(post(fact("withdrawal-answered", work, """
            ,"withdrawal":"%s","granted":[{"line":1,"quantity":3}]\
            """.formatted(
                                request.withdrawal().withdrawal())))))
                .containsExactly("applied");
        assertThat(house.units(work.order(), 1)).containsEntry("cancelled", 3L);
    }
}
