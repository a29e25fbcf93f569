package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people do about goods that come in, over HTTP. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundTest {
    private static final String W = "/warehouses/EAST";

    private final TestDatabase db;
    private Shop shop;

    InboundTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.put(W, """
            {"nodeId":1,"name":"East","zone":"America/New_York","carrier":"ups","address":
             {"name":"East","street":"1 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}\
            """);
        shop.put(W + "/layout", """
            {"locations":[{"code":"DOCK-1","kind":"dock"},{"code":"DOCK-2","kind":"dock"},
             {"code":"A-01-01-1","kind":"bin","zone":"A","aisle":1,"bay":1,"level":1,"side":"left"},
             {"code":"A-01-02-1","kind":"bin","zone":"A","aisle":1,"bay":2,"level":1,"side":"left"}]}\
            """);
        db.owner()
                .sql("insert into wms.item (node_id, client_id, sku) values (1, 1, 'MUG')")
                .update();
        db.owner()
                .sql("insert into wms.item_pack values (1, 1, 'MUG', 'each', 1)")
                .update();
        db.owner()
                .sql("insert into wms.item_barcode values (1, 1, 'MUG', 'MUG', 'each')")
                .update();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private static void no(Shop.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private static Shop.Answer yes(Shop.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
        return answer;
    }

    private Shop.Answer scan(String kind, String more) {
        return yes(shop.post("/floor/EAST/scans", """
            {"scans":[{"scanId":"%s","kind":"%s","worker":"ann","at":"%s",%s}]}\
            """.formatted(UUID.randomUUID(), kind, Instant.now(), more)));
    }

    private static String outcome(Shop.Answer answer) {
        return answer.body().path("results").get(0).path("outcome").asString();
    }

    @Test
    void goods_without_a_paper_are_counted_and_settled() {
        shop.post(W + "/deliveries", """
            {"reference":"PO-1","supplier":"ACME","lines":[{"sku":"MUG","quantity":3}]}\
            """);
        assertThat(outcome(scan("receive", "\"location\":\"DOCK-1\",\"barcode\":\"MUG\",\"quantity\":3")))
                .isEqualTo("accepted");
        assertThat(outcome(scan(
                        "receive", "\"location\":\"DOCK-1\",\"barcode\":\"MUG\",\"quantity\":1,\"delivery\":\"PO-9\"")))
                .isEqualTo("accepted");

        var open = yes(shop.read(W + "/deliveries?blind=open")).body().path("items");
        var references = new ArrayList<String>();
        open.forEach(one -> references.add(one.path("reference").asString()));
        assertThat(references).contains("PO-9").doesNotContain("PO-1");
        var nameless = references.stream()
                .filter(one -> one.startsWith("BLIND-"))
                .findFirst()
                .orElseThrow();
        no(shop.post(W + "/deliveries/PO-1/accept", "{\"reason\":\"?\"}"), 409, "receiving.not-blind");
        no(
                shop.post(W + "/deliveries/" + nameless + "/match", "{\"delivery\":\"PO-9\"}"),
                409,
                "receiving.not-announced");
        var matched = yes(shop.post(W + "/deliveries/" + nameless + "/match", "{\"delivery\":\"PO-1\"}"));
        assertThat(matched.body().path("lines").get(0).path("received").asInt()).isEqualTo(3);
        assertThat(yes(shop.post(W + "/deliveries/PO-9/accept", "{\"reason\":\"a sample\"}"))
                        .text("blind"))
                .isEqualTo("accepted");
        no(shop.post(W + "/deliveries/PO-9/accept", "{\"reason\":\"again\"}"), 409, "receiving.settled");
    }

    @Test
    void a_door_is_booked_kept_and_looked_at() {
        var zone = ZoneId.of("America/New_York");
        var begin = LocalDate.now(zone).plusDays(1).atTime(9, 0).atZone(zone).toInstant();
        var hours = """
            {"hours":[{"weekday":"%s","opens":"08:00","closes":"16:00"}]}\
            """.formatted(begin.atZone(zone).getDayOfWeek().name().toLowerCase(java.util.Locale.ROOT));
        shop.put(W + "/doors/DOCK-1/hours", hours);
        assertThat(yes(shop.read(W + "/doors/DOCK-1/hours"))
                        .body()
                        .path("hours")
                        .size())
                .isEqualTo(1);

        var booked = yes(shop.post(W + "/appointments", asked("k1", begin, 60)));
        assertThat(booked.status()).isEqualTo(201);
        assertThat(shop.post(W + "/appointments", asked("k1", begin, 60)).status())
                .isEqualTo(200);
        no(shop.post(W + "/appointments", asked("k2", begin.plusSeconds(1800), 60)), 409, "appointments.door-taken");
        no(shop.post(W + "/appointments", asked("k3", begin.minusSeconds(7200), 60)), 409, "appointments.closed");
        no(shop.post(W + "/appointments", asked("k4", begin, 1)), 400, "appointments.window");

        var one = W + "/appointments/" + booked.text("id");
        no(shop.post(one + "/start", ""), 409, "appointments.move-not-allowed");
        no(shop.post(one + "/no-show", ""), 409, "appointments.not-yet");
        yes(shop.post(
                one + "/move",
                "{\"door\":\"DOCK-1\",\"from\":\"%s\",\"until\":\"%s\"}"
                        .formatted(begin.plusSeconds(3600), begin.plusSeconds(7200))));
        yes(shop.post(one + "/arrive", ""));
        yes(shop.post(one + "/start", ""));
        assertThat(yes(shop.post(one + "/done", "")).text("state")).isEqualTo("done");
        var day = begin.atZone(zone).toLocalDate();
        assertThat(yes(shop.read(W + "/appointments?day=" + day))
                        .body()
                        .path("items")
                        .get(0)
                        .path("minutesLate")
                        .asInt())
                .isZero();
        no(shop.read(W + "/appointments?day=soon"), 400, "appointments.day");
    }

    private static String asked(String key, Instant from, int minutes) {
        return """
            {"key":"%s","door":"DOCK-1","carrier":"ups","from":"%s","until":"%s"}\
            """.formatted(key, from, from.plus(minutes, ChronoUnit.MINUTES));
    }

    @Test
    void a_plate_has_a_number_a_label_and_a_place() {
        no(shop.post(W + "/plates", "{\"kind\":\"pallet\",\"count\":1}"), 409, "plates.no-prefix");
        shop.put(W + "/company-prefix", "{\"prefix\":\"0614141\",\"extension\":3}");
        no(shop.post(W + "/plates", "{\"kind\":\"ship\",\"count\":1}"), 400, "plates.kind");
        var number = yes(shop.post(W + "/plates", "{\"kind\":\"pallet\",\"count\":1}"))
                .body()
                .path("numbers")
                .get(0)
                .asString();
        assertThat(outcome(scan(
                        "receive",
                        "\"location\":\"DOCK-2\",\"barcode\":\"MUG\",\"quantity\":4,\"delivery\":\"ON-A-PLATE\",\"plate\":\""
                                + number + "\"")))
                .isEqualTo("accepted");
        assertThat(outcome(scan("plate-putaway", "\"plate\":\"" + number + "\",\"to\":\"A-01-01-1\"")))
                .isEqualTo("accepted");

        var plate = yes(shop.read(W + "/plates/" + number));
        assertThat(plate.text("location")).isEqualTo("A-01-01-1");
        assertThat(plate.body().path("goods").get(0).path("quantity").asInt()).isEqualTo(4);
        assertThat(yes(shop.read(W + "/plates?location=A-01-01-1"))
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        no(shop.read(W + "/plates/340123450000000017"), 404, "plates.unknown");
        no(shop.read(W + "/plates/" + number + "/label?format=gif"), 400, "papers.format");
    }

    @Test
    void a_lane_is_a_bin() {
        shop.put(W + "/cross-dock", "{\"lane\":\"A-01-02-1\"}");
        assertThat(yes(shop.read(W + "/cross-dock")).text("lane")).isEqualTo("A-01-02-1");
        shop.put(W + "/cross-dock", "{\"lane\":null}");
        assertThat(yes(shop.read(W + "/cross-dock")).text("lane")).isEmpty();
    }
}
