package dev.dovetail.lab.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.lab.wire.HttpApi;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.StockChange;
import dev.dovetail.server.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A drop-ship order over HTTP from end to end: captured, sourced to the supplier, fetched, packed, shipped. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplierTest {
    private static final String KEY = "a-key-of-the-tests-that-is-long-enough";
    private static final String NODE = """
            {"nodeId":%d,"name":"%s","kind":"supplier","lat":40.7,"lon":-74.0,"zone":"America/New_York","address":
             {"name":"Maker","street":"1 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}\
            """;
    private static final String ORDER = """
            {"channel":"shop","number":"%s","placedAt":"2026-03-02T09:00:00Z","currency":"GBP","service":"ground",
             "shipTo":{"name":"Ada","street":"1 Main St","city":"New York","postalCode":"10001","country":"US"},
             "lines":[{"sku":"LAMP","quantity":2,"unitPrice":9.00}]}\
            """;

    private final TestDatabase db;
    private ConfigurableApplicationContext context;
    private HttpApi admin;
    private HttpApi supplier;

    SupplierTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        var clock = InstantSource.system();
        var program = new Program(db.appLogin(), new Home(directory), clock, new IdSource(clock, 1), new Random(1));
        context = program.serve(Map.of("server.port", "0", "server.address", "127.0.0.1", "DOVETAIL_API_KEY", KEY));
        admin = new HttpApi(this::address, KEY);
        put("/nodes/MAKER", NODE.formatted(7, "Maker"));
        put("/nodes/OTHER", NODE.formatted(8, "Other"));
        put("/channels/shop", """
                {"name":"Shop","policy":"backorder","currency":"GBP","remorseSeconds":0}\
                """);
        put("/carriage/rates", """
                {"rates":[{"service":"ground","zone":1,"upToKm":20000,"currency":"GBP","baseMinor":400,"perKgMinor":20,
                 "transitDays":2}]}\
                """);
        put("/skus", """
                {"items":[{"sku":"LAMP","description":"A lamp","weightGrams":100}]}\
                """);
        context.getBean(Availability.class)
                .change(List.of(new StockChange(new NodeId(7), new Sku(1, "LAMP"), 10, "received")));
        var key = admin.post("/api-keys", Map.of("name", "maker", "role", "SUPPLIER"))
                .must("make a key")
                .body()
                .path("key")
                .asString();
        put("/nodes/MAKER/keys", "{\"keys\":[\"maker\"]}");
        supplier = new HttpApi(this::address, key);
    }

    @AfterAll
    void close() {
        admin.close();
        supplier.close();
        context.close();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    private void put(String path, String json) {
        admin.put(path, json.getBytes(java.nio.charset.StandardCharsets.UTF_8)).must(path);
    }

    private String order(String number) {
        return admin.call(
                        "POST",
                        "/orders",
                        ORDER.formatted(number).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("Idempotency-Key", number))
                .must("order " + number)
                .body()
                .path("orderId")
                .asString();
    }

    @Test
    void a_drop_ship_order_goes_all_the_way_over_http() {
        var maker = new Supplier(supplier, "MAKER", InstantSource.system());
        var kept = order("D1");
        int fetched = maker.fetch(20);
        var cancelled = order("D2");
        fetched += maker.fetch(20);
        assertThat(fetched).isEqualTo(2);

        admin.post("/orders/" + cancelled + "/cancellations", Map.of("reason", "not wanted"))
                .must("cancel");
        assertThat(maker.fetch(20)).isEqualTo(1);
        assertThat(maker.work()).isEqualTo(1);

        assertThat(maker.surprises()).isEmpty();
        var order = admin.get("/orders/" + kept).body();
        assertThat(order.path("status").asString()).isEqualTo("shipped");
        assertThat(order.path("parcels").path(0).path("trackingNumber").asString())
                .startsWith("DS");
        assertThat(admin.get("/orders/" + cancelled).body().path("status").asString())
                .isEqualTo("cancelled");
    }

    @Test
    void a_supplier_sees_its_own_node_and_nothing_else() {
        assertThat(supplier.get("/nodes/MAKER/requests").status()).isEqualTo(200);
        assertThat(supplier.get("/nodes/OTHER/requests").code()).isEqualTo("network.unknown-node");
        assertThat(supplier.get("/orders").status()).isEqualTo(403);
        assertThat(supplier.get("/nodes/MAKER/requests?wait=26").code()).isEqualTo("nodes.wait");
        assertThat(supplier.put("/nodes/OTHER/keys", Map.of("keys", List.of("maker")))
                        .status())
                .isEqualTo(403);
    }
}
