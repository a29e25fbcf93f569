package dev.dovetail.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who was refused before anybody read his body is answered, and on the same connection again. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftoversTest {
    private static final Pattern ANSWER = Pattern.compile("HTTP/1.1 (\\d+)");
    private static final String TAKES_NO_BODY = "/warehouses/NOWHERE/appointments/1/arrive";

    private final TestDatabase db;
    private Shop shop;

    LeftoversTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void a_body_that_nobody_read_does_not_end_the_connection() throws IOException {
        assertThat(statuses(Shop.head(TAKES_NO_BODY, 2) + "{}")).isEqualTo("404 404");
    }

    @Test
    void nor_does_a_large_one() throws IOException {
        assertThat(statuses(Shop.head(TAKES_NO_BODY, 1_000_000) + " ".repeat(1_000_000)))
                .isEqualTo("404 404");
    }

    @Test
    void nor_does_a_strangers() throws IOException {
        assertThat(statuses(Shop.head("/orders", 2).replace("Bearer", "Nobody") + "{}"))
                .isEqualTo("401 401");
    }

    /** Nobody knows when it ends, and it need not: the answer has gone before that is known, and cannot say that it is the last. */
    @Test
    void one_in_chunks_does() throws IOException {
        var head = Shop.head(TAKES_NO_BODY, 2).replace("Content-Length: 2", "Transfer-Encoding: chunked");
        assertThat(statuses(head + "2\r\n{}\r\n0\r\n\r\n")).isEqualTo("404");
    }

    /** What a request is told, sent twice at once, and then no more. */
    private String statuses(String request) throws IOException {
        try (var socket = shop.connect()) {
            socket.getOutputStream().write((request + request).getBytes(US_ASCII));
            socket.shutdownOutput();
            var told = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            return ANSWER.matcher(told).results().map(one -> one.group(1)).collect(joining(" "));
        }
    }
}
