package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The plan of a building and the work done in it, over the whole program and, where there is one, in a real browser. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildingPagesTest {
    private static final String LABOUR = "/floor/BIG/labour";
    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor admin;

    BuildingPagesTest(TestDatabase db) {
        this.db = db;
    }

    /** RNO1 has no ways; BIG has 10,000 bins, as many as ways have, half of them full, and picks of a month. */
    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        house.user("ann", "FLOOR");
        house.user("sue", "SUPERVISOR");
        admin = new Visitor(house.address, "admin");
        build("BIG", 2, """
                {"generate": {"zone": "A", "aisles": 25, "bays": 40, "levels": 5,
                 "floor": {"blocks": 2, "bayMm": 1300, "aisleMm": 4200, "crossMm": 3500, "oneWay": true, "depot": "left"}}}""");
        build("SML", 3, """
                {"generate": {"zone": "F", "aisles": 6, "bays": 12, "levels": 3,
                 "floor": {"blocks": 2, "bayMm": 1200, "aisleMm": 4000, "crossMm": 3000, "oneWay": false, "depot": "middle"}}}""");
        fill(2);
        fill(3);
        house.api("POST", "/warehouses/SML/layout/F-02-04-2/block", "{\"reason\": \"beam bent\"}");
        walked();
    }

    private void build(String code, int node, String layout) {
        var place = """
                "nodeId": %d, "name": "%s house", "zone": "%s", "address": {"name": "B", "street": "1 Dock St",
                "city": "Reno", "region": "NV", "postalCode": "89501", "country": "US"}""".formatted(node, code, whereItIsNoon());
        house.api("PUT", "/nodes/" + code, """
                {%s, "kind": "warehouse", "lat": 39.53, "lon": -119.81, "ships": true}""".formatted(place));
        house.api("PUT", "/warehouses/" + code, "{%s, \"carrier\": \"ups\"}".formatted(place));
        house.api("PUT", "/warehouses/" + code + "/layout", layout);
        house.api(
                "PUT",
                "/warehouses/" + code + "/layout",
                "{\"locations\": [{\"code\": \"DOCK-1\", \"kind\": \"dock\"}]}");
    }

    /** So that the last two hours are of today, whenever this runs. */
    private static String whereItIsNoon() {
        int east = 12 - Instant.now().atZone(ZoneOffset.UTC).getHour();
        return east == 0 ? "UTC" : "Etc/GMT" + (east > 0 ? "-" : "+") + Math.abs(east);
    }

    /** Straight into the books, as the owner: half of the bins, the front ones picked from more often. */
    private void fill(int node) {
        db.owner().sql("""
                insert into wms.stock (node_id, location_id, client_id, sku, lot, status, on_hand, allocated, since)
                select node_id, id, 1, 'M-' || 1 + (walk %% 7), '', 'available', 1 + (walk * 37 %% 200), 0, now()
                  from wms.location where node_id = %d and kind = 'bin' and walk %% 2 = 0""".formatted(node)).update();
        db.owner().sql("""
                insert into wms.stock_move (node_id, id, from_location, to_location, client_id, sku, quantity, reason,
                                            reference, at, who)
                select node_id, row_number() over (), id, 2, 1, 'M-1', 1, 'picked', 'test', now() - interval '1 hour' * n,
                       'ann'
                  from wms.location cross join generate_series(1, 20) n
                 where node_id = %d and kind = 'bin' and walk %% (n + 1) = 0""".formatted(node)).update();
    }

    /** Ann picks along two aisles, a stop a minute, and rests for half an hour. */
    private void walked() {
        var at = Instant.now().minus(Duration.ofHours(2));
        for (int i = 0; i < 40; i++) {
            at = at.plusSeconds(i == 20 ? 1800 : 55);
            var place = "A-%02d-%02d-%d".formatted(1 + i / 20, 1 + 2 * (i % 20), 1 + i % 3);
            db.owner()
                    .sql("""
                            insert into wms.scan (node_id, scan_id, kind, worker, device_at, taken_at, outcome, queued, task, seq,
                                                  place, packs)
                            values (2, gen_random_uuid(), 'pick', :worker, :at::timestamptz, now(), 'accepted', false, :task, :seq,
                                    :place, 2)""")
                    .param("worker", i % 4 == 3 ? "bob" : "ann")
                    .param("at", at.toString())
                    .param("task", Integer.toString(7001 + i / 10))
                    .param("seq", i)
                    .param("place", place)
                    .update();
        }
    }

    @AfterAll
    void stop() {
        admin.close();
        house.close();
    }

    @Test
    void a_building_without_ways_says_how_to_draw_them_up() throws Exception {
        assertThat(admin.get("/floor/RNO1/plan").body())
                .contains("Nobody has drawn this building")
                .contains("/api/v1/warehouses/RNO1/layout/import");
        assertThat(admin.get("/floor/NO-SUCH/plan").statusCode()).isEqualTo(404);
    }

    @Test
    void a_plan_shows_each_place_with_what_lies_there_and_what_is_blocked() throws Exception {
        var page = admin.get("/floor/SML/plan").body();

        // 6 aisles of 2 blocks of 12 bays; the three levels of a bay are one place
        assertThat(count(page, "data-bin=")).isEqualTo(6 * 2 * 12);
        assertThat(page).contains("blocked: beam bent").contains("Zone F").contains("DOCK · PACK · START");
        assertThat(count(admin.get("/floor/BIG/plan?level=1").body(), "<polygon"))
                .isEqualTo(25 * 2 * 40);
        assertThat(admin.get("/floor/SML/plan?level=1").body()).doesNotContain("beam bent");
        assertThat(admin.get("/floor/BIG/plan").body()).contains("class=\"arrow\"");
        assertThat(admin.get("/floor/SML/plan?layer=picks&days=1").body()).contains(", picks: 1<");
    }

    @Test
    void a_sku_lights_up_where_it_lies_and_a_bin_tells_what_it_holds() throws Exception {
        var sku = admin.get("/floor/SML/plan?find=m-3").body();
        assertThat(count(sku, " lit\" points")).isEqualTo(lying("M-3"));
        assertThat(count(admin.get("/floor/SML/plan?find=F-01-01-1").body(), " lit\" points"))
                .isEqualTo(1);
        assertThat(admin.get("/floor/SML/plan?find=%3Cb%3E").body())
                .contains("No bin that is shown holds &lt;b&gt;")
                .doesNotContain("<b>&lt;b");

        var bin = admin.get("/floor/SML/plan/bins/F-02-04-2").body();
        assertThat(bin)
                .contains("F-02-04-1")
                .contains("F-02-04-3")
                .contains("Blocked: beam bent")
                .doesNotContain("F-02-03");
        assertThat(admin.get("/floor/SML/plan?bin=F-02-04-2").body()).contains("Blocked: beam bent");
        assertThat(admin.get("/floor/SML/plan/bins/NO-SUCH").body()).contains("not on the plan");
    }

    private int lying(String sku) {
        return db.jdbc().sql("""
                select count(distinct (l.aisle, l.bay)) from wms.stock s
                  join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                 where s.node_id = 3 and s.sku = :sku""").param("sku", sku).query(Integer.class).single();
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    /** Generous: a machine under test has other things to do. */
    @Test
    void ten_thousand_bins_are_drawn_at_once() throws Exception {
        admin.get("/floor/BIG/plan?layer=picks&days=28");
        long begun = System.nanoTime();
        var page = admin.get("/floor/BIG/plan?layer=picks&days=28").body();
        var took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(page).contains("10,000 bins");
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_worker_sees_their_own_work_and_a_supervisor_the_same() throws Exception {
        try (var ann = new Visitor(house.address, "ann");
                var sue = new Visitor(house.address, "sue")) {
            var own = ann.get(LABOUR).body();
            var shown = sue.get(LABOUR + "/ann").body();

            assertThat(figures(own)).contains("Picks an hour").contains(" %").isEqualTo(figures(shown));
            assertThat(ann.get(LABOUR + "/bob").statusCode()).isEqualTo(404);
            assertThat(sue.get(LABOUR).body()).contains(LABOUR + "/ann").contains(LABOUR + "/bob");
            assertThat(sue.get(LABOUR + "/sue").body()).contains("Nothing was scanned that day");
            assertThat(sue.get(LABOUR + "?day=2001-01-01").body()).contains("Nobody has scanned anything");
        }
    }

    private static String figures(String page) {
        return page.substring(page.indexOf("<dl class=\"figures\">"), page.indexOf("</main>"));
    }

    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("plan-none", "/floor/RNO1/plan");
        pages.put("plan", "/floor/SML/plan?bin=F-02-04-2");
        pages.put("plan-picks", "/floor/SML/plan?layer=picks&level=1&find=M-3");
        pages.put("plan-large", "/floor/BIG/plan");
        pages.put("labour-team", LABOUR);
        pages.put("labour-own", LABOUR + "/ann");
        pages.put("labour-none", "/floor/SML/labour/ann");
        return pages;
    }

    @Test
    void a_browser_has_nothing_to_complain_of(@TempDir Path profile) throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium is on this machine: the pages were not looked at in a browser");
        var pictures = Files.createDirectories(Path.of("target", "pictures"));
        try (var browser = new Chromium(program.get(), profile)) {
            browser.take(admin.cookies(), house.address);
            for (var width : new int[] {1280, 360})
                for (var scheme : new String[] {"light", "dark"}) {
                    browser.screen(width, 800, scheme);
                    for (var page : pages().entrySet()) {
                        browser.open(house.address.resolve(page.getValue()));

                        assertThat(browser.complaints()).as(page.getKey()).isEmpty();
                        assertThat(browser.run("document.documentElement.scrollWidth - innerWidth")
                                        .asInt())
                                .as("%s is wider than the screen", page)
                                .isNotPositive();
                        browser.picture(pictures.resolve("%s-%d-%s.png".formatted(page.getKey(), width, scheme)));
                    }
                }
            taps(browser);
        }
    }

    @Test
    void a_worker_sees_the_same_figures_on_the_handheld(@TempDir Path profile) throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium is on this machine: the page was not looked at in a browser");
        try (var ann = new Visitor(house.address, "ann");
                var browser = new Chromium(program.get(), profile)) {
            browser.take(ann.cookies(), house.address);
            browser.screen(360, 640, "light");
            browser.open(house.address.resolve("/handheld/BIG"));
            press(browser, "I am ann");
            await(browser, "document.body.innerText.includes('What do you do now?')");
            press(browser, "☰");
            press(browser, "My day");
            await(browser, "document.querySelector('.day')");

            var shown = browser.run("document.querySelector('.day').innerText").asString();
            for (var figure : List.of("Picks an hour\n51", "80 %", "Steps\n1,571", "1,115 m", "33 min"))
                assertThat(shown).contains(figure);
            assertThat(browser.run(
                                    "document.querySelector('main').scrollHeight - document.querySelector('main').clientHeight")
                            .asInt())
                    .as("all of it is on the screen")
                    .isNotPositive();
            browser.picture(
                    Files.createDirectories(Path.of("target", "pictures")).resolve("handheld-day.png"));
            press(browser, "4 tasks");
            await(browser, "document.querySelectorAll('.tasks li').length === 4");
            browser.picture(Path.of("target", "pictures").resolve("handheld-day-tasks.png"));
            press(browser, "Back");
            await(browser, "document.querySelector('.day')");
            press(browser, "The day before");
            await(browser, "document.querySelector('.day')?.innerText.includes('Stops\\n0')");
            browser.offline(true);
            press(browser, "Back");
            await(browser, "document.body.innerText.includes('What do you do now?')");
            press(browser, "☰");
            press(browser, "My day");
            await(browser, "document.body.innerText.includes('No connection')");
        }
    }

    private static void press(Chromium browser, String words) throws Exception {
        var found = "[...document.querySelectorAll('button')].find(one => one.innerText.trim() === '" + words + "')";
        await(browser, found);
        browser.run(found + ".click()");
    }

    private static void await(Chromium browser, String script) throws Exception {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!browser.run("!!(" + script + ")").asBoolean())
            if (System.nanoTime() > giveUp)
                throw new AssertionError("never: " + script + "\n"
                        + browser.run("document.body.innerText").asString());
    }

    private void taps(Chromium browser) throws Exception {
        browser.open(house.address.resolve("/floor/SML/plan"));
        browser.run("""
                new Promise(done => { addEventListener('htmx:afterSettle', done, {once: true});
                  document.querySelector('[data-bin="F-01-01-1"]').dispatchEvent(new MouseEvent('click', {bubbles: true})); })""");
        assertThat(browser.run("document.getElementById('bin').textContent").asString())
                .contains("F-01-01-3");
        assertThat(browser.run("location.search").asString()).contains("bin=F-01-01-1");
        assertThat(browser.complaints()).isEmpty();
    }
}
