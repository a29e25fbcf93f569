package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** An OMS and two warehouses, each with a database of its own, speak over HTTP of goods that go from one to the other. */
@ExtendWith(PostgresExtension.class)
class TransferStoryTest {
    private static final String KEY = "a-key-of-the-test-that-is-long-enough";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PLACE = """
        "nodeId": %d, "name": "%s", "zone": "UTC", "address": {"name": "%2$s", "street": "1 Dock", "city": "Reno",
        "region": "NV", "postalCode": "89501", "country": "US"}\
        """;

    private final TestDatabase db;
    private final List<House> houses = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private House oms;
    private House east;
    private House west;

    TransferStoryTest(TestDatabase db) {
        this.db = db;
    }

    /** One program over one database. */
    private final class House implements AutoCloseable {
        final TestDatabase db;
        final ConfigurableApplicationContext program;

        House(TestDatabase db, String name, String roles) {
            this.db = db;
            var clock = InstantSource.system();
            var ids = new IdSource(clock, houses.size() * 5000);
            program = new Program(db.appLogin(), new Home(home.resolve(name)), clock, ids, new Random(1))
                    .serve(Map.of(
                            "server.port", "0",
                            "server.address", "127.0.0.1",
                            "dovetail.roles", roles,
                            "DOVETAIL_API_KEY", KEY,
                            "DOVETAIL_ADMIN_PASSWORD", "correct horse battery staple"));
            houses.add(this);
        }

        String address() {
            return "http://127.0.0.1:"
                    + ((WebServerApplicationContext) program).getWebServer().getPort();
        }

        JsonNode api(String method, String path, String body) {
            var request = HttpRequest.newBuilder(URI.create(address() + "/api/v1" + path))
                    .header("Authorization", "Bearer " + KEY)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body));
            try {
                var answer = http.send(request.build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isLessThan(300);
                return Shop.JSON.readTree(answer.body());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(path, e);
            }
        }

        JsonNode get(String path) {
            return api("GET", path, "");
        }

        long count(String sql) {
            return db.jdbc().sql(sql).query(Long.class).single();
        }

