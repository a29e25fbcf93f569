package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console says about one order and lets people do with it, over the whole program and a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPagesTest {
    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor admin;

    OrderPagesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        house.remorse(3600);
        admin = new Visitor(house.address, "admin");
    }

    @AfterAll
    void stop() {
        admin.close();
        house.close();
    }

    @Test
    void an_order_says_why_it_ships_from_there_and_what_else_was_weighed() throws Exception {
        var page = admin.get("/orders/" + house.shown).body();

        assertThat(page).contains("RNO1 alone, for ").contains("no other node and no split is cheaper");
        assertThat(page).contains("Every way was weighed").contains("Standard").contains("Make it again");
    }

    @Test
    void the_capture_in_the_timeline_opens_to_its_choice_and_other_facts_do_not() throws Exception {
        var captured = admin.get("/orders/" + house.shown + "/facts/1").body();
        var released = admin.get("/orders/" + house.shown + "/facts/2").body();

        assertThat(captured).contains("Every way was weighed").contains("\"number\"");
        assertThat(released).contains("fulfillmentOrder").doesNotContain("Every way was weighed");
    }

    @Test
    void a_choice_made_again_says_that_every_byte_is_the_same_and_one_that_was_changed_says_not() throws Exception {
        var order = house.order("A-60", "M-1", 2, "Mug");
        var choice = ConsolePages.decision(house, order);
        assertThat(admin.get(choice + "/again").body()).contains("the same answer, byte for byte");

        db.owner()
                .sql("update oms.sourcing_decision set packed = decode(replace(encode(packed, 'hex'),"
                        + " encode('alone', 'hex'), encode('apart', 'hex')), 'hex') where order_id = :id")
                .param("id", Long.parseLong(order))
                .update();

        assertThat(admin.get(choice + "?again=true").body())
                .contains("another answer")
                .contains("RNO1 apart");
    }

    @Test
    void a_choice_that_is_not_there_is_not_found() throws Exception {
        for (var no : new String[] {"1", "x", "99999999999999999999"})
            assertThat(admin.get("/orders/" + house.shown + "/decisions/" + no).statusCode())
                    .as(no)
                    .isEqualTo(404);
    }

    @Test
    void an_order_is_held_with_a_reason_and_an_owner_and_released_again() throws Exception {
        var order = house.order("A-61", "M-1", 2, "Mug");
        var page = "/orders/" + order;
        assertThat(admin.get(page + "/hold").body()).contains("2 units would stay where they are");

        var typed = Map.of("code", "Customer asked", "reason", "Wants to wait", "owner", "", "until", "");
        var again = admin.post(page + "/hold", typed);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .contains("Wants to wait")
                .contains("who decides")
                .contains("Nothing was held.");

        var held = admin.post(page + "/hold", but(typed, "owner", "customer-care"));
        assertThat(held.body()).contains("The order is held.").contains("Decided by customer-care");
        assertThat(admin.post(page + "/hold", but(typed, "owner", "customer-care"))
                        .statusCode())
                .isEqualTo(409);

        var release = Pattern.compile("href=\"(/orders/[0-9]+/holds/([0-9]+)/release)\"")
                .matcher(held.body());
        assertThat(release.find()).isTrue();
        assertThat(admin.get(release.group(1)).body()).contains("2 units go to their nodes in");
        var form =
                new LinkedHashMap<>(Map.of("hold", order + "/" + release.group(2), "back", page, "reason", "agreed"));
        form.put("shown", order + "/" + release.group(2));
        form.put("then", "release");
        assertThat(admin.post("/holds/release", but(form, "reason", " ")).statusCode())
                .isEqualTo(400);
        assertThat(admin.post("/holds/release", but(form, "shown", "")).statusCode())
                .isEqualTo(409);
        assertThat(status(order)).isEqualTo("held");

        assertThat(admin.post("/holds/release", form).body()).contains("The hold is lifted.");
        assertThat(status(order)).isEqualTo("captured");
    }

    @Test
    void holds_are_released_many_at_once_from_the_exceptions() throws Exception {
        var first = stop(house.order("A-62", "M-1", 1, "Mug"), "storm");
        var second = stop(house.order("A-63", "M-1", 1, "Mug"), "storm");
        stop(second.substring(0, second.indexOf('/')), "other");

        var page = admin.get("/exceptions/held?of=storm").body();
        assertThat(page).contains("A-62").contains("A-63").contains("Storm <span class=\"n\">2</span>");
        var form = Map.of("hold", first, "then", "show", "back", "/exceptions/held?of=storm");
        assertThat(admin.post("/holds/release", form).body()).contains("1 hold would be lifted; 1 order goes on.");
        assertThat(admin.post("/holds/release", but(form, "hold", second)).body())
                .contains("Stays stopped by 1 hold more");

        var done =
                admin.post("/holds/release", but(but(but(form, "shown", first), "reason", "over"), "then", "release"));
        assertThat(done.uri().getPath()).isEqualTo("/exceptions/held");
        assertThat(done.body()).contains("1 hold lifted.").doesNotContain("A-62");
    }

    @Test
    void a_form_leads_back_only_to_pages_of_ours() throws Exception {
        var away = admin.post("/holds/release", Map.of("back", "//elsewhere.example/exceptions"));

        assertThat(away.body()).contains("Nothing was chosen").doesNotContain("elsewhere");
    }

    @Test
    void a_priority_is_changed_with_a_reason() throws Exception {
        var order = house.order("A-64", "M-1", 1, "Mug");
        var page = "/orders/" + order + "/priority";
        admin.get(page);

        for (var wrong : new String[] {"0", "1001", "x", ""})
            assertThat(admin.post(page, Map.of("priority", wrong, "reason", "soon"))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        assertThat(admin.post(page, Map.of("priority", "7", "reason", " ")).body())
                .contains("value=\"7\"");
        assertThat(admin.post(page, Map.of("priority", "7", "reason", "soon")).body())
                .contains("The priority is changed.");
        assertThat(house.read("/orders/" + order).path("priority").asInt()).isEqualTo(7);
    }

    @Test
    void an_order_is_changed_only_after_its_effect_was_shown() throws Exception {
        var order = house.order("A-65", "M-1", 3, "Mug");
        var page = "/orders/" + order + "/change";
        admin.get(page);
        var form = new LinkedHashMap<>(Map.of("version", version(order), "quantity-1", "2", "reason", "fewer"));

        var shown = admin.post(page, but(form, "then", "show"));
        assertThat(shown.body())
                .contains("Line 1 lowered")
                .contains("1 unit at once")
                .contains("$7.50 becomes $5.00");
        assertThat(version(order)).isEqualTo(form.get("version"));
        assertThat(admin.post(page, but(form, "then", "change")).statusCode()).isEqualTo(409);

        var effect = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"").matcher(shown.body());
        assertThat(effect.find()).isTrue();
        form.put("shown", effect.group(1).replace("&#34;", "\""));
        form.put("then", "change");
        assertThat(admin.post(page, but(form, "reason", "")).statusCode()).isEqualTo(400);
        assertThat(admin.post(page, but(form, "quantity-1", "1")).statusCode()).isEqualTo(409);
        assertThat(ordered(order)).isEqualTo(3);

        assertThat(admin.post(page, form).body()).contains("Changed.").contains("Line 1 lowered");
        assertThat(house.read("/orders/" + order)
                        .path("lines")
                        .path(0)
                        .path("cancelled")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void what_is_wrong_with_a_change_is_said_and_what_was_typed_stays() throws Exception {
        var order = house.order("A-66", "M-1", 3, "Mug");
        var page = "/orders/" + order + "/change";
        admin.get(page);
        var form = Map.of("version", version(order));

        wrong(page, form, 400, "Nothing is otherwise");
        wrong(page, but(form, "quantity-1", "some"), 400, "value=\"some\"");
        wrong(page, but(form, "sku-1", "NO-SUCH"), 422, "value=\"NO-SUCH\"");
        wrong(page, but(form, "to-name", "Ben"), 400, "/shipTo");
        assertThat(ordered(order)).isEqualTo(3);
    }

    private void wrong(String page, Map<String, String> form, int status, String words) throws Exception {
        var answer = admin.post(page, form);
        assertThat(answer.statusCode()).as(words).isEqualTo(status);
        assertThat(answer.body()).contains(words).contains("Nothing was changed.");
    }

    @Test
    void what_is_past_changing_is_greyed_and_says_why() throws Exception {
        var order = house.order("A-67", "M-1", 1, "Mug");
        house.api("POST", "/orders/" + order + "/cancellations", "{\"reason\": \"gone\", \"lines\": []}");

        assertThat(admin.get("/orders/" + order).body())
                .contains("Nothing is left to hold")
                .contains("Everything is cancelled already.")
                .doesNotContain("/orders/" + order + "/hold\"");
    }

    @Test
    void who_may_not_change_orders_sees_exceptions_greyed_and_nothing_of_the_forms() throws Exception {
        try (var floor = new Visitor(house.address, "fay")) {
            for (var page : new String[] {"/exceptions", "/orders/" + house.waiting + "/hold"})
                assertThat(floor.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(floor.post("/holds/release", Map.of()).statusCode()).isEqualTo(403);
        }
    }

    private String stop(String order, String code) {
        var hold = house.api("POST", "/orders/" + order + "/holds", """
                {"code": "%s", "reason": "No trucks run", "owner": "operations"}""".formatted(code));
        return order + "/" + hold.path("holdId").asString();
    }

    private String status(String order) {
        return house.read("/orders/" + order).path("status").asString();
    }

    private String version(String order) {
        return house.read("/orders/" + order).path("version").asString();
    }

    private long ordered(String order) {
        var line = house.read("/orders/" + order).path("lines").path(0);
        return line.path("ordered").asLong() - line.path("cancelled").asLong(0);
    }

    private static Map<String, String> but(Map<String, String> form, String field, String value) {
        var other = new LinkedHashMap<>(form);
        other.put(field, value);
        return other;
    }
}
