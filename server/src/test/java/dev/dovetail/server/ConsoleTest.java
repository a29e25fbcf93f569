package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
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

/** Every page of the console, over the whole program and a real database; and, where there is one, in a real browser. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor admin;

    ConsoleTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        admin = new Visitor(house.address, "admin");
    }

    @AfterAll
    void stop() {
        admin.close();
        house.close();
    }

    @Test
    void a_program_reads_the_pick_tasks_in_pages() {
        var first = house.read("/warehouses/RNO1/pick-tasks?state=ready&limit=1");
        var second = house.read("/warehouses/RNO1/pick-tasks?state=ready&limit=1&after="
                + first.path("next").asString());

        var both = List.of(first.path("items").path(0), second.path("items").path(0));
        assertThat(both)
                .extracting(task -> task.path("orderNumber").asString())
                .containsExactlyInAnyOrder("<i>A-1</i>", "A-2"); // orders do not wait for one another
        assertThat(both).extracting(task -> task.path("units").asInt()).contains(3);
        assertThat(house.read("/warehouses/RNO1/pick-tasks?state=done").path("items"))
                .isEmpty();
    }

    @Test
    void every_page_shows_its_data() throws Exception {
        for (var page : ConsolePages.of(house).entrySet()) {
            var answer = admin.get(page.getKey());

            assertThat(answer.statusCode()).as(page.getKey()).isEqualTo(200);
            assertThat(answer.body()).as(page.getKey()).contains(page.getValue());
        }
    }

    @Test
    void html_in_an_order_is_shown_and_not_run() throws Exception {
        var page = admin.get("/orders/" + house.shown).body();

        assertThat(page).contains("&lt;script&gt;document.title").contains("&lt;i&gt;A-1&lt;/i&gt;");
        assertThat(page).doesNotContain("<script>document.title").doesNotContain("<i>A-1");
    }

    @Test
    void what_a_link_searches_for_arrives_as_it_is() throws Exception {
        var odd = "A&B #1+2%";
        var order = house.order("A-11", "M-1", 1, "Mug", odd);

        var links = Pattern.compile("href=\"(/orders\\?q=[^\"]+)\"")
                .matcher(admin.get("/orders/" + order).body());
        assertThat(links.find()).isTrue();
        assertThat(admin.get(links.group(1)).body())
                .contains("value=\"A&amp;B #1+2%\"")
                .contains("A-11");
        assertThat(admin.get("/floor/RNO1").body()).contains("/orders?q=%3Ci%3EA-1%3C%2Fi%3E");
        assertThat(admin.get("/nodes/RNO1?q=%26%23%2B").body()).contains("/nodes/RNO1?q=%26%23%2B&amp;short=true");
    }

    @Test
    void pages_are_told_of_what_is_new() throws Exception {
        for (var page : new String[] {"/nodes", "/nodes/RNO1", "/floor", "/floor/RNO1", "/rejected"}) {
            var live = Pattern.compile("data-live=\"([^\"=]+=)[-0-9]+\"")
                    .matcher(admin.get(page).body());
            assertThat(live.find()).as(page).isTrue();
            assertThat(admin.hear(live.group(1) + "0")).as(page).contains("show");
        }
    }

    @Test
    void a_number_typed_whole_leads_to_its_order() throws Exception {
        assertThat(admin.get("/orders?q=A-2").uri().getPath()).isEqualTo("/orders/" + house.waiting);
    }

    @Test
    void a_role_opens_its_own_pages_and_no_others() throws Exception {
        try (var floor = new Visitor(house.address, "fay");
                var operations = new Visitor(house.address, "olga")) {
            assertThat(floor.get("/floor/RNO1").statusCode()).isEqualTo(200);
            assertThat(floor.get("/nodes/RNO1").statusCode()).isEqualTo(200);
            for (var page : new String[] {"/start", "/orders", "/messages", house.dead + "/replay", "/rejected"}) {
                var refused = floor.get(page);
                assertThat(refused.statusCode()).as(page).isEqualTo(403);
                assertThat(refused.body()).as(page).contains("Your role does not include this.");
            }
            assertThat(floor.post(house.dead + "/replay", Map.of("why", "x")).statusCode())
                    .isEqualTo(403);
            assertThat(operations.get(house.dead + "/replay").statusCode()).isEqualTo(200);
            assertThat(operations.post("/start/check", Map.of()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_stranger_is_asked_to_sign_in() throws Exception {
        try (var floor = new Visitor(house.address, "fay")) {
            floor.post("/logout", Map.of());
            assertThat(floor.get("/floor").uri().getPath()).isEqualTo("/login");
        }
    }

    @Test
    void nothing_is_cancelled_whose_effect_was_not_shown() throws Exception {
        var order = house.order("A-9", "M-2", 40, "Plate");
        var page = "/orders/" + order + "/cancel";
        var all = Map.of("version", version(order), "shown", "1=40", "line-1", "40", "reason", "changed");
        admin.get(page);

        again(order, but(all, "version", "0"), 409, "while you were looking");
        again(order, but(all, "line-1", "1"), 409, "1 unit would be cancelled at once");
        again(order, but(all, "line-1", ""), 400, "Say how many units");
        for (var typed : new String[] {"1.5", "abc", "12345678", "-1", "41"})
            again(order, but(all, "line-1", typed), 400, "Whole units, 0 to 40");
        again(order, but(all, "reason", " "), 400, "Give a reason");
        assertThat(admin.post(page, but(all, "then", "show")).statusCode()).isEqualTo(200);
        assertThat(cancelled(order)).isZero();

        var done = admin.post(page, but(but(all, "line-1", "5"), "shown", "1=5"));
        assertThat(done.uri().getPath()).isEqualTo("/orders/" + order);
        assertThat(done.body()).contains("5 cancelled").contains("“changed”");
        assertThat(cancelled(order)).isEqualTo(5);
    }

    private void again(String order, Map<String, String> form, int status, String words) throws Exception {
        var answer = admin.post("/orders/" + order + "/cancel", form);
        assertThat(answer.statusCode()).as(words).isEqualTo(status);
        assertThat(answer.body()).contains(words).containsIgnoringCase("nothing was cancelled");
        assertThat(cancelled(order)).isZero();
    }

    private static Map<String, String> but(Map<String, String> form, String field, String value) {
        var other = new LinkedHashMap<>(form);
        other.put(field, value);
        return other;
    }

    private long cancelled(String order) {
        return db.jdbc()
                .sql("select sum(cancelled) from oms.order_line where order_id = :id")
                .param("id", Long.parseLong(order))
                .query(Long.class)
                .single();
    }

    private String version(String order) {
        return db.jdbc()
                .sql("select version::text from oms.sales_order where id = :id")
                .param("id", Long.parseLong(order))
                .query(String.class)
                .single();
    }

    @Test
    void a_rejected_order_is_corrected_and_sent_again() throws Exception {
        var wrong = ConsoleHouse.order("A-4x", "STILL-NO-SUCH", 1).formatted("Cup");
        var again = admin.post("/rejected/" + rejectedAnew(), Map.of("body", wrong));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Refused again.").contains("STILL-NO-SUCH");

        var right = ConsoleHouse.order("A-4x", "M-1", 1).formatted("Cup");
        var order = admin.post("/rejected/" + rejectedAnew(), Map.of("body", right));
        assertThat(order.uri().getPath()).startsWith("/orders/");
        assertThat(order.body()).contains("The corrected order is captured.").contains("A-4");
        assertThat(admin.get("/rejected?state=resent").body()).contains("A-4x");
    }

    @Test
    void a_rejected_order_is_dismissed_with_a_reason() throws Exception {
        var page = "/rejected/" + house.reject("A-5x");
        admin.get(page);

        assertThat(admin.post(page + "/dismiss", Map.of("reason", " ")).body()).contains("Nothing was dismissed");
        assertThat(admin.post(page + "/dismiss", Map.of("reason", "a test")).body())
                .contains("It is dismissed.");
        assertThat(admin.get("/rejected").body()).doesNotContain("A-5x");
        assertThat(admin.get("/rejected?state=dismissed").body()).contains("A-5x");
    }

    private String rejectedAnew() {
        return house.reject("A-4x");
    }

    @Test
    void a_replay_asks_for_a_reason_and_keeps_it() throws Exception {
        var message = house.die("max");
        admin.get(message + "/replay");

        assertThat(admin.post(message + "/replay", Map.of("why", " ")).statusCode())
                .isEqualTo(400);
        assertThat(replays(message)).isZero();

        var done = admin.post(message + "/replay", Map.of("why", "the node is back"));
        assertThat(done.uri().getPath()).isEqualTo(message);
        assertThat(done.body()).contains("It is on its way again.");
        assertThat(replays(message)).isEqualTo(1);
    }

    private long replays(String message) {
        return db.jdbc()
                .sql("select count(*) from ground.audit where action = 'message.replay' and subject = :subject")
                .param("subject", message.replace("/messages/", "message:"))
                .query(Long.class)
                .single();
    }

    @Test
    void the_check_says_what_holds() throws Exception {
        admin.get("/start");

        assertThat(admin.post("/start/check", Map.of()).body()).contains("hold.");
    }

    @Test
    void a_browser_has_nothing_to_complain_of_on_a_narrow_screen_or_a_wide_one(@TempDir Path profile) throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium is on this machine: the pages were not looked at in a browser");
        try (var browser = new Chromium(program.get(), profile)) {
            browser.take(admin.cookies(), house.address);
            for (var screen : new String[] {"light", "dark"}) {
                boolean narrow = screen.equals("light");
                browser.screen(narrow ? 360 : 1440, narrow ? 740 : 900, screen);
                for (var page : ConsolePages.of(house).keySet()) {
                    browser.open(house.address.resolve(page));

                    assertThat(browser.complaints()).as(page).isEmpty();
                    assertThat(browser.run("document.documentElement.scrollWidth - innerWidth")
                                    .asInt())
                            .as("%s is wider than the screen", page)
                            .isNotPositive();
                    assertThat(browser.run("document.title").asString())
                            .as(page)
                            .endsWith("· Dovetail");
                    assertThat(browser.run("document.documentElement.dataset.bsTheme")
                                    .asString())
                            .isEqualTo(screen);
                }
            }
            keys(browser);
        }
    }

    private void keys(Chromium browser) throws Exception {
        browser.open(house.address.resolve("/orders"));
        browser.press("/");
        assertThat(browser.run("document.activeElement.id").asString()).isEqualTo("search");
        browser.run("document.activeElement.blur()");
        browser.press("j");
        browser.press("j");
        browser.press("k");
        var first = browser.run("document.querySelector('tr[data-open]').dataset.open")
                .asString();
        browser.follow("Enter");
        assertThat(browser.run("location.pathname").asString()).isEqualTo(first);
    }
}
