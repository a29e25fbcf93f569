package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pages of rules and promises, over the whole program and a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleRulesTest {
    private static final String WEST = """
            {"name": "West only", "stages": [{"name": "west", "when": "order.lines <= 9",
              "rules": [{"name": "the west", "keep": "node.code == 'LAX1'"}],
              "objective": {"perSplitMinor": 250}, "limits": {"parcels": 1}}, {"name": "rest"}]}""";

    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor admin;
    private Visitor olga;

    ConsoleRulesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        house.api("PUT", "/nodes/LAX1", """
                {"nodeId": 2, "name": "Los Angeles store", "zone": "America/Los_Angeles", "address": {"name": "LA",
                "street": "1 Main", "city": "Los Angeles", "region": "CA", "postalCode": "90001", "country": "US"},
                "kind": "store", "lat": 33.97, "lon": -118.25, "ships": true, "groups": ["west"]}""");
        house.api("PUT", "/nodes/LAX1/positions", """
                {"reason": "counted", "items": [{"sku": "M-1", "quantity": 50}]}""");
        admin = new Visitor(house.address, "admin");
        olga = new Visitor(house.address, "olga");
    }

    @AfterAll
    void stop() {
        admin.close();
        olga.close();
        house.close();
    }

    @BeforeEach
    void clean() throws Exception {
        db.owner()
                .sql("truncate oms.rule_version, oms.rule_draft, oms.golden_order")
                .update();
        house.later(Duration.ofSeconds(2)); // rules are remembered for one
        admin.get("/rules");
        olga.get("/rules");
    }

    private String draft(String rules) {
        return house.api("POST", "/rules/drafts", rules).path("id").asString();
    }

    private static void says(HttpResponse<String> page, int status, String... words) {
        var main = page.body().substring(page.body().indexOf("<main"));
        assertThat(page.statusCode()).as(main).isEqualTo(status);
        for (var word : words) assertThat(main.contains(word)).as(word).isTrue();
    }

    @Test
    void rules_are_told_in_words_and_what_a_draft_changes_line_by_line() throws Exception {
        var id = draft(WEST);

        says(admin.get("/rules"), 200, "standard", "West only", "You may publish", "LAX1");
        says(
                admin.get("/rules/drafts/" + id),
                200,
                "lines is at most 9",
                "node is LAX1",
                "Each parcel after the first costs 2.50 more.",
                "All of it comes from one node.",
                "Not compared yet");
    }

    @Test
    void a_comparison_runs_and_is_found_again_at_its_address() throws Exception {
        house.order("R-1", "M-1", 2, "Mug");
        var id = draft(WEST);
        admin.get("/rules/drafts/" + id);

        says(
                admin.post("/rules/drafts/" + id + "/compare", Map.of("orders", "zero")),
                400,
                "Nothing was compared.",
                "zero");
        says(admin.post("/rules/drafts/" + id + "/compare", Map.of("orders", "5001")), 400, "from 1 to 5000");
        var started = admin.post("/rules/drafts/" + id + "/compare", Map.of("orders", "100"));
        assertThat(started.uri().getQuery()).isEqualTo("orders=100");
        for (var view : List.of("moved", "now", "then"))
            says(compared(id, view), 200, "Orders that would move", "R-1", "LAX1", "RNO1", "Cost of shipping");
    }

    private HttpResponse<String> compared(String draft, String view) throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            var page = admin.get("/rules/drafts/" + draft + "?orders=100&map=" + view);
            if (!page.body().contains("/progress?")) return page;
        }
        throw new AssertionError("it is still being compared");
    }

    @Test
    void a_second_person_publishes_with_a_reason_and_brings_back() throws Exception {
        var id = draft(WEST);
        admin.get("/rules/drafts/" + id);

        says(
                admin.post("/rules/drafts/" + id + "/publish", Map.of("version", "1", "reason", " ")),
                400,
                "Give a reason");
        says(
                admin.post("/rules/drafts/" + id + "/publish", Map.of("version", "7", "reason", "why")),
                409,
                "meanwhile",
                "why");
        says(
                admin.post("/rules/drafts/" + id + "/publish", Map.of("version", "1", "reason", "the west is free")),
                200,
                "The draft is in force.",
                "the west is free");
        says(admin.get("/rules/drafts/" + id), 200, "It is published.");
        says(admin.get("/rules/versions/1"), 200, "It is in force.", "West only");

        var second = draft(WEST.replace("West only", "West again"));
        admin.post("/rules/drafts/" + second + "/publish", Map.of("version", "1", "reason", "again"));
        says(admin.post("/rules/versions/1/restore", Map.of("reason", "")), 400, "Nothing was changed");
        says(
                admin.post("/rules/versions/1/restore", Map.of("reason", "better")),
                200,
                "It is in force again.",
                "brings back 1");
    }

    private static Map<String, String> form(String... pairs) {
        var form = new LinkedHashMap<String, String>(Map.of("name", "By form", "s0.name", "near", "version", "0"));
        for (int i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return form;
    }

    @Test
    void a_draft_is_written_by_its_form_alone() throws Exception {
        says(admin.get("/rules/drafts/new"), 200, "New draft", "Cheapest", "Save the draft");
        var added = admin.post("/rules/drafts/new", form("then", "add-rule s0"));
        says(added, 200, "s0.r0.name", "value=\"By form\"");

        var rule = form(
                "s0.r0.name",
                "west",
                "s0.r0.keep.c0.of",
                "node.code",
                "s0.r0.keep.c0.value",
                "LAX1",
                "s0.goal",
                "sequence",
                "s0.k0.of",
                "cost",
                "s0.perSplit",
                "250",
                "s0.parcels",
                "1");
        says(admin.post("/rules/drafts/new", rule), 200, "By form", "node is LAX1", "the cheapest", "costs 2.50 more");
        var id = house.read("/rules/drafts").path("items").path(0);
        assertThat(id.path("author").asString()).isEqualTo("admin");
        var edit = "/rules/drafts/" + id.path("id").asString() + "/edit";
        says(admin.get(edit), 200, "value=\"LAX1\" checked", "value=\"250\"");
        says(
                admin.get("/rules/drafts/" + id.path("id").asString()),
                200,
                "You wrote this draft: a second person publishes it.");

        rule.put("version", "1");
        rule.put("s0.parcels", "2");
        says(admin.post(edit, rule), 200, "At most 2 nodes.");
        says(
                admin.post(edit, rule),
                409,
                "Somebody saved or closed this draft meanwhile.",
                "name=\"version\" value=\"2\"");
    }

    /** What is refused at save, the field that is wrong, and the reason. */
    @Test
    void a_draft_that_cannot_be_saved_keeps_what_was_typed_and_names_the_place() throws Exception {
        admin.get("/rules/drafts/new");
        refused("s0.when.cel", "order.lines >", "wrong-s0.when", "line 1, column");
        refused("s0.r0.keep.cel", "node.code == 'XXX1'", "wrong-s0.r0.keep", "XXX1 is not known; known are LAX1, RNO1");
        refused("s0.r0.keep.cel", "node.groups[7] == 'x'", "wrong-s0.r0.keep", "out of bounds");
        refused("s0.r0.keep.cel", "node.code == 'LAX1' && node.code == 'RNO1'", "wrong-s0.rules", "leave no node");
        refused("s0.parcels", "many", "wrong-s0.parcels", "Is a number");
        refused("s0.parcels", "2000", "wrong-s0.parcels", "1 to 1000");
        refused("s0.name", "", "wrong-s0.name", "1 to 80 characters");
        assertThat(house.read("/rules/drafts").path("items")).isEmpty();
    }

    private void refused(String field, String typed, String place, String reason) throws Exception {
        var form = form("s0.r0.name", "my rule", "s0.r0.keep.cel", "node.km < 9000.0", field, typed);
        var page = admin.post("/rules/drafts/new", form);
        says(
                page,
                400,
                "It was not saved; all that you typed is still here.",
                "id=\"" + place + "\"",
                reason,
                "my rule");
        assertThat(plain(page)).contains("value=\"" + typed + "\"");
    }

    private static String plain(HttpResponse<String> page) {
        return page.body()
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    @Test
    void a_draft_is_dropped() throws Exception {
        var id = draft(WEST);
        admin.get("/rules/drafts/" + id);

        says(admin.post("/rules/drafts/" + id + "/drop", Map.of("version", "1")), 200, "The draft is dropped.");
        says(admin.get("/rules/drafts/" + id), 200, "It was dropped.");
    }

    @Test
    void a_golden_order_is_kept_by_its_number_and_holds_the_rules() throws Exception {
        var order = house.order("G-1", "M-1", 1, "Mug");

        says(admin.get("/orders/" + order), 200, "/rules/golden?order=G-1");
        says(admin.get("/rules/golden?order=G-1"), 200, "No golden orders yet", "value=\"G-1\"");
        says(
                admin.post("/rules/golden", Map.of("number", "G-9", "name", "near")),
                404,
                "No order has the number G-9",
                "value=\"near\"");
        says(admin.post("/rules/golden", Map.of("number", "G-1", "name", " ")), 400, "It was not kept");
        says(
                admin.post("/rules/golden", Map.of("number", "G-1", "name", "near")),
                200,
                "It is kept",
                "As agreed",
                "RNO1");

        var id = draft(WEST);
        says(admin.get("/rules/drafts/" + id), 200, "Golden orders would route otherwise: near.", "Would be:");
        says(
                admin.post("/rules/drafts/" + id + "/publish", Map.of("version", "1", "reason", "r")),
                409,
                "Golden orders would route otherwise.");
        says(admin.post("/rules/golden/remove", Map.of("name", "near")), 200, "It is removed.");
    }

    private static Map<String, String> basket(String... pairs) {
        var form = new LinkedHashMap<String, String>(
                Map.of("channel", "shop", "country", "US", "postal", "89501", "sku-0", "m-1", "units-0", "2"));
        for (int i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return form;
    }

    @Test
    void a_basket_is_answered_with_options_that_keep_their_address() throws Exception {
        says(admin.get("/promise"), 200, "Nothing asked for yet");
        says(admin.post("/promise", basket("then", "more")), 200, "name=\"sku-6\"", "value=\"m-1\"");

        var made = admin.post("/promise", basket());
        says(made, 200, "Ground", "from RNO1", "no other node and no split is cheaper", "value=\"M-1\"", "Chosen");
        var id = made.uri().getPath().substring("/promise/".length());
        says(olga.get("/promise?q=" + id), 200, "from RNO1");
        says(admin.post("/promise", basket("units-0", "900")), 200, "no day", "Not to be had: 8");

        var body = ConsoleHouse.order("P-1", "M-1", 2)
                .formatted("Mug")
                .replace("\"customer\"", "\"promise\": \"" + id + "\", \"customer\"");
        house.api("POST", "/orders", body);
        says(admin.get("/promise?q=P-1"), 200, "The order that took it", "got what was promised", "Not over yet");
    }

    @Test
    void what_is_no_basket_stays_as_it_was_typed() throws Exception {
        admin.get("/promise");
        says(
                admin.post("/promise", basket("units-0", "two")),
                400,
                "A line has a SKU and whole units.",
                "value=\"two\"");
        says(
                admin.post("/promise", basket("sku-1", "NO-SUCH", "units-1", "1")),
                422,
                "Nothing was promised",
                "value=\"NO-SUCH\"",
                "wrong-row");
        says(admin.post("/promise", basket("postal", "00000")), 422, "wrong-postal", "value=\"00000\"");
        says(admin.post("/promise", basket("sku-0", "", "units-0", "")), 400, "give 1 to 500 lines");
        says(admin.get("/promise?q=NOBODY"), 404, "is found under NOBODY");
        assertThat(admin.get("/promise/256").statusCode()).isEqualTo(404);
        try (var floor = new Visitor(house.address, "fay")) {
            assertThat(floor.get("/promise").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void who_may_not_change_rules_reads_why() throws Exception {
        var id = draft(WEST);
        try (var floor = new Visitor(house.address, "fay")) {
            says(floor.get("/rules"), 200, "In force");
            says(floor.get("/rules/drafts/" + id), 200, "Your role may not change rules.");
            assertThat(floor.get("/rules/drafts/new").statusCode()).isEqualTo(403);
            assertThat(floor.get("/rules/drafts/" + id + "/edit").statusCode()).isEqualTo(403);
            for (var act : List.of("/publish", "/drop", "/compare"))
                assertThat(floor.post("/rules/drafts/" + id + act, Map.of("version", "1"))
                                .statusCode())
                        .as(act)
                        .isEqualTo(403);
        }
    }

    @Test
    void a_browser_has_nothing_to_complain_of(@TempDir Path profile) throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium is on this machine: the pages were not looked at in a browser");
        house.order("B-1", "M-1", 2, "Mug");
        var id = draft(WEST);
        admin.post("/rules/drafts/" + id + "/compare", Map.of("orders", "100"));
        compared(id, "moved");
        try (var browser = new Chromium(program.get(), profile)) {
            browser.take(admin.cookies(), house.address);
            for (int width : List.of(360, 1440)) {
                browser.screen(width, 740, width == 360 ? "dark" : "light");
                for (var page : pages(id)) {
                    browser.open(house.address.resolve(page));

                    assertThat(browser.complaints()).as(page).isEmpty();
                    assertThat(browser.run("document.documentElement.scrollWidth - innerWidth")
                                    .asInt())
                            .as("%s is wider than the screen", page)
                            .isNotPositive();
                }
            }
        }
    }

    private static List<String> pages(String draft) {
        return List.of(
                "/promise",
                "/rules",
                "/rules/golden",
                "/rules/drafts/" + draft + "?orders=100",
                "/rules/drafts/" + draft + "/edit",
                "/rules/drafts/new");
    }
}
