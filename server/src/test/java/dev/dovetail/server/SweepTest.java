package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whether all orders of a channel came: asked, told and shown over the whole program. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
    private final TestDatabase db;
    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    private ConsoleHouse house;
    private Visitor admin;

    SweepTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        admin = new Visitor(house.address, "admin");
        house.api("PUT", "/channels/lossy", """
                {"name": "Lossy market", "policy": "backorder", "currency": "USD"}""");
    }

    @AfterAll
    void stop() {
        admin.close();
        house.close();
    }

    private static String told(Instant from, Instant to, String... numbers) {
        var all = IntStream.range(0, numbers.length)
                .mapToObj(i -> '"' + numbers[i] + '"')
                .collect(Collectors.joining(","));
        return "{\"from\": \"%s\", \"to\": \"%s\", \"numbers\": [%s]}".formatted(from, to, all);
    }

    private JsonNode sweep(String channel, Instant from, Instant to, String... numbers) {
        return house.api("POST", "/channels/" + channel + "/sweeps", told(from, to, numbers));
    }

    private static java.util.List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(one -> one.path(field).asString()).toList();
    }

    @Test
    void what_a_channel_has_and_we_have_not_is_answered_listed_and_waits_for_a_person() throws Exception {
        var swept = sweep("lossy", noon.minusSeconds(7200), noon.minusSeconds(3600), "L-1", "L-2", "L-3");
        sweep("lossy", noon.minusSeconds(1800), noon, "L-3");

        assertThat(swept.path("told").asInt()).isEqualTo(3);
        assertThat(swept.path("missing").valueStream().map(JsonNode::asString)).containsExactly("L-1", "L-2", "L-3");
        var proof = house.read("/channels/lossy/sweeps?limit=1");
        assertThat(proof.path("through").asString()).isEqualTo(noon.toString());
        assertThat(proof.path("missing").asInt()).isEqualTo(3);
        assertThat(texts(proof.path("gaps"), "to"))
                .containsExactly(noon.minusSeconds(1800).toString());
        assertThat(proof.path("items")).hasSize(1);
        var first = house.read("/channels/lossy/missing-orders?limit=2");
        var rest = house.read("/channels/lossy/missing-orders?limit=2&after="
                + first.path("next").asString());
        assertThat(texts(first.path("items"), "number")).containsExactly("L-1", "L-2");
        assertThat(texts(rest.path("items"), "number")).containsExactly("L-3");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(texts(house.read("/exceptions/missing-order").path("items"), "id"))
                .contains("lossy/L-1", "lossy/L-2", "lossy/L-3");

        assertThat(admin.get("/sweeps").body()).contains("Lossy market").contains("Missing</span>");
        assertThat(admin.get("/sweeps/lossy").body())
                .contains("3 orders never came.")
                .contains("L-2")
                .contains("Times that no sweep covers");
        assertThat(admin.get("/exceptions/missing-orders").body())
                .contains("L-1")
                .contains("lossy has it and it is not here")
                .contains("under the same number");
    }

    @Test
    void an_order_that_came_since_is_missing_no_more_and_one_that_was_refused_is_named() {
        sweep("shop", noon.minusSeconds(600), noon.minusSeconds(300), "S-1");
        house.order("S-1", "M-1", 1, "Mug");

        var again = sweep("shop", noon.minusSeconds(600), noon, "S-1", "A-3", "A-2");

        assertThat(again.path("captured").asInt()).isEqualTo(2);
        assertThat(again.path("rejected").path(0).asString()).isEqualTo("A-3");
        assertThat(again.path("missing")).isEmpty();
        assertThat(house.read("/channels/shop/missing-orders").path("items")).isEmpty();
    }

    @Test
    void a_sweep_that_is_owed_waits_for_a_person_until_the_plan_ends() throws Exception {
        assertThat(house.api("PUT", "/channels/lossy/sweep-plan", "{\"everySeconds\": 3600}")
                        .path("everySeconds")
                        .asInt())
                .isEqualTo(3600);
        db.owner()
                .sql(
                        "update oms.sweep_plan set since = now() - interval '2 days', every_seconds = 60 where channel = 'lossy'")
                .update();
        db.owner().sql("delete from oms.missing_order").update();
        db.owner().sql("delete from oms.sweep").update();

        assertThat(house.read("/channels/lossy/sweeps").path("overdueSince").isString())
                .isTrue();
        assertThat(texts(house.read("/exceptions/overdue-sweep").path("items"), "what"))
                .containsExactly("was never swept");
        assertThat(admin.get("/exceptions/sweeps").body())
                .contains("It was never swept")
                .contains("Have it sweep from where the proof ends");
        assertThat(admin.get("/sweeps/lossy").body()).contains("Overdue since");

        house.api("PUT", "/channels/lossy/sweep-plan", "{\"everySeconds\": null}");
        assertThat(house.read("/exceptions/overdue-sweep").path("items")).isEmpty();
        assertThat(house.read("/channels/lossy/sweeps").path("everySeconds").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,  /channels/lossy/sweep-plan,               {\"everySeconds\": 59},     sweeps.every,     /everySeconds",
        "PUT,  /channels/lossy/sweep-plan,               {\"everySeconds\": 604801}, sweeps.every,     /everySeconds",
        "PUT,  /channels/lossy/sweep-plan,               {\"every\": 60},            request.unknown-field, /every",
        "PUT,  /channels/none/sweep-plan,                {\"everySeconds\": 60},     network.unknown-channel,",
        "GET,  /channels/none/sweeps,                    '',                       network.unknown-channel,",
        "GET,  /channels/none/missing-orders,            '',                       network.unknown-channel,",
        "GET,  /channels/lossy/sweeps?limit=0,           '',                       request.limit,    limit",
        "GET,  /channels/lossy/missing-orders?limit=501, '',                       request.limit,    limit",
        "GET,  /channels/lossy/missing-orders?after=x,   '',                       request.cursor,   after",
    })
    void what_makes_no_sense_is_refused_with_its_place(
            String method, String path, String body, String code, String place) {
        var no = house.ask(method, path, body);

        assertThat(no.path("code").asString()).as(no.toString()).isEqualTo(code);
        if (place != null) assertThat(no.path("path").asString()).isEqualTo(place);
    }

    @Test
    void a_sweep_of_no_time_or_of_too_much_is_refused_and_leaves_nothing() {
        long before = db.jdbc()
                .sql("select count(*) from oms.sweep")
                .query(Long.class)
                .single();
        refused(told(noon, noon, "X"), "sweeps.window", "/to");
        refused(told(noon, Instant.now().plus(Duration.ofHours(1)), "X"), "sweeps.window", "/to");
        refused(told(noon.minus(Duration.ofDays(32)), noon, "X"), "sweeps.window", "/to");
        refused(told(noon.minusSeconds(9), noon, "X", " "), "orders.field-length", "/numbers/1");
        refused(told(noon.minusSeconds(9), noon, "X".repeat(81)), "orders.field-length", "/numbers/0");
        var many = IntStream.range(0, 10_001).mapToObj(i -> "N" + i).toArray(String[]::new);
        refused(told(noon.minusSeconds(9), noon, many), "sweeps.too-many", "/numbers");
        assertThat(house.ask("POST", "/channels/lossy/sweeps", "{\"from\": \"noon\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(400);

        assertThat(db.jdbc()
                        .sql("select count(*) from oms.sweep")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    private void refused(String body, String code, String place) {
        var no = house.ask("POST", "/channels/lossy/sweeps", body);
        assertThat(no.path("code").asString()).as(no.toString()).isEqualTo(code);
        assertThat(no.path("path").asString()).isEqualTo(place);
    }

    @Test
    void the_pages_are_for_who_reads_orders() throws Exception {
        try (var fay = new Visitor(house.address, "fay")) {
            assertThat(fay.get("/feeds").body()).doesNotContain("href=\"/sweeps\"");
            assertThat(fay.get("/sweeps").statusCode()).isEqualTo(403);
            assertThat(fay.get("/sweeps/lossy").statusCode()).isEqualTo(403);
        }
        assertThat(admin.get("/feeds").body()).contains("href=\"/sweeps\"");
        assertThat(admin.get("/sweeps/none").statusCode()).isEqualTo(404);
    }
}
