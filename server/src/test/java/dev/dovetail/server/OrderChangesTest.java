package dev.dovetail.server;

import static dev.dovetail.server.BadOrders.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.handoff.Deliveries;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.StockChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people do with orders after their capture, over HTTP: amendments, holds, and the work of nodes. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderChangesTest {
    private final TestDatabase db;
    private Shop shop;

    OrderChangesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.stock("MUG", 1_000);
        shop.stock("CUP", 0);
        shop.put("/nodes/SUP", """
                {"nodeId":2,"name":"A supplier","kind":"supplier","lat":40.7,"lon":-74.0,"zone":"America/New_York","address":
                 {"name":"Sup","street":"2 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}""");
        shop.get(Availability.class).change(List.of(new StockChange(new NodeId(2), new Sku(1, "CUP"), 50, "received")));
        shop.put("/channels/now", """
                {"name":"At once","policy":"backorder","currency":"GBP","remorseSeconds":0,"partner":null}""");
    }

    @AfterAll
    void close() {
        shop.close();
    }

    /** An order of this many mugs in its remorse window, or at its node. */
    private String order(String channel, String number) {
        var sku = channel.equals("now") ? "CUP" : "MUG";
        var body = GOOD.replace("N1", number)
                .replace("MUG", sku)
                .replace("\"channel\":\"web\"", "\"channel\":\"" + channel + "\"");
        var answer = shop.order(number, body);
        assertThat(answer.status()).isEqualTo(201);
        return "/orders/" + answer.text("orderId");
    }

    private static void no(Shop.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    @Test
    void an_amendment_is_asked_answered_and_refused() {
        var order = order("web", "AMEND");
        var more = "{\"reason\":\"more\",\"lines\":[{\"line\":1,\"quantity\":3}]}";

        no(shop.post(order + "/amendments", more), 400, "orders.key-missing");
        var done = shop.post(order + "/amendments", "a1", more);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("outcome")).isEqualTo("accepted");
        assertThat(shop.post(order + "/amendments", "a1", more).body()).isEqualTo(done.body());
        no(shop.post(order + "/amendments", "a1", more.replace("3", "4")), 409, "orders.amendment-key-reused");
        no(shop.post(order + "/amendments", "a2", more.replace(":1,", ":9,")), 422, "orders.no-such-line");
        no(shop.post(order + "/amendments", "a3", more.replace("{", "{\"x\":1,")), 400, "request.unknown-field");
        no(shop.post("/orders/99/amendments", "a4", more), 404, "orders.not-found");
        assertThat(shop.read(order + "/amendments").body().path("items").size()).isEqualTo(1);
        assertThat(shop.read(order).body().path("lines").get(0).path("ordered").asLong())
                .isEqualTo(3);
    }

    @Test
    void a_hold_is_placed_listed_and_lifted_once() {
        var order = order("web", "HOLD");
        var hold = "{\"code\":\"ask\",\"reason\":\"call first\",\"owner\":\"customer-care\"}";

        var placed = shop.post(order + "/holds", hold);
        assertThat(placed.status()).isEqualTo(201);
        no(shop.post(order + "/holds", hold), 409, "holds.already-held");
        no(shop.post(order + "/holds", hold.replace("ask", "ASK!")), 400, "holds.code");
        assertThat(shop.read(order).text("status")).isEqualTo("held");
        assertThat(shop.read("/holds?owner=customer-care").body().path("items").findValuesAsString("holdId"))
                .contains(placed.text("holdId"));
        var lift = order + "/holds/" + placed.text("holdId") + "/release";
        assertThat(shop.post(lift, "{\"reason\":\"he is fine\"}").text("state")).isEqualTo("released");
        no(shop.post(lift, "{\"reason\":\"again\"}"), 409, "holds.already-released");
        no(shop.post(order + "/holds/7/release", "{\"reason\":\"none\"}"), 404, "holds.not-found");
    }

    @Test
    void work_is_listed_split_held_and_not_moved_where_nobody_else_has_it() {
        var order = order("now", "WORK");
        var work = given(order);
        var at = order + "/fulfillment-orders/" + work;
        var name = "{\"to\":\"SUP\",\"reason\":\"closer\"}";

        no(shop.post(at + "/move", name), 400, "orders.key-missing");
        no(shop.post(at + "/move", "m1", name), 409, "rearrangements.same-node");
        no(shop.post(at + "/move", "m2", name.replace("SUP", "NORTH")), 404, "network.unknown-node");
        no(shop.post(at + "/move", "m5", name.replace("SUP", "EAST")), 409, "rearrangements.no-stock");
        no(shop.post(order + "/fulfillment-orders/7/move", "m3", name), 404, "rearrangements.no-such-work");
        no(shop.post("/orders/99/fulfillment-orders/7/move", "m4", name), 404, "orders.not-found");
        no(shop.post(at + "/split", "s1", "{\"reason\":\"x\",\"lines\":[]}"), 400, "rearrangements.lines");
        no(
                shop.post(at + "/merge", "g1", "{\"with\":\"" + work + "\",\"reason\":\"x\"}"),
                409,
                "rearrangements.other-node");
        no(shop.post(at + "/merge", "g2", "{\"with\":\"-1\",\"reason\":\"x\"}"), 400, "request.id");
        var hold = shop.post(at + "/hold", "h1", "{\"owner\":\"care\",\"reason\":\"wait\"}");
        assertThat(hold.status()).as(hold.body().toString()).isEqualTo(200);
        assertThat(hold.text("kind")).isEqualTo("hold");
        assertThat(shop.read(order + "/rearrangements").body().path("items").size())
                .isEqualTo(1);
        no(shop.post(order + "/rearrangements/7/release", "{\"reason\":\"x\"}"), 404, "rearrangements.not-found");
    }

    @Test
    void what_is_short_is_listed_and_decided_and_what_is_not_there_is_said() {
        var order = order("web", "SHORT");
        var decision = "{\"option\":\"wait\",\"version\":1,\"reason\":\"he waits\"}";

        assertThat(shop.read(order + "/shortfalls").body().path("items").isEmpty())
                .isTrue();
        assertThat(shop.read("/shortfalls?owner=customer-care").status()).isEqualTo(200);
        no(shop.read("/shortfalls?limit=0"), 400, "request.limit");
        no(shop.post(order + "/shortfalls/7/decision", decision), 404, "shortfalls.not-found");
        no(shop.post(order + "/shortfalls/7/decision", decision.replace("wait\"", "pray\"")), 400, "shortfalls.option");
        no(shop.post("/orders/99/shortfalls/7/decision", decision), 404, "orders.not-found");
        var groups = shop.read("/exceptions").body().path("items");
        assertThat(groups.findValuesAsString("kind")).contains("shortfall", "held-order", "node-offline");
        assertThat(shop.read("/exceptions/shortfall?limit=3")
                        .body()
                        .path("items")
                        .isArray())
                .isTrue();
        assertThat(shop.read(order + "/promise/score").text("outcome")).isEqualTo("open");
        assertThat(shop.read("/promises/scores?from=2026-03-01&to=2026-03-31")
                        .body()
                        .path("kept")
                        .asLong(-1))
                .isZero();
        no(shop.read("/promises/scores?from=2026-03-31&to=2026-03-01"), 400, "scores.days");
        no(shop.read("/promises/scores?from=soon&to=2026-03-01"), 400, "scores.days");
        no(shop.read("/orders/99/promise/score"), 404, "orders.not-found");
        no(shop.read("/exceptions/nothing"), 404, "exceptions.unknown-kind");
        no(shop.read("/exceptions/shortfall?after=x"), 400, "exceptions.after");
    }

    /** The order's work, once its node has been given it; looked for as long as anything is delivered. */
    private String given(String order) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end)) {
            shop.get(Deliveries.class).turn();
            var items = shop.read(order + "/fulfillment-orders").body().path("items");
            if (!items.isEmpty()) return items.get(0).path("fulfillmentOrderId").asString();
        }
        throw new AssertionError("no work of " + order);
    }
}
