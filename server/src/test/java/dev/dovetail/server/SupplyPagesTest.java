package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console and the API say of feeds, nodes and stock and let people do with them, over the whole program. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplyPagesTest {
    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor admin;
    private Instant cut = Instant.now().minusSeconds(60);

    SupplyPagesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        house.remorse(3600);
        admin = new Visitor(house.address, "admin");
        node("THIRD", 3, "3pl");
        house.api("PUT", "/nodes/THIRD/feed", """
                {"kind": "snapshots", "everySeconds": 300, "netting": "cut"}""");
    }

    @AfterAll
    void stop() {
        admin.close();
        house.close();
    }

    private void node(String code, int id, String kind) {
        house.api("PUT", "/nodes/" + code, """
                {"nodeId": %d, "name": "%s house", "kind": "%s", "lat": 40.7, "lon": -74.0, "zone": "America/New_York",
                 "parcelsADay": 5, "address": {"name": "Third", "street": "1 Dock", "city": "Newark", "region": "NJ",
                 "postalCode": "07101", "country": "US"}}""".formatted(id, code, kind));
    }

    /** Each is cut a second after the one before it. */
    private String snapshot(String name, String... lines) {
        cut = cut.plusSeconds(1);
        var body = new StringBuilder("""
                {"kind":"snapshot","node":"THIRD","message":"%s","cutAt":"%s"}
                """.formatted(name, cut));
        for (var line : lines) {
            var told = line.split("=");
            body.append("{\"sku\":\"%s\",\"quantity\":%s}\n".formatted(told[0], told[1]));
        }
        body.append("{\"end\":true,\"records\":%d}\n".formatted(lines.length));
        house.ask("POST", "/feeds/inventory?outcomes=none", body.toString());
        return house.read("/feeds/THIRD/messages")
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    @Test
    void a_file_that_is_not_believed_shows_what_accepting_it_would_do_and_is_decided_with_a_reason() throws Exception {
        snapshot("all", "M-1=40", "M-2=40");
        var page = "/feeds/THIRD/runs/" + snapshot("loss", "M-1=30", "M-2=1", "NOBODY=3");

        assertThat(admin.get("/feeds").body())
                .contains("THIRD house")
                .contains("In time")
                .contains("shop: yes");
        assertThat(admin.get("/feeds/THIRD").body())
                .contains("1 file is not believed")
                .contains("loss");
        assertThat(admin.get("/exceptions/held-feeds").body()).contains("File loss: 80 units before, 31 in it");
        assertThat(admin.get(page).body())
                .contains("2 SKUs fall, 0 rise, 0 stay; 80 units become 31.")
                .contains("−39")
                .contains("NOBODY");
        assertThat(admin.post(page, Map.of("then", "accept", "why", " ")).statusCode())
                .isEqualTo(400);
        assertThat(admin.post(page, Map.of("then", "", "why", "burnt down")).body())
                .contains("Accept it or refuse it.")
                .contains("value=\"burnt down\"");
        assertThat(position("M-2")).isEqualTo(40);

        assertThat(admin.post(page, Map.of("then", "accept", "why", "burnt down"))
                        .body())
                .contains("It is applied.")
                .contains("burnt down");
        assertThat(position("M-2")).isEqualTo(1);
        assertThat(admin.post(page, Map.of("then", "refuse", "why", "too late")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_held_file_is_refused_over_the_api_once_and_only_by_who_may() throws Exception {
        snapshot("whole", "M-1=50", "M-2=50");
        var held = "/feeds/THIRD/messages/" + snapshot("empty");

        assertThat(house.ask("POST", held + "/refuse", "{\"why\": \" \"}")
                        .path("code")
                        .asString())
                .isEqualTo("feeds.why");
        assertThat(house.api("POST", held + "/refuse", "{\"why\": \"their export broke\"}")
                        .path("state")
                        .asString())
                .isEqualTo("refused");
        assertThat(house.ask("POST", held + "/accept", "{\"why\": \"after all\"}")
                        .path("code")
                        .asString())
                .isEqualTo("feeds.not-held");
        assertThat(position("M-1")).isEqualTo(50);
        try (var floor = new Visitor(house.address, "fay")) {
            var page = held.replace("messages", "runs");
            assertThat(floor.get(page).body()).contains("Refused");
            assertThat(floor.post(page, Map.of("then", "accept", "why", "x")).statusCode())
                    .isEqualTo(403);
        }
    }

    private long offline() {
        return db.jdbc()
                .sql("select count(*) from oms.node where node_id = 1 and offline_since is not null")
                .query(Long.class)
                .single();
    }

    private long position(String sku) {
        return db.jdbc()
                .sql("select coalesce(sum(position), 0) from oms.pool where node_id = 3 and sku = :sku")
                .param("sku", sku)
                .query(Long.class)
                .single();
    }

    @Test
    void a_node_goes_offline_only_after_what_becomes_of_its_work_was_shown() throws Exception {
        house.order("A-70", "M-1", 2, "Mug");
        var page = "/nodes/RNO1/offline";
        var form = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"")
                .matcher(admin.get(page).body());
        assertThat(form.find()).isTrue();
        assertThat(admin.get(page).body()).contains("would be sourced anew").contains("Units reserved there");

        assertThat(admin.post(page, Map.of("shown", form.group(1), "reason", " "))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.post(page, Map.of("shown", "0 0 0", "reason", "power")).statusCode())
                .isEqualTo(409);
        assertThat(offline()).isZero();

        var done = admin.post(page, Map.of("shown", form.group(1), "reason", "power"));
        assertThat(done.body()).contains("It is offline").contains("Bring back");
        assertThat(admin.get("/exceptions/offline").body()).contains("Reno warehouse");
        assertThat(admin.post("/nodes/RNO1/online", Map.of("reason", "")).statusCode())
                .isEqualTo(400);
        assertThat(admin.post("/nodes/RNO1/online", Map.of("reason", "power is back"))
                        .body())
                .contains("It is back.");
    }

    @Test
    void a_node_is_turned_over_the_api_with_a_reason_by_who_sets_up() throws Exception {
        node("FOUR", 4, "store");
        assertThat(house.ask("POST", "/nodes/FOUR/offline", "{\"reason\": \" \"}")
                        .path("code")
                        .asString())
                .isEqualTo("network.reason");
        assertThat(house.ask("POST", "/nodes/NOWHERE/offline", "{\"reason\": \"x\"}")
                        .path("code")
                        .asString())
                .isEqualTo("network.unknown-node");
        var off = house.api("POST", "/nodes/FOUR/offline", "{\"reason\": \"flood\"}");
        assertThat(off.path("offlineSince").asString("")).isNotEmpty();
        assertThat(house.api("POST", "/nodes/FOUR/offline", "{\"reason\": \"still\"}")
                        .path("offlineSince"))
                .isEqualTo(off.path("offlineSince"));
        assertThat(house.api("POST", "/nodes/FOUR/online", "{\"reason\": \"dry\"}")
                        .path("offlineSince")
                        .isNull())
                .isTrue();
        try (var floor = new Visitor(house.address, "fay")) {
            assertThat(floor.get("/nodes/FOUR").body()).contains("Your role may not do this.");
            assertThat(floor.get("/nodes/FOUR/offline").statusCode()).isEqualTo(403);
        }
    }

    /** An order of units that only one node had, which then goes offline. */
    private String shortOrder(String sku, int node) {
        house.api("PUT", "/skus", """
                {"items": [{"sku": "%s", "description": "Rare", "kind": "goods", "weightGrams": 300,
                  "packs": [{"level": "each", "units": 1, "barcodes": ["%s"]}]}]}""".formatted(sku, sku));
        node("SOLO" + node, node, "store");
        house.awaitNode("SOLO" + node);
        house.api("PUT", "/nodes/SOLO" + node + "/positions", """
                {"reason": "count", "items": [{"sku": "%s", "quantity": 3}]}""".formatted(sku));
        var order = house.order("S-" + node, sku, 3, "Rare");
        assertThat(house.read("/orders/" + order)
                        .path("lines")
                        .path(0)
                        .path("reserved")
                        .asInt())
                .isEqualTo(3);
        house.api("POST", "/nodes/SOLO" + node + "/offline", "{\"reason\": \"flood\"}");
        house.awaitCount("select count(*) from oms.order_shortfall where state = 'open' and order_id = " + order, 1);
        return order;
    }

    @Test
    void promised_units_that_nobody_has_are_decided_from_the_exceptions() throws Exception {
        var order = shortOrder("RARE-1", 21);

        var list = admin.get("/exceptions/shortfalls").body();
        assertThat(list)
                .contains("S-21")
                .contains("3 × RARE-1")
                .contains("option=wait")
                .contains("option=substitute");
        assertThat(admin.get("/orders/" + order).body()).contains("3 units of RARE-1 were promised");
        var href = Pattern.compile("href=\"(/orders/" + order + "/shortfalls/[0-9]+)\\?option=wait\"")
                .matcher(list);
        assertThat(href.find()).isTrue();
        var page = href.group(1);
        assertThat(admin.get(page + "?option=wait").body()).contains("value=\"wait\" checked");
        var version = Pattern.compile("name=\"version\" value=\"([0-9]+)\"")
                .matcher(admin.get(page).body());
        assertThat(version.find()).isTrue();
        var form = Map.of(
                "version",
                version.group(1),
                "option",
                "substitute",
                "sku",
                "NO-SUCH",
                "consent",
                "call",
                "reason",
                "asked");

        refused(page, Map.of("version", version.group(1), "reason", "asked"), 400, "Choose what becomes of them.");
        refused(page, form, 422, "value=\"NO-SUCH\"");
        refused(page, Map.of("version", "77", "option", "wait", "reason", "asked"), 409, "value=\"asked\"");
        var done = admin.post(page, Map.of("version", version.group(1), "option", "wait", "reason", "asked"));
        assertThat(done.body()).contains("They wait for stock.").doesNotContain("were promised, and nobody");
        assertThat(admin.get(page).body()).contains("Decided");
    }

    private void refused(String page, Map<String, String> form, int status, String words) throws Exception {
        var answer = admin.post(page, form);
        assertThat(answer.statusCode()).as(words).isEqualTo(status);
        assertThat(answer.body()).contains(words).contains("Nothing was decided.");
    }

    @Test
    void nodes_show_how_full_their_days_are() throws Exception {
        assertThat(admin.get("/nodes").body()).contains(": 0 of 5");
        assertThat(admin.get("/nodes/THIRD").body()).contains("Orders promised to leave");
    }

    @Test
    void the_stock_of_a_sku_is_shown_pool_by_pool_with_what_comes_and_what_is_shown() throws Exception {
        house.api("PUT", "/nodes/RNO1/fences", """
                {"items": [{"channel": "shop", "sku": "M-1", "quantity": 2}]}""");
        house.api("PUT", "/nodes/THIRD/inbounds/PO-9", """
                {"sku": "M-1", "quantity": 12, "expectedOn": "%s"}""".formatted(
                        java.time.LocalDate.now().plusDays(9)));

        var page = admin.get("/stock?sku=m-1");
        assertThat(page.uri().getPath()).isEqualTo("/stock/m-1");
        assertThat(page.body()).contains("For shop").contains("PO-9").contains("What channels are shown");
        assertThat(admin.get("/stock/NO-SUCH").body()).contains("The catalog knows no SKU NO-SUCH.");
        assertThat(admin.get("/stock").body()).contains("Which SKU?");
    }

    @Test
    void publication_windows_are_drawn_hour_by_hour() throws Exception {
        house.api("PUT", "/channels/shop/publication", "{\"everySeconds\": 3600, \"kind\": \"full\"}");

        assertThat(admin.get("/publications").body())
                .contains("One full export every 60 min")
                .contains("The last 24 hours: 0 windows met, 0 missed");
    }

    @Test
    void holds_and_priority_over_the_api() {
        var order = "/orders/" + house.order("A-71", "M-1", 1, "Mug");
        var ask = "{\"code\": \"storm\", \"reason\": \"No trucks\", \"owner\": \"night\"}";
        var hold = house.api("POST", order + "/holds", ask).path("holdId").asString();

        assertThat(house.ask("POST", order + "/holds", ask).path("code").asString())
                .isEqualTo("holds.already-held");
        assertThat(house.ask("POST", order + "/holds", ask.replace("storm", "No Code"))
                        .path("code")
                        .asString())
                .isEqualTo("holds.code");
        assertThat(house.read("/holds?owner=night&code=storm")
                        .path("items")
                        .path(0)
                        .path("holdId")
                        .asString())
                .isEqualTo(hold);
        assertThat(house.read("/holds?owner=night&code=other").path("items")).isEmpty();
        assertThat(house.read("/holds/figures").path("byOwner").path("night").asLong())
                .isEqualTo(1);
        assertThat(house.ask("POST", order + "/holds/" + hold + "/check", "{}")
                        .path("code")
                        .asString())
                .isEqualTo("holds.no-check");
        assertThat(house.api("POST", order + "/holds/" + hold + "/release", "{\"reason\": \"over\"}")
                        .path("state")
                        .asString())
                .isEqualTo("released");
        assertThat(house.ask("POST", order + "/holds/" + hold + "/release", "{\"reason\": \"again\"}")
                        .path("code")
                        .asString())
                .isEqualTo("holds.already-released");

        assertThat(house.api("POST", order + "/priority", "{\"priority\": 5, \"reason\": \"soon\"}")
                        .path("from")
                        .asInt())
                .isEqualTo(100);
        var wrong = house.ask("POST", order + "/priority", "{\"priority\": 0, \"reason\": \"soon\"}");
        assertThat(wrong.path("code").asString()).isEqualTo("priority.out-of-range");
        assertThat(wrong.path("path").asString()).isEqualTo("/priority");
    }
}