        @Override
        public void close() {
            program.close();
        }
    }

    private static void until(String what, BooleanSupplier done) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) if (System.nanoTime() > giveUp) throw new AssertionError("never: " + what);
    }

    @BeforeEach
    void open() {
        oms = new House(db.another(), "oms", "oms");
        east = warehouse(db.another(), "EAST", 1);
        west = warehouse(db.another(), "WEST", 2);
        oms.api("PUT", "/skus", """
            {"items": [{"sku": "MILK", "description": "Milk", "kind": "goods", "weightGrams": 1000,
              "packs": [{"level": "each", "units": 1, "barcodes": ["111"]}]}]}\
            """);
        for (var house : List.of(east, west))
            until("items are known", () -> house.count("select count(*) from wms.item_barcode") > 0);
        for (var code : List.of("EAST", "WEST")) handled(code);
        stocked();
    }

    private House warehouse(TestDatabase own, String code, int node) {
        var place = PLACE.formatted(node, code);
        var house = new House(own, code.toLowerCase(java.util.Locale.ROOT), "wms:" + code);
        house.api("PUT", "/warehouses/" + code, "{" + place + "}");
        house.api("PUT", "/warehouses/" + code + "/layout", """
            {"locations": [{"code": "DOCK-1", "kind": "dock"},
             {"code": "A-1", "kind": "bin", "zone": "A", "aisle": 1, "bay": 1, "level": 1, "side": "left"}]}\
            """);
        oms.api("PUT", "/nodes/" + code, "{" + place + ", \"kind\": \"warehouse\", \"lat\": 40.7, \"lon\": -74.0}");
        var peer = "{\"url\": \"%s\", \"ourName\": \"%s\", \"takes\": \"%s\", \"nodes\": [%d]%s}";
        var name = code.toLowerCase(java.util.Locale.ROOT);
        var made = oms.api("PUT", "/peers/" + name, peer.formatted(house.address(), "oms", "node", node, ""));
        var secret = ", \"secret\": \"" + made.path("secret").asString() + "\"";
        house.api("PUT", "/peers/oms", peer.formatted(oms.address(), name, "oms", node, secret));
        return house;
    }

    private void handled(String code) {
        (code.equals("EAST") ? east : west).api("PUT", "/warehouses/" + code + "/items/handling", """
            {"items": [{"sku": "MILK", "lots": true, "expires": true}]}\
            """);
    }

    private void stocked() {
        east.api("POST", "/warehouses/EAST/deliveries", """
            {"reference": "PO-1", "supplier": "ACME", "lines": [{"sku": "MILK", "quantity": 20}]}\
            """);
        scan(east, "EAST", "receive", """
            "delivery": "PO-1", "location": "DOCK-1", "barcode": "111", "quantity": 20, "lot": "L7", "expiresOn": "2099-03-31\"\
            """);
        scan(east, "EAST", "putaway", """
            "from": "DOCK-1", "to": "A-1", "barcode": "111", "quantity": 20\
            """);
        until("the OMS knows the stock", () -> figures(1).equals("20/0"));
    }

    private void scan(House house, String code, String kind, String fields) {
        var answer = house.api(
                "POST", "/floor/" + code + "/scans", """
                    {"scans": [{"scanId": "%s", "kind": "%s", "worker": "ann", "at": "%s", %s}]}\
                    """.formatted(UUID.randomUUID(), kind, Instant.now(), fields));
        assertThat(answer.path("results").get(0).path("outcome").asString())
                .as(kind + " " + answer)
                .isEqualTo("accepted");
    }

    private String figures(int node) {
        return oms.db
                .jdbc()
                .sql("select coalesce(max(position || '/' || reserved), '') from oms.pool where node_id = :node")
                .param("node", node)
                .query(String.class)
                .single();
    }

    @AfterEach
    void everything_holds() {
        for (var house : houses)
            assertThat(house.program.getBean(Invariants.class).broken()).isEmpty();
        houses.forEach(House::close);
        http.close();
    }

    private JsonNode line(String key) {
        return oms.get("/transfers/" + key).path("lines").get(0);
    }

    /** The source's people pick all of it into one carton and hand it to the truck. */
    private void sent(String carton, int units) {
        until("the work is here", () -> east.count("select count(*) from wms.pick_task where state = 'ready'") > 0);
        var task =
                east.api("POST", "/floor/EAST/assignments", """
                    {"worker": "ann", "kind": "pick", "limit": 1}\
                    """).path("tasks").get(0);
        scan(east, "EAST", "pick", """
            "task": "%s", "seq": 1, "location": "A-1", "barcode": "111", "quantity": %d, "tote": "TOTE-1", "lot": "L7\"\
            """.formatted(task.path("task").asString(), units));
        var packing =
                east.api("POST", "/floor/EAST/assignments", """
                    {"worker": "ann", "kind": "pack", "limit": 1}\
                    """).path("tasks").get(0);
        scan(east, "EAST", "pack", """
            "outbound": "%s", "carton": "%s", "barcode": "111", "quantity": %d\
            """.formatted(packing.path("outbound").asString(), carton, units));
        scan(east, "EAST", "close", "\"carton\": \"%s\", \"weightGrams\": 500".formatted(carton));
        scan(east, "EAST", "hand-over", "\"carton\": \"%s\"".formatted(carton));
    }

    private void received(String carton, int units) {
        until("it is announced", () -> west.count("select count(*) from wms.delivery where state <> 'closed'") > 0);
        scan(west, "WEST", "receive", """
            "delivery": "EAST:%s", "location": "DOCK-1", "barcode": "111", "quantity": %d, "lot": "L7\"\
            """.formatted(carton, units));
        scan(west, "WEST", "putaway", """
            "from": "DOCK-1", "to": "A-1", "barcode": "111", "quantity": %d\
            """.formatted(units));
    }

    @Test
    void goods_asked_for_at_the_oms_leave_one_warehouse_and_are_sold_from_the_other() {
        var asked = oms.api("POST", "/transfers", """
            {"key": "TO-1", "from": "EAST", "to": "WEST", "lines": [{"sku": "MILK", "quantity": 8}]}\
            """);
        assertThat(asked.path("state").asString()).isEqualTo("open");
        assertThat(figures(1)).isEqualTo("20/8");

        sent("C-1", 8);
        until("the OMS knows that it left", () -> figures(1).equals("12/0"));
        assertThat(line("TO-1").path("inTransit").asInt()).isEqualTo(8);
        assertThat(east.get("/warehouses/EAST/in-transit")
                        .path("items")
                        .get(0)
                        .path("inTransit")
                        .asInt())
                .isEqualTo(8);

        received("C-1", 8);

        until("it may be sold there", () -> figures(2).equals("8/0"));
        until(
                "nothing is in transit",
                () -> east.get("/warehouses/EAST/in-transit").path("items").isEmpty());
        var done = oms.get("/transfers/TO-1");
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("cartons").get(0).path("carton").asString()).isEqualTo("C-1");
        assertThat(west.get("/warehouses/WEST/stock")
                        .path("items")
                        .get(0)
                        .path("expiresOn")
                        .asString())
                .isEqualTo("2099-03-31");
    }

    @Test
    void what_does_not_come_is_in_transit_until_somebody_gives_it_up() {
        oms.api("POST", "/transfers", """
            {"key": "TO-2", "from": "EAST", "to": "WEST", "lines": [{"sku": "MILK", "quantity": 5}]}\
            """);
        sent("C-2", 5);
        received("C-2", 3);
        until("the rest is in transit", () -> line("TO-2").path("inTransit").asInt() == 2);

        oms.api("POST", "/transfers/TO-2/lost", "{\"reason\": \"fell off the truck\"}");

        until(
                "nothing is in transit",
                () -> east.get("/warehouses/EAST/in-transit").path("items").isEmpty());
        assertThat(line("TO-2").path("lost").asInt()).isEqualTo(2);
        assertThat(oms.get("/transfers?state=done").path("items").size()).isEqualTo(1);
    }
}
