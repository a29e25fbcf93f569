package dev.dovetail.server;

import static dev.dovetail.server.BadOrders.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that say a byte at a time, or nothing, or break off, in crowds: they come to an end, and neighbours are answered meanwhile. The
 * limits are shorter here than as shipped. {@code -Ddovetail.idle=10000} makes the idle crowd as large as it may be.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsTest {
    private static final int SLOW = 50;
    private static final int IDLE = Integer.getInteger("dovetail.idle", 1_000);
    private static final int NEIGHBOURS = 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String CLOSED = "";

    private final TestDatabase db;
    private final AtomicInteger orders = new AtomicInteger();
    private Shop shop;

    SlowClientsTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        var limits = Map.<String, Object>of(
                "dovetail.head-seconds", 2, "dovetail.body-seconds", 2, "dovetail.idle-seconds", IDLE > 2_000 ? 30 : 6);
        shop = new Shop(db, directory, limits);
        shop.stock("MUG", 100_000);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void a_head_of_a_byte_at_a_time_is_closed() throws IOException {
        try (var crowd = new Crowd(shop, SLOW, "POST /api/v1/orders HTTP/1.1\r\n", "X-Slow: as can be\r\n")) {
            neighboursAreAnswered();

            assertThat(crowd.ends()).containsOnly(CLOSED);
        }
    }

    /** In the middle of an order whenever it is looked at, and served by the same processor each time. */
    @Test
    void a_busy_connection_is_not_taken_for_a_slow_head() {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) neighboursAreAnswered();
    }

    @Test
    void a_body_of_a_byte_at_a_time_is_told_408() throws IOException {
        try (var crowd = new Crowd(shop, SLOW, Shop.head("/orders", 100_000), "{\"channel\":\"web\"")) {
            neighboursAreAnswered();

            assertThat(crowd.ends())
                    .allSatisfy(
                            end -> assertThat(end).startsWith("HTTP/1.1 408").contains("request.too-slow"));
        }
    }

    @Test
    void a_stranger_with_a_slow_body_is_answered_and_closed() throws IOException {
        var head = Shop.head("/orders", 100_000).replace("Bearer", "Nobody");
        try (var crowd = new Crowd(shop, SLOW, head, "{\"channel\"")) {
            assertThat(crowd.ends()).allSatisfy(end -> assertThat(end).startsWith("HTTP/1.1 401"));
        }
    }

    @Test
    void a_body_that_stops_is_told_408() throws IOException {
        try (var crowd = new Crowd(shop, 1, Shop.head("/orders", 100_000) + "{\"channel\"", "")) {
            assertThat(crowd.ends()).singleElement().asString().startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void slow_feeds_give_their_places_back() throws IOException {
        var head = Shop.head("/feeds/inventory", 100_000);
        try (var crowd = new Crowd(shop, 4, head, "{\"kind\":\"snapshot\"")) {
            assertThat(crowd.ends()).allSatisfy(end -> assertThat(end).startsWith("HTTP/1.1 408"));
        }
        assertThat(shop.post("/feeds/inventory", "").status()).isNotEqualTo(503);
    }

    @Test
    void idle_connections_are_closed_after_a_while() throws IOException {
        try (var crowd = new IdleCrowd(shop.port(), IDLE)) {
            neighboursAreAnswered();

            assertThat(crowd.closed()).isEqualTo(IDLE);
        }
    }

    @Test
    void streams_cut_in_the_middle_harm_nobody() throws IOException {
        var head = Shop.head("/orders/stream", 100_000).replace("application/json", "application/x-ndjson");
        try (var crowd = new Crowd(shop, SLOW, head + "{\"channel\":\"web\",\"numb", "")) {
            neighboursAreAnswered();
            crowd.hangUp();
            neighboursAreAnswered();
        }
        assertThat(shop.get(Invariants.class).broken()).isEmpty();
    }

    @Test
    void an_order_that_breaks_a_constraint_fails_alone() throws Exception {
        db.owner()
                .sql("alter table oms.sales_order add constraint poison check (external_number <> 'POISON')")
                .update();
        var bodies = IntStream.range(0, 40)
                .mapToObj(i -> order(i == 20 ? "POISON" : "BESIDE" + i))
                .toList();

        var answers = atOnce(bodies.stream()
                .<Callable<Shop.Answer>>map(body -> () -> shop.order("key of " + body.hashCode(), body))
                .toList());

        assertThat(answers.get(20).status()).isEqualTo(500);
        assertThat(answers.get(20).text("code")).isEqualTo("fault");
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(39);
        assertThat(shop.get(Invariants.class).broken()).isEmpty();
    }

    @Test
    void of_two_orders_under_one_key_at_the_same_moment_one_is_refused() throws Exception {
        var posts = IntStream.range(0, 40)
                .<Callable<Shop.Answer>>mapToObj(i -> () -> shop.order("pair " + i / 2, order("PAIR" + i)))
                .toList();

        var answers = atOnce(posts);

        for (int i = 0; i < 40; i += 2)
            assertThat(answers.subList(i, i + 2))
                    .extracting(answer -> answer.status() + " " + answer.text("code"))
                    .containsExactlyInAnyOrder("201 ", "409 orders.idempotency-key-reused");
    }

    private static List<Shop.Answer> atOnce(List<Callable<Shop.Answer>> posts) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.invokeAll(posts);
            return running.stream().map(one -> one.resultNow()).toList();
        }
    }

    private void neighboursAreAnswered() {
        for (int i = 0; i < NEIGHBOURS; i++) {
            int number = orders.incrementAndGet();
            long asked = System.nanoTime();
            var answer = shop.order("neighbour " + number, order("N-" + number));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONGEST);
        }
    }

    private static String order(String number) {
        return GOOD.replace("\"N1\"", "\"" + number + "\"");
    }
}
