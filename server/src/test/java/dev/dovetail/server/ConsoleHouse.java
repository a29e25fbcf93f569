package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program with one warehouse at work, set up and fed over its own API. */
final class ConsoleHouse implements AutoCloseable {
    static final String PASSWORD = "a long enough password";
    private static final String KEY = "dvt_0123456789abcdef0123456789abcdef";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase db;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    final URI address;
    private volatile Duration ahead = Duration.ZERO;

    String shown = ""; // the order with HTML in it
    String waiting = ""; // an order of which units wait
    String rejected = "";
    String dead = ""; // the path of a dead message

    ConsoleHouse(TestDatabase db, Path directory) {
        this.db = db;
        InstantSource clock = () -> Instant.now().plus(ahead);
        var program = new Program(db.appLogin(), new Home(directory), clock, new IdSource(clock, 1), new Random(1));
        context = program.serve(Map.of(
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "DOVETAIL_ADMIN_PASSWORD",
                PASSWORD,
                "DOVETAIL_API_KEY",
                KEY));
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        address = URI.create("http://127.0.0.1:" + port);
    }

    /** Moves the program's clock on. */
    synchronized void later(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Goods in the bins, orders released, one waiting, one rejected, one message dead. */
    void fill() {
        setUp();
        stock();
        shown = order("<i>A-1</i>", "M-1", 3, "<script>document.title='run'</script> mug");
        waiting = order("A-2", "M-2", 50, "Plate");
        rejected = reject("A-3");
        awaitCount("select count(*) from wms.pick_task", 2);
        dead = die("min");
        user("fay", "FLOOR");
        user("olga", "OPERATIONS");
    }

    private void setUp() {
        api("PUT", "/channels/shop", """
                {"name": "Shop", "policy": "backorder", "currency": "USD", "remorseSeconds": 0}""");
        var place = """
                "nodeId": 1, "name": "Reno warehouse", "zone": "America/Los_Angeles", "address": {"name": "Reno",
                "street": "1 Dock St", "city": "Reno", "region": "NV", "postalCode": "89501", "country": "US"}""";
        api("PUT", "/nodes/RNO1", """
                {%s, "kind": "warehouse", "lat": 39.53, "lon": -119.81, "ships": true}""".formatted(place));
        api("PUT", "/warehouses/RNO1", "{%s, \"carrier\": \"ups\"}".formatted(place));
        api("PUT", "/warehouses/RNO1/layout", """
                {"locations": [{"code": "DOCK-1", "kind": "dock"}, {"code": "STAGE-1", "kind": "stage"},
                 {"code": "A-1", "kind": "bin", "zone": "A", "aisle": 1, "bay": 1, "level": 1, "side": "left"},
                 {"code": "A-2", "kind": "bin", "zone": "A", "aisle": 1, "bay": 2, "level": 1, "side": "left"}]}""");
        api("PUT", "/skus", """
                {"items": [
                  {"sku": "M-1", "description": "Mug", "kind": "goods", "weightGrams": 300,
                   "packs": [{"level": "each", "units": 1, "barcodes": ["111"]}]},
                  {"sku": "M-2", "description": "Plate", "kind": "goods", "weightGrams": 400,
                   "packs": [{"level": "each", "units": 1, "barcodes": ["222"]}]}]}""");
        api("PUT", "/carriage/rates", """
                {"rates": [{"service": "ground", "zone": 1, "upToKm": 20000, "currency": "USD", "baseMinor": 500,
                  "perKgMinor": 30, "transitDays": 2}]}""");
    }

    private void stock() {
        awaitCount("select count(*) from wms.item_barcode", 2);
        var delivery = api("POST", "/warehouses/RNO1/deliveries", """
                {"reference": "D-1", "supplier": "S", "lines": [{"sku": "M-1", "quantity": 20}, {"sku": "M-2", "quantity": 20}]}""");
        var id = delivery.has("deliveryId") ? delivery.path("deliveryId") : delivery.path("id");
        scan(id.asString(), "111", 20, 15, "A-1");
        scan(id.asString(), "222", 20, 20, "A-2");
        awaitCount("select count(*) from oms.pool where position > 0", 2);
    }

    /** Received at the dock; what is not put away stays there as work. */
    private void scan(String delivery, String barcode, int received, int putAway, String bin) {
        api("POST", "/floor/RNO1/scans", """
                {"scans": [
                  {"scanId": "%s", "kind": "receive", "worker": "w", "at": "2026-01-01T00:00:00Z", "delivery": "%s",
                   "location": "DOCK-1", "barcode": "%s", "quantity": %d},
                  {"scanId": "%s", "kind": "putaway", "worker": "w", "at": "2026-01-01T00:00:00Z", "delivery": "%s",
                   "from": "DOCK-1", "to": "%s", "barcode": "%s", "quantity": %d}]}""".formatted(
                        uuid(barcode + "r"),
                        delivery,
                        barcode,
                        received,
                        uuid(barcode + "p"),
                        delivery,
                        bin,
                        barcode,
                        putAway));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An order of a SKU that nobody knows. */
    String reject(String number) {
        return api("POST", "/orders", order(number, "NO-SUCH", 1).formatted("Cup"))
                .path("rejectedId")
                .asString();
    }

    String order(String number, String sku, int quantity, String description) {
        return order(number, sku, quantity, description, "C-1");
    }

    String order(String number, String sku, int quantity, String description, String customer) {
        var body = order(number, sku, quantity).formatted(description).replace("\"C-1\"", '"' + customer + '"');
        return api("POST", "/orders", body).path("orderId").asString();
    }

    static String order(String number, String sku, int quantity) {
        return """
                {"channel": "shop", "number": "%s", "placedAt": "2026-01-01T00:00:00Z", "currency": "USD",
                 "customer": "C-1", "service": "ground",
                 "shipTo": {"name": "Ann", "street": "1 Main", "city": "Reno", "postalCode": "89501", "country": "US"},
                 "lines": [{"sku": "%s", "quantity": %d, "unitPrice": 2.50, "description": "%%s"}]}""".formatted(number, sku, quantity);
    }

    /** A message to a node, the first ({@code min}) or last ({@code max}) of its kind, that dies before it is applied, as far as anybody can tell: as the owner, since no program can do this. */
    String die(String which) {
        var message = db.owner()
                .sql("""
                        update oms.order_outbox set state = 'dead', attempts = 3, last_error = 'no such <b>node</b>'
                         where destination = 'node' and lane = (select %s(id) from oms.fulfillment_order)
                        returning slot, id""".formatted(which))
                .query((row, _) -> new long[] {row.getInt("slot"), row.getLong("id")})
                .single();
        db.owner()
                .sql("delete from wms.node_inbox where message_id = :id")
                .param("id", message[1])
                .update();
        return "/messages/oms.order/" + message[0] + "/" + message[1];
    }

    void user(String name, String role) {
        db.owner()
                .sql("""
                        insert into ground.app_user (id, name, password_hash, role, made_at)
                        values ((select max(id) + 1 from ground.app_user), :name, :hash, :role, now())""")
                .param("name", name)
                .param("hash", context.getBean(PasswordEncoder.class).encode(PASSWORD))
                .param("role", role)
                .update();
    }

    /** Orders wait an hour before they are released, so that they can be held and changed; or none at all. */
    void remorse(int seconds) {
        api("PUT", "/channels/shop", """
                {"name": "Shop", "policy": "backorder", "currency": "USD", "remorseSeconds": %d}""".formatted(seconds));
        awaitChannel(seconds);
    }

    /** Nodes are remembered for a second too. */
    void awaitNode(String code) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        var network = context.getBean(dev.dovetail.oms.network.Network.class);
        while (network.findNode(code).isEmpty())
            if (System.nanoTime() > giveUp) throw new AssertionError("still no node " + code);
    }

    /** Channels are remembered for a second. */
    private void awaitChannel(int seconds) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        var network = context.getBean(dev.dovetail.oms.network.Network.class);
        while (network.getChannel("shop").remorse().toSeconds() != seconds)
            if (System.nanoTime() > giveUp) throw new AssertionError("the channel is remembered as it was");
    }

    /** Messages travel by themselves; the answer to a query is the sign that they arrived. */
    void awaitCount(String sql, long least) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (db.jdbc().sql(sql).query(Long.class).single() < least)
            if (System.nanoTime() > giveUp) throw new AssertionError("still fewer than " + least + ": " + sql);
    }

    JsonNode read(String path) {
        return api("GET", path, "");
    }

    /** Asks over the API; the answer is a body or, where it was refused, a problem. */
    JsonNode ask(String method, String path, String body) {
        try {
            return JSON.readTree(send(method, path, body).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode api(String method, String path, String body) {
        try {
            var answer = send(method, path, body);
            if (answer.statusCode() >= 400 && !answer.body().contains("rejectedId"))
                throw new AssertionError(method + " " + path + ": " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", path.contains("/feeds/inventory") ? "application/x-ndjson" : "application/json")
                .header("Idempotency-Key", Integer.toString(body.hashCode()))
                .method(method, BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
