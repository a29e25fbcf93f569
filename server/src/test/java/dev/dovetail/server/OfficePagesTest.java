package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The warehouse's office in the console, over the whole program and, where there is one, in a real browser. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficePagesTest {
    private static final String OFFICE = "/floor/RNO1/";
    private static final String API = "/warehouses/RNO1/";
    private static final String PLATE = "106141412345678908";
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private final String tomorrow =
            Instant.now().atZone(ZONE).toLocalDate().plusDays(1).toString();
    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor sue;
    private Visitor fay;
    private long parcel;
    private int scans;

    OfficePagesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        house.user("sue", "SUPERVISOR");
        sue = new Visitor(house.address, "sue");
        fay = new Visitor(house.address, "fay");
        house.api("PUT", API + "layout", """
                {"locations": [{"code": "DOCK-2", "kind": "dock"}, {"code": "BENCH-1", "kind": "bench"}]}""");
        house.api("PUT", API + "walls/PW", "{\"slots\": 12}");
        house.api("PUT", "/skus", """
                {"items": [{"sku": "SET", "description": "Set of mugs", "kind": "goods", "weightGrams": 700,
                   "packs": [{"level": "each", "units": 1, "barcodes": ["333"]}]}]}""");
        house.awaitCount("select count(*) from wms.item_barcode", 3);
        announce("D-2", 12);
        announce("D-3", 9);
        blind("B-1");
        blind("B-2");
        scan("\"kind\": \"plate-on\", \"plate\": \"%s\", \"location\": \"A-2\", \"barcode\": \"222\", \"quantity\": 6"
                .formatted(PLATE));
        returned("R-1");
        returned("R-2");
        parcel = packed();
        house.api("POST", API + "work-orders", """
                {"key": "KIT-9", "kind": "kit", "sku": "SET", "quantity": 1, "parts": [{"sku": "M-1", "quantity": 2}]}""");
        var day = tomorrow + "T";
        book("a-1", "DOCK-1", "UPS Freight", day + "16:00:00Z", day + "17:30:00Z");
        book("a-2", "DOCK-2", "XPO", day + "18:00:00Z", day + "20:00:00Z");
    }

    private void announce(String reference, int units) {
        house.api("POST", API + "deliveries", """
                {"reference": "%s", "supplier": "Potter & Co", "expectedOn": "2026-03-02", "lines": [{"sku": "M-1", "quantity": %d}]}""".formatted(reference, units));
    }

    private void blind(String name) {
        scan(
                "\"kind\": \"receive\", \"delivery\": \"%s\", \"location\": \"DOCK-1\", \"barcode\": \"111\", \"quantity\": 4"
                        .formatted(name));
    }

    private void scan(String what) {
        var id = UUID.nameUUIDFromBytes(("office" + scans++).getBytes(StandardCharsets.UTF_8));
        var answer = house.api("POST", "/floor/RNO1/scans", """
                {"scans": [{"scanId": "%s", "worker": "w", "at": "%s", %s}]}""".formatted(id, Instant.now(), what));
        assertThat(answer.toString()).contains("accepted");
    }

    /** Two units of grade D, which a supervisor decides. */
    private void returned(String key) {
        var made = house.api("POST", API + "returns", """
                {"key": "%s", "worker": "w"}""".formatted(key));
        var id = made.path("parcel").path("id").asString();
        house.api("POST", API + "returns/" + id + "/units", """
                {"key": "%s-1", "worker": "w", "barcode": "111", "quantity": 2, "grade": "D"}""".formatted(key));
    }

    private void book(String key, String door, String carrier, String from, String until) {
        house.api("POST", API + "appointments", """
                {"key": "%s", "door": "%s", "carrier": "%s", "from": "%s", "until": "%s"}""".formatted(key, door, carrier, from, until));
    }

    /** Straight into the books, as the owner: a labelled carton of an outbound, one of a customer who comes for it, and who fetched a label. */
    private long packed() {
        db.owner().sql("""
                with boxes as (
                  insert into wms.location (node_id, id, code, kind)
                  select 1, 900000 + n, 'BOX-' || n, 'parcel' from generate_series(1, 2) n returning id),
                ours as (select id from wms.outbound where node_id = 1 order by id limit 1)
                insert into wms.parcel (node_id, id, outbound_id, state, weight_grams, carrier, tracking, label_format, label,
                                        opened_at, closed_at)
                select 1, b.id, o.id, case b.id when 900001 then 'labelled' else 'closed' end, 900,
                       case b.id when 900001 then 'ups' end, case b.id when 900001 then '1Z900001' end,
                       case b.id when 900001 then 'ZPL' end, case b.id when 900001 then 'XlhBXlha' end, now(), now()
                  from boxes b cross join ours o""").update();
        return 900001;
    }

    @AfterAll
    void stop() {
        sue.close();
        fay.close();
        house.close();
    }

    private long id(String table, String where) {
        return db.jdbc()
                .sql("select id from wms.%s where node_id = 1 and %s".formatted(table, where))
                .query(Long.class)
                .single();
    }

    @Test
    void deliveries_are_listed_by_what_they_wait_for() throws Exception {
        assertThat(fay.get(OFFICE + "deliveries?which=expected").body()).contains("D-2", "Potter &amp; Co");
        assertThat(fay.get(OFFICE + "deliveries").body()).contains("D-1").doesNotContain("D-2<");
        assertThat(fay.get(OFFICE + "deliveries?which=unsettled").body()).contains("B-1");
        assertThat(fay.get(OFFICE + "deliveries?which=no-such").statusCode()).isEqualTo(200);
        assertThat(fay.get("/floor/NO-SUCH/deliveries").statusCode()).isEqualTo(404);
        assertThat(fay.get(OFFICE + "deliveries/1").statusCode()).isEqualTo(404);
    }

    @Test
    void what_came_unannounced_is_settled_by_a_supervisor_and_by_nobody_else() throws Exception {
        var path = OFFICE + "deliveries/" + id("delivery", "reference = 'B-2'");

        assertThat(fay.get(path).body()).contains("A supervisor decides this.").doesNotContain("Accept as counted");
        assertThat(fay.post(path + "/accept", Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
        var blank = sue.post(path + "/accept", Map.of("reason", " "));
        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(blank.body()).contains("Nothing was changed.");
        var wrong = sue.post(path + "/match", Map.of("to", "NO-SUCH"));
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains("value=\"NO-SUCH\"");

        var matched = sue.post(path + "/match", Map.of("to", "D-3"));

        assertThat(matched.body()).contains("counted on the other delivery", "Its goods belong to another delivery");
        var counted = sue.get(OFFICE + "deliveries/" + id("delivery", "reference = 'D-3'"));
        assertThat(counted.body()).contains("Received</dt><dd>4<");
        assertThat(sue.get(path).body()).contains("4 counted on the other delivery");
        assertThat(sue.post(path + "/accept", Map.of("reason", "late")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_delivery_that_came_short_is_seen_as_such_once_it_is_closed() throws Exception {
        announce("D-9", 7);
        var path = OFFICE + "deliveries/" + id("delivery", "reference = 'D-9'");

        assertThat(sue.post(path + "/close", Map.of("reason", "x")).statusCode())
                .as("closing is the office's")
                .isEqualTo(403);
        try (var olga = new Visitor(house.address, "olga")) {
            assertThat(olga.post(path + "/close", Map.of("reason", "lost at sea"))
                            .body())
                    .contains("Closed.");
            assertThat(olga.get(OFFICE + "deliveries?which=different").body()).contains("D-9", "−7");
        }
    }

    @Test
    void a_door_is_booked_once_moved_kept_and_cancelled() throws Exception {
        var asked = new LinkedHashMap<>(Map.of(
                "key", "k-1", "door", "DOCK-1", "carrier", "Saia", "day", tomorrow, "from", "13:00", "until", "14:00"));
        assertThat(fay.post(OFFICE + "doors", asked).statusCode()).isEqualTo(403);
        var booked = sue.post(OFFICE + "doors", asked);
        assertThat(booked.body()).contains("Booked.", "13:00–14:00");
        assertThat(sue.post(OFFICE + "doors", asked).uri().getPath())
                .isEqualTo(booked.uri().getPath());

        asked.put("key", "k-2");
        asked.put("from", "13:30");
        asked.put("until", "14:30");
        var taken = sue.post(OFFICE + "doors", asked);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("Saia", "Nothing was changed.", "value=\"13:30\"");

        var path = booked.uri().getPath();
        var move = Map.of("door", "DOCK-2", "day", tomorrow, "from", "13:00", "until", "13:45");
        assertThat(fay.post(path + "/move", move).statusCode()).isEqualTo(403);
        assertThat(sue.post(path + "/move", move).body()).contains("Moved.", "DOCK-2");
        assertThat(fay.post(path + "/arrived", Map.of()).body()).contains("Begin to unload");
        assertThat(fay.post(path + "/cancel", Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
        assertThat(sue.post(path + "/cancel", Map.of("reason", "broke down")).body())
                .contains("Cancelled: the door is free again.", "broke down");
        assertThat(sue.post(path + "/done", Map.of()).statusCode()).isEqualTo(409);
        assertThat(sue.get(OFFICE + "doors?day=" + tomorrow).body()).contains("UPS Freight", "<svg");
    }

    @Test
    void plates_are_found_by_place_and_by_what_is_on_them() throws Exception {
        assertThat(fay.get(OFFICE + "plates?at=A-2&sku=M-2").body()).contains(PLATE, "A-2");
        assertThat(fay.get(OFFICE + "plates?sku=M-1").body()).contains("No plate fits");
        assertThat(fay.get(OFFICE + "plates/" + PLATE).body()).contains("M-2", "+6", "Print the label");
        var label = fay.get(OFFICE + "plates/" + PLATE + "/label?format=zpl");
        assertThat(label.statusCode()).isEqualTo(200);
        assertThat(label.body()).contains("^XA");
    }

    @Test
    void a_returned_unit_is_decided_on_by_a_supervisor_once() throws Exception {
        var id = id("return_parcel", "key = 'R-2'");
        var path = OFFICE + "returns/" + id + "/1/decide";
        assertThat(fay.get(OFFICE + "returns").body())
                .contains("Throw away", "A supervisor decides.")
                .doesNotContain("<button class=\"btn\">Decide");
        assertThat(fay.post(path, Map.of("as", "scrap", "reason", "x")).statusCode())
                .isEqualTo(403);
        assertThat(sue.post(path, Map.of("as", "eat", "reason", "x")).statusCode())
                .isEqualTo(400);

        var before = id + "~0";
        assertThat(sue.post(path, Map.of("as", "scrap", "reason", " ", "after", before))
                        .body())
                .as("a refusal is on the page where it was asked")
                .contains("Nothing was changed.", "name=\"after\" value=\"" + before, "returns/" + id)
                .doesNotContain("returns/" + id("return_parcel", "key = 'R-1'"));

        assertThat(sue.post(path, Map.of("as", "damaged", "reason", "chipped")).body())
                .contains("Decided");

        assertThat(sue.get(OFFICE + "returns/" + id).body()).contains("Keep as damaged", "chipped");
        assertThat(sue.post(path, Map.of("as", "scrap", "reason", "x")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_label_is_fetched_with_a_note_and_voided_by_a_supervisor_with_a_reason() throws Exception {
        var path = OFFICE + "parcels/" + parcel;
        assertThat(fay.get(path + "/label").body()).startsWith("^XA");
        assertThat(fay.get(path).body()).contains("1Z900001", "fay");
        assertThat(fay.post(path + "/void", Map.of("reason", "x")).statusCode()).isEqualTo(403);
        assertThat(sue.post(path + "/void", Map.of("reason", "")).statusCode()).isEqualTo(400);

        assertThat(sue.post(path + "/void", Map.of("reason", "smeared")).body())
                .contains("asked to void the label", "smeared");

        assertThat(fay.get(OFFICE + "parcels/1").statusCode()).isEqualTo(404);
    }

    @Test
    void a_carton_that_gets_no_label_waits_to_be_handed_over_and_not_for_one() throws Exception {
        assertThat(sue.get("/floor/RNO1?kind=label").body()).contains("BOX-2");
        var service = db.jdbc()
                .sql(
                        "select o.service from wms.outbound o join wms.parcel p on p.node_id = o.node_id and p.outbound_id ="
                                + " o.id where p.node_id = 1 and p.id = 900002")
                .query(String.class)
                .single();
        serve("pickup");
        try {
            assertThat(sue.get("/floor/RNO1?kind=label").body()).doesNotContain("BOX-2");
            assertThat(sue.get("/floor/RNO1?kind=load").body()).contains("BOX-2", "Waits to be handed over");
        } finally {
            serve(service);
        }
    }

    private void serve(String service) {
        db.owner()
                .sql("update wms.outbound set service = :service where node_id = 1 and id = (select outbound_id from"
                        + " wms.parcel where node_id = 1 and id = 900002)")
                .param("service", service)
                .update();
    }

    @Test
    void a_work_order_is_given_or_says_what_is_missing_and_is_ended() throws Exception {
        var asked = new LinkedHashMap<>(
                Map.of("key", "KIT-1", "kind", "kit", "sku", "SET", "quantity", "2", "parts", "M-1 2"));
        assertThat(fay.post(OFFICE + "kits", asked).statusCode()).isEqualTo(403);
        asked.put("quantity", "many");
        assertThat(sue.post(OFFICE + "kits", asked).statusCode()).isEqualTo(400);
        asked.put("quantity", "1000");
        var lacking = sue.post(OFFICE + "kits", asked);
        assertThat(lacking.statusCode()).isEqualTo(409);
        assertThat(lacking.body()).contains("units are missing", "value=\"1000\"", "M-1 2</textarea>");

        asked.put("quantity", "2");
        var given = sue.post(OFFICE + "kits", asked);

        assertThat(given.body()).contains("all its parts are kept", "KIT-1", "goes in");
        assertThat(fay.get(OFFICE + "kits").body()).contains("KIT-1", "0 / 2");
        var path = given.uri().getPath();
        assertThat(fay.post(path + "/end", Map.of("reason", "x")).statusCode()).isEqualTo(403);
        assertThat(sue.post(path + "/end", Map.of("reason", "no longer sold")).body())
                .contains("Ended.");
        assertThat(fay.get(OFFICE + "kits?state=cancelled").body()).contains("KIT-1");
    }

    @Test
    void the_floor_leads_to_the_office_and_counts_what_waits_for_a_person() throws Exception {
        var floor = sue.get("/floor").body();

        for (var page : List.of("deliveries", "doors", "returns", "plates", "walls", "kits"))
            assertThat(floor).contains("href=\"" + OFFICE + page + "\"");
        // counts are remembered for five seconds
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!sue.get("/floor").body().contains("class=\"waiting\""))
            assertThat(System.nanoTime()).as("a return and a delivery wait").isLessThan(giveUp);
        assertThat(sue.get(OFFICE + "walls").body()).contains("0 ready to pack, 0 filling, 12 free");
        assertThat(sue.get("/floor/RNO1?kind=label").body()).contains(OFFICE + "parcels/");
    }

    private URI address(String page) {
        if (page.equals("..")) return house.address.resolve("/floor");
        return house.address.resolve(page.startsWith("?") ? "/floor/RNO1" + page : OFFICE + page);
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("deliveries", "deliveries");
        pages.put("deliveries-expected", "deliveries?which=expected");
        pages.put("deliveries-different", "deliveries?which=different");
        pages.put("delivery", "deliveries/" + id("delivery", "reference = 'D-1'"));
        pages.put("delivery-blind", "deliveries/" + id("delivery", "reference = 'B-1'"));
        pages.put("doors", "doors?day=" + tomorrow);
        pages.put("appointment", "appointments/" + id("appointment", "key = 'a-1'"));
        pages.put("returns", "returns");
        pages.put("return", "returns/" + id("return_parcel", "key = 'R-1'"));
        pages.put("plates", "plates");
        pages.put("plate", "plates/" + PLATE);
        pages.put("walls", "walls");
        pages.put("kits", "kits");
        pages.put("kit", "kits/" + id("work_order", "key = 'KIT-9'"));
        pages.put("parcel", "parcels/" + parcel);
        pages.put("labels", "?kind=label");
        pages.put("floors", "..");
        return pages;
    }

    @Test
    void a_browser_has_nothing_to_complain_of(@TempDir Path profile) throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium is on this machine: the pages were not looked at in a browser");
        var pictures = Files.createDirectories(Path.of("target", "pictures"));
        try (var browser = new Chromium(program.get(), profile)) {
            browser.take(sue.cookies(), house.address);
            for (var width : new int[] {1280, 360}) {
                browser.screen(width, 800, "light");
                for (var page : pages().entrySet()) {
                    browser.open(address(page.getValue()));

                    assertThat(browser.complaints()).as(page.getKey()).isEmpty();
                    assertThat(browser.run("document.documentElement.scrollWidth - innerWidth")
                                    .asInt())
                            .as("%s is wider than the screen", page)
                            .isNotPositive();
                    browser.picture(pictures.resolve("office-%s-%d.png".formatted(page.getKey(), width)));
                }
            }
        }
    }
}
