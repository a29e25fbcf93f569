package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Work at benches, over HTTP. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchesTest {
    private static final String W = "/warehouses/EAST";
    private static final String BIN = "A-01-01-1";

    private final TestDatabase db;
    private Shop shop;

    BenchesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.put(W, """
            {"nodeId":1,"name":"East","zone":"America/New_York","carrier":"ups","address":
             {"name":"East","street":"1 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}\
            """);
        shop.put(W + "/layout", """
            {"locations":[{"code":"A-01-01-1","kind":"bin","zone":"A","aisle":1,"bay":1,"level":1,"side":"left"},
             {"code":"BENCH-1","kind":"bench"}]}\
            """);
        Stream.of("MUG", "SPOON", "SET").forEach(this::known);
        stocked("MUG", 10);
        stocked("SPOON", 20);
    }

    private void known(String sku) {
        var owner = db.owner();
        owner.sql("insert into wms.item (node_id, client_id, sku) values (1, 1, ?)")
                .param(sku)
                .update();
        owner.sql("insert into wms.item_pack values (1, 1, ?, 'each', 1)")
                .param(sku)
                .update();
        owner.sql("insert into wms.item_barcode values (1, 1, ?, ?, 'each')")
                .params(sku, sku)
                .update();
    }

    private void stocked(String sku, long units) {
        var node = new NodeId(1);
        var bin = shop.get(Layout.class).byCode(node, List.of(BIN)).get(BIN).id();
        var move = Move.of(Location.SUPPLIER, bin, new Sku(1, sku), units, "received", "test", "tester", Instant.EPOCH);
        shop.get(Transactions.class).run(() -> shop.get(Stock.class).move(node, List.of(move)));
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private static Shop.Answer is(Shop.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer;
    }

    private static void no(Shop.Answer answer, int status, String code) {
        assertThat(is(answer, status).text("code")).isEqualTo(code);
    }

    private static String sets(String key, long quantity) {
        return """
            {"key":"%s","kind":"kit","sku":"SET","quantity":%d,
             "parts":[{"sku":"MUG","quantity":1},{"sku":"SPOON","quantity":2}]}\
            """.formatted(key, quantity);
    }

    @Test
    void what_came_back_is_graded_by_the_rules_of_the_house_and_decided() {
        no(
                shop.post(W + "/returns", "{\"key\":\"R1\",\"worker\":\"ann\",\"reference\":\"N-4711\"}"),
                404,
                "returns.unknown-reference");
        var parcel = is(shop.post(W + "/returns", "{\"key\":\"R1\",\"worker\":\"ann\"}"), 201)
                .body()
                .path("parcel");
        is(shop.post(W + "/returns", "{\"key\":\"R1\",\"worker\":\"ann\"}"), 200);
        var one = W + "/returns/" + parcel.path("id").asString();
        var unit = """
            {"key":"u1","worker":"ann","barcode":"MUG","quantity":1,"grade":"A"}\
            """;
        assertThat(shop.read(W + "/return-rules").body().path("rules").size()).isEqualTo(4);
        shop.put(W + "/return-rules", """
            {"rules":[{"grade":"A","disposition":"restock","supervisor":false},
             {"grade":"A","sku":"spoon","disposition":"scrap","supervisor":false}]}\
            """);
        assertThat(shop.read(one + "/item?barcode=SPOON").body().path("grades").toString())
                .isEqualTo("[{\"grade\":\"A\",\"disposition\":\"scrap\",\"supervisor\":false}]");
        var mug = shop.read(one + "/item?barcode=MUG").body().path("grades").path(0);
        assertThat(mug.path("supervisor").asBoolean())
                .as("nobody can tell that it was ours")
                .isTrue();
        no(shop.post(one + "/units", unit.replace("\"A\"", "\"B\"")), 422, "returns.unknown-grade");
        no(shop.post(one + "/units", unit.replace(":1,", ":0,")), 400, "returns.quantity");
        no(shop.post(one + "/units", unit.replace("MUG", "FORK")), 422, "returns.unknown-barcode");
        var waits = is(shop.post(one + "/units", unit), 201);
        assertThat(waits.text("proposed")).isEqualTo("restock");
        assertThat(waits.body().path("disposition").isNull()).isTrue();
        is(shop.post(one + "/units", unit), 200);
        assertThat(is(shop.post(one + "/units", unit.replace("u1", "u2").replace("MUG", "SPOON")), 201)
                        .text("disposition"))
                .isEqualTo("scrap");
        assertThat(shop.read(W + "/return-decisions").body().path("items").size())
                .isEqualTo(1);

        no(
                shop.post(one + "/units/1/decision", "{\"disposition\":\"burn\",\"reason\":\"no\"}"),
                400,
                "returns.disposition");
        var sold = "{\"disposition\":\"restock\",\"reason\":\"as new\"}";
        assertThat(is(shop.post(one + "/units/1/decision", sold), 200).text("disposition"))
                .isEqualTo("restock");
        is(shop.post(one + "/units/1/decision", sold), 200);
        no(shop.post(one + "/units/1/decision", sold.replace("restock", "scrap")), 409, "returns.decided");
        assertThat(is(shop.post(one + "/close", ""), 200).text("state")).isEqualTo("closed");
        no(shop.post(one + "/units", unit.replace("u1", "u3")), 409, "returns.over");
        assertThat(shop.read(one).body().path("units").size()).isEqualTo(2);
        assertThat(shop.read(W + "/returns?state=closed").body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void a_store_says_how_long_it_keeps_things_and_what_is_shown() {
        assertThat(shop.read(W + "/pickup-rule").body().path("holdDays").asInt())
                .isEqualTo(7);
        shop.put(W + "/pickup-rule", "{\"holdDays\":3,\"proofs\":[\"id-card\"]}");
        assertThat(shop.read(W + "/pickup-rule").body().path("proofs").get(0).asString())
                .isEqualTo("id-card");
        for (var state : List.of("waiting", "overdue", "collected", "uncollected"))
            assertThat(is(shop.read(W + "/pickups?state=" + state), 200)
                            .body()
                            .path("items")
                            .size())
                    .isZero();
        no(shop.read(W + "/pickups?state=lost"), 400, "request.invalid");
    }

    @Test
    void sets_are_ordered_fetched_made_and_what_is_left_is_given_back() {
        no(shop.post(W + "/work-orders", sets("WO-1", 11)), 409, "kitting.not-enough");
        no(shop.post(W + "/work-orders", sets("WO-1", 2).replace("\"kit\"", "\"glue\"")), 400, "kitting.kind");
        no(shop.post(W + "/work-orders", sets("WO-1", 2).replace("SPOON", "SET")), 400, "kitting.part-twice");
        no(shop.post(W + "/work-orders", sets("WO-1", 2).replace("SPOON", "FORK")), 422, "kitting.no-such-item");
        var order = is(shop.post(W + "/work-orders", sets("WO-1", 3)), 201);
        is(shop.post(W + "/work-orders", sets("WO-1", 3)), 200);
        var one = W + "/work-orders/" + order.text("id");
        no(shop.read(W + "/work-orders/4711"), 404, "kitting.no-such-order");

        for (var open : shop.read(one).body().path("open"))
            is(
                    shop.post("/floor/EAST/scans", """
                        {"scans":[{"scanId":"%s","kind":"kit-take","worker":"ann","at":"%s","task":"%s","seq":%d,"location":"%s",
                         "barcode":"%s","quantity":%d,"to":"BENCH-1"}]}\
                        """.formatted(
                                    UUID.randomUUID(),
                                    Instant.now(),
                                    order.text("id"),
                                    open.path("seq").asInt(),
                                    open.path("location").asString(),
                                    open.path("sku").asString(),
                                    open.path("quantity").asLong())),
                    200);
        var build = "{\"key\":\"b1\",\"worker\":\"ann\",\"quantity\":2}";
        assertThat(is(shop.post(one + "/builds", build), 201)
                        .body()
                        .path("made")
                        .asLong())
                .isEqualTo(2);
        is(shop.post(one + "/builds", build), 200);
        no(shop.post(one + "/builds", build.replace("b1", "b2")), 409, "kitting.more-than-asked");
        no(shop.post(one + "/builds", build.replace("2}", "0}")), 400, "kitting.quantity");
        is(shop.post(one + "/scraps", """
            {"key":"s1","worker":"ann","sku":"MUG","quantity":1,"reason":"cracked"}\
            """), 201);
        no(shop.post(one + "/scraps", """
            {"key":"s2","worker":"ann","sku":"SET","quantity":1,"reason":"cracked"}\
            """), 409, "kitting.not-a-part");
        assertThat(is(shop.post(one + "/end", "{\"reason\":\"enough\"}"), 200).text("state"))
                .isEqualTo("done");
        no(shop.post(one + "/end", "{\"reason\":\"enough\"}"), 409, "kitting.over");

        assertThat(shop.read(one).body().path("steps").size()).isEqualTo(2);
        assertThat(shop.read(W + "/genealogy?sku=mug").body().path("items").size())
                .isEqualTo(2);
        assertThat(shop.read(W + "/work-orders?state=done&limit=1")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }
}
