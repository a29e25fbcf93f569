package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A 3PL tells its stock over HTTP, and what a channel is shown of it follows by itself. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class InventoryFeedTest {
    private final TestDatabase db;
    private Shop shop;

    InventoryFeedTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.put("/nodes/THIRD", """
                {"nodeId":3,"name":"Third","kind":"3pl","lat":40.7,"lon":-74.0,"zone":"America/New_York","address":
                 {"name":"Third","street":"1 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}""");
        shop.put("/nodes/THIRD/feed", "{\"kind\":\"both\",\"everySeconds\":300,\"netting\":\"numbered\"}");
        shop.stock("MUG", 2);
        shop.stock("=FORMULA", 1);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private static String snapshot(String name, long watermark, long units) {
        return """
                {"kind":"snapshot","node":"THIRD","message":"%s","cutAt":"%s","watermark":%d}
                {"sku":"MUG","quantity":%d}
                {"sku":"NOBODY","quantity":1}
                {"end":true,"records":2}
                """.formatted(name, Instant.now(), watermark, units);
    }

    @Test
    void a_feed_is_heard_shown_and_published() throws Exception {
        try (var changes = shop.open("/availability/changes?channel=web")) {
            var heard = shop.post("/feeds/inventory?outcomes=none", snapshot("first", 1, 5));

            assertThat(heard.status()).isEqualTo(200);
            assertThat(heard.body().path("summary").path("outcomes").toString())
                    .isEqualTo("{\"applied\":1,\"failed\":1}");
            assertThat(shownFresh().path("atp").asLong()).isEqualTo(7);
            assertThat(shop.read("/feeds")
                            .body()
                            .path("items")
                            .path(0)
                            .path("watermark")
                            .asLong())
                    .isEqualTo(1);
            assertThat(dataUntil(changes, "\"atp\":7")).contains("\"sku\":\"MUG\"");
        }
        try (var csv = shop.open("/availability/export?channel=web&format=csv")) {
            assertThat(csv.lines()).first().isEqualTo("sku,atp,number,at");
        }
        try (var csv = shop.open("/availability/export?channel=web&format=csv")) {
            assertThat(csv.lines()).anyMatch(line -> line.startsWith("'=FORMULA,1,"));
        }
        assertThat(shop.read("/publications")
                        .body()
                        .path("items")
                        .path(0)
                        .path("lastNumber")
                        .asLong())
                .isPositive();
        assertThat(shop.get(Invariants.class).broken()).isEmpty();
    }

    /** What is known of feeds is up to a second old. */
    private JsonNode shownFresh() {
        while (true) {
            var item = shop.read("/availability?channel=web&sku=MUG")
                    .body()
                    .path("items")
                    .path(0);
            var feed = item.path("nodes").path(1).path("feed");
            if (feed.path("state").asString("").equals("fresh")) return item;
        }
    }

    private static String dataUntil(java.io.BufferedReader changes, String wanted) throws Exception {
        for (var line = changes.readLine(); line != null; line = changes.readLine())
            if (line.startsWith("data: ") && line.contains(wanted)) return line;
        throw new AssertionError("the stream ended");
    }

    @Test
    void what_is_no_feed_is_refused() {
        for (var refused : List.of(
                List.of("{}", "400", "request.missing"),
                List.of("", "400", "feeds.header"),
                List.of(snapshot("own", 1, 1).replace("THIRD", "EAST"), "409", "feeds.own-node"),
                List.of(snapshot("none", 1, 1).replace("THIRD", "NOWHERE"), "404", "network.unknown-node"),
                List.of(snapshot("half", 1, 1).replace("\"records\":2", "\"records\":3"), "400", "feeds.cut-off"))) {
            var answer = shop.post("/feeds/inventory", refused.get(0));
            assertThat(answer.status() + " " + answer.text("code")).isEqualTo(refused.get(1) + " " + refused.get(2));
        }
    }
}
