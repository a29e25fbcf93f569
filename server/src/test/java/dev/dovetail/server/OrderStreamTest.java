package dev.dovetail.server;

import static dev.dovetail.server.BadOrders.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Orders one a line: each has its outcome, and nothing of a neighbour's trouble. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderStreamTest {
    private static final String STREAM = "/orders/stream";

    private final TestDatabase db;
    private Shop shop;

    OrderStreamTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.stock("MUG", 100_000);
        shop.stock("RARE", 100);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void each_line_has_its_outcome_and_neighbours_are_unharmed() throws IOException {
        var answers = poured(
                order("L1"),
                "{\"channel\":",
                "",
                order("L2").replace("\"web\"", "\"nowhere\""),
                order("L1"),
                order("L1").replace("Ada", "Eve"),
                "x".repeat(4 * 1024 * 1024 + 10),
                order("L3"));

        assertThat(answers).extracting(one -> one.path("line").asInt()).containsExactly(1, 2, 4, 5, 6, 7, 8);
        assertThat(answers)
                .extracting(one -> one.path("status").asInt())
                .containsExactly(201, 400, 422, 200, 409, 413, 201);
        assertThat(answers)
                .extracting(one -> one.path("problem").path("code").asString(""))
                .containsExactly(
                        "",
                        "request.malformed-json",
                        "orders.unknown-channel",
                        "",
                        "orders.conflict",
                        "request.too-large",
                        "");
        assertThat(answers.get(3).path("orderId")).isEqualTo(answers.getFirst().path("orderId"));
        assertThat(answers.get(2).path("problem").path("rejectedId").asString(""))
                .isNotEmpty();
    }

    @Test
    void the_answer_comes_while_the_stream_is_open() throws IOException {
        try (var stream = shop.pour(STREAM)) {
            for (var number : List.of("T1", "T2", "T3")) {
                stream.write(order(number) + "\n\n"); // what comes next is waited for, and this is told
                assertThat(stream.outcome().path("number").asString("")).isEqualTo(number);
            }
            stream.end();
        }
    }

    @Test
    void newer_versions_of_an_order_are_taken_in_the_order_of_their_lines() throws IOException {
        var answers = poured(
                order("V1"),
                order("V1")
                        .replace("\"lines\"", "\"revision\":2,\"lines\"")
                        .replace("\"quantity\":1", "\"quantity\":5"),
                order("V1")
                        .replace("\"lines\"", "\"revision\":3,\"lines\"")
                        .replace("\"quantity\":1", "\"quantity\":2"));

        assertThat(answers).extracting(one -> one.path("status").asInt()).containsExactly(201, 200, 200);
        var id = answers.getLast().path("orderId").asString();
        var counters = shop.read("/orders/" + id).body().path("lines").path(0);
        assertThat(counters.path("ordered").asLong()
                        - counters.path("cancelled").asLong())
                .isEqualTo(2);
    }

    @Test
    void a_stream_that_was_cut_is_sent_again_and_nothing_doubles() throws IOException {
        var first = new ArrayList<String>();
        try (var stream = shop.pour(STREAM)) {
            stream.write(order("C1") + "\r\n" + order("C2") + "\n" + order("C3").substring(0, 80));
            for (int i = 0; i < 2; i++)
                first.add(stream.outcome().path("orderId").asString());
            stream.hangUp();
        }

        var again = poured(order("C1"), order("C2"), order("C3"));

        assertThat(again).extracting(one -> one.path("status").asInt()).containsExactly(200, 200, 201);
        assertThat(again.subList(0, 2))
                .extracting(one -> one.path("orderId").asString())
                .containsExactlyElementsOf(first);
    }

    @Test
    void three_streams_sell_what_there_is_and_no_more() throws Exception {
        var threads = new ArrayList<Thread>();
        var answers = java.util.Collections.synchronizedList(new ArrayList<JsonNode>());
        for (int stream = 0; stream < 3; stream++) {
            var lines = lines("R" + stream + "-", 700);
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    answers.addAll(poured(lines));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
        for (var thread : threads) thread.join();

        assertThat(answers).hasSize(2100);
        assertThat(answers).filteredOn(one -> one.path("status").asInt() == 201).hasSize(100);
        assertThat(answers)
                .filteredOn(one -> one.path("status").asInt() != 201)
                .allSatisfy(one ->
                        assertThat(one.path("problem").path("code").asString()).isEqualTo("availability.not-enough"));
        assertThat(shop.get(Invariants.class).broken()).isEmpty();
    }

    private static String[] lines(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> order(prefix + i).replace("MUG", "RARE"))
                .toArray(String[]::new);
    }

    private static String order(String number) {
        return GOOD.replace("\"N1\"", "\"" + number + "\"").replace("\n", " ");
    }

    /** Written by one thread while another reads, as a client does. */
    private List<JsonNode> poured(String... lines) throws IOException {
        long expected =
                java.util.Arrays.stream(lines).filter(line -> !line.isEmpty()).count();
        try (var stream = shop.pour(STREAM)) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (var line : lines) stream.write(line + "\n");
                    stream.end();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var outcomes = new ArrayList<JsonNode>();
            while (outcomes.size() < expected) outcomes.add(stream.outcome());
            return outcomes;
        }
    }
}
