package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a supervisor does about goods in store, over HTTP. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredGoodsTest {
    private static final String W = "/warehouses/EAST";
    private static final String BIN = "A-01-01-1";

    private final TestDatabase db;
    private Shop shop;

    StoredGoodsTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void what_goes_back_to_its_maker_is_given_once_and_never_more_than_is_there() {
        var stage = shop.get(Transactions.class)
                .run(() -> shop.get(LayoutSetup.class).ours(new NodeId(1), Location.VENDOR_RETURN))
                .id();
        var back = new Move(
                Location.CUSTOMER,
                stage,
                new Sku(1, "MUG"),
                "",
                Status.HOLD,
                3,
                false,
                "vendor-return",
                "test",
                "tester",
                Instant.EPOCH);
        shop.get(Transactions.class).run(() -> shop.get(Stock.class).move(new NodeId(1), List.of(back)));
        var asked = """
                {"key":"V1","reference":"RMA-1","carrier":"ups","lines":[{"sku":"MUG","quantity":2}]}""";

        assertThat(shop.post(W + "/vendor-returns", asked).status()).isEqualTo(201);
        yes(shop.post(W + "/vendor-returns", asked));
        no(shop.post(W + "/vendor-returns", asked.replace("RMA-1", "RMA-2")), 409, "vendors.key-reused");
        no(shop.post(W + "/vendor-returns", asked.replace("V1", "V2")), 409, "vendors.not-there");
        no(shop.post(W + "/vendor-returns", asked.replace(":2}", ":0}")), 400, "vendors.quantity");
        no(shop.post(W + "/vendor-returns", asked.replace("V1", "scan:V1")), 400, "vendors.key");
        var items = shop.read(W + "/vendor-returns?reference=RMA-1").body().path("items");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.path(0).path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(shop.read(W + "/vendor-returns?reference=RMA-2")
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.put(W, """
                {"nodeId":1,"name":"East","zone":"America/New_York","carrier":"ups","address":
                 {"name":"East","street":"1 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}""");
        shop.put(W + "/layout", """
                {"locations":[{"code":"A-01-01-1","kind":"bin","zone":"A","aisle":1,"bay":1,"level":1,"side":"left"}]}""");
        db.owner()
                .sql("insert into wms.item (node_id, client_id, sku) values (1, 1, 'MUG')")
                .update();
        db.owner()
                .sql("insert into wms.item_pack values (1, 1, 'MUG', 'each', 1)")
                .update();
        db.owner()
                .sql("insert into wms.item_barcode values (1, 1, 'MUG', 'MUG', 'each')")
                .update();
        var node = new NodeId(1);
        var bin = shop.get(Layout.class).byCode(node, List.of(BIN)).get(BIN).id();
        var mugs = Move.of(Location.SUPPLIER, bin, new Sku(1, "MUG"), 20, "received", "test", "tester", Instant.EPOCH);
        shop.get(Transactions.class).run(() -> shop.get(Stock.class).move(node, List.of(mugs)));
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private static void no(Shop.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private static void yes(Shop.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private static String change(String key, String status, long units) {
        return """
                {"key":"%s","location":"A-01-01-1","sku":"MUG","status":"%s","quantity":%d,"reason":"wet"}""".formatted(key, status, units);
    }

    private Shop.Answer scan(String kind, String task, String more) {
        return shop.post("/floor/EAST/scans", """
                {"scans":[{"scanId":"%s","kind":"%s","worker":"ann","at":"%s","task":"%s","location":"A-01-01-1"%s}]}""".formatted(UUID.randomUUID(), kind, Instant.now(), task, more));
    }

    @Test
    void goods_are_taken_off_sale_and_scrapped_once() {
        var held = shop.post(W + "/status-changes", change("k1", "hold", 3));
        assertThat(held.status()).as(held.body().toString()).isEqualTo(201);
        yes(shop.post(W + "/status-changes", change("k1", "hold", 3)));
        no(shop.post(W + "/status-changes", change("k1", "hold", 4)), 409, "moving.key-reused");
        no(shop.post(W + "/status-changes", change("k2", "lost", 1)), 400, "moving.status");
        no(shop.post(W + "/status-changes", change("k3", "damaged", 1)), 409, "moving.which-stock");

        var scrapped = shop.post(W + "/scrappings", """
                {"key":"k4","location":"A-01-01-1","sku":"MUG","was":"hold","quantity":3,"reason":"mould"}""");

        assertThat(scrapped.text("becomes")).isEqualTo("scrap");
        assertThat(shop.read(W + "/status-changes?limit=1").body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void sizes_policies_and_faces_are_put_and_read() {
        shop.put(W + "/item-sizes", """
                {"items":[{"sku":"MUG","widthMm":100,"depthMm":90,"heightMm":80}]}""");
        assertThat(shop.read(W + "/item-sizes")
                        .body()
                        .path("items")
                        .get(0)
                        .path("heightMm")
                        .asInt())
                .isEqualTo(80);
        shop.put(W + "/count-policies", """
                {"policies":[{"itemClass":"","toleranceUnits":1,"toleranceValue":5.5,"approveValue":100,"everyDays":30}]}""");
        shop.put(W + "/count-items", """
                {"items":[{"sku":"MUG","itemClass":"A","unitValue":2.5}]}""");
        shop.put(W + "/count-settings", "{\"zeroCheck\":false}");
        yes(shop.post(W + "/count-classes", "{\"days\":90}"));
        shop.put(W + "/pick-faces", """
                {"faces":[{"location":"A-01-01-1","sku":"MUG","least":2,"most":50}]}""");
        assertThat(shop.read(W + "/pick-faces")
                        .body()
                        .path("items")
                        .get(0)
                        .path("most")
                        .asInt())
                .isEqualTo(50);
        yes(shop.read(W + "/replenishments?state=open"));
        yes(shop.post("/floor/EAST/assignments", "{\"worker\":\"ann\",\"kind\":\"replenish\",\"limit\":5}"));
    }

    @Test
    void a_bin_is_counted_recounted_and_approved() {
        var made = shop.post(W + "/counts", "{\"locations\":[\"A-01-01-1\"],\"reason\":\"to see\"}");
        var id = made.body().path("counts").get(0).asString();
        yes(shop.post("/floor/EAST/assignments", "{\"worker\":\"ann\",\"kind\":\"count\",\"limit\":5}"));
        yes(scan("count", id, ",\"barcode\":\"MUG\",\"quantity\":0"));
        yes(scan("count-done", id, ""));

        var seen = shop.read(W + "/counts/" + id);
        assertThat(seen.text("state")).as(seen.body().toString()).isEqualTo("recount");
        assertThat(seen.body().path("rounds").get(0).path("worker").asString()).isEqualTo("ann");
        no(shop.post(W + "/counts/" + id + "/approve", ""), 409, "counting.move-not-allowed");
        assertThat(shop.post(W + "/counts/" + id + "/cancel", "").text("state")).isEqualTo("cancelled");
        no(shop.read(W + "/counts/99"), 404, "counting.no-such-count");
        assertThat(shop.read(W + "/counts?state=cancelled").body().path("items").size())
                .isEqualTo(1);
        yes(shop.post(W + "/counts/plan", "{\"limit\":5}"));
    }
}
