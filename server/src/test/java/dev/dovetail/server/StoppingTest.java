package dev.dovetail.server;

import static dev.dovetail.server.BadOrders.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program ends: who is inside is answered, whoever comes is sent elsewhere. */
@ExtendWith(PostgresExtension.class)
class StoppingTest {
    private final TestDatabase db;

    StoppingTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void a_stream_ends_after_a_whole_line_and_says_which_was_not_taken(@TempDir Path directory) throws Exception {
        var shop = new Shop(db, directory);
        shop.stock("MUG", 100);
        try (var stream = shop.pour("/orders/stream");
                var client = HttpClient.newHttpClient()) {
            stream.write(order("S1") + "\n");
            assertThat(stream.outcome().path("status").asInt()).isEqualTo(201);

            var leaving = shop.leave();
            var health = awaitBusy(client, shop.port(), "/health");
            var refused = awaitBusy(client, shop.port(), "/api/v1/orders?limit=1");

            assertThat(health.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("server.stopping");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(leaving.isAlive()).as("somebody is inside").isTrue();

            stream.write(order("S2") + "\n" + order("S3").substring(0, 40));
            var last = stream.outcome();
            assertThat(last.path("line").asLong()).isEqualTo(2);
            assertThat(last.path("status").asInt()).isEqualTo(503);
            assertThat(last.path("problem").path("code").asString()).isEqualTo("intake.stopping");
            stream.end();
            assertThatThrownBy(stream::outcome).isInstanceOf(IOException.class).hasMessage("the answer has ended");
            assertThat(leaving.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(db.owner()
                        .sql("select external_number from oms.sales_order")
                        .query(String.class)
                        .list())
                .containsExactly("S1");
    }

    @Test
    void a_stream_whose_sender_is_silent_is_cut_and_holds_nothing_up_for_longer(@TempDir Path directory)
            throws Exception {
        var shop = new Shop(db.another(), directory, "2s");
        shop.stock("MUG", 100);
        try (var stream = shop.pour("/orders/stream")) {
            stream.write(order("Q1") + "\n");
            assertThat(stream.outcome().path("status").asInt()).isEqualTo(201);

            var leaving = shop.leave();
            assertThatThrownBy(stream::outcome).isInstanceOf(IOException.class);
            assertThat(leaving.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    /** Nobody is let in a moment after the program said that it is ill. */
    private static HttpResponse<String> awaitBusy(HttpClient client, int port, String path) throws Exception {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var answer = send(client, HttpRequest.newBuilder(at(port, path)));
            if (answer.statusCode() == 503) return answer;
            assertThat(System.nanoTime()).as("the program is still well").isLessThan(giveUp);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String order(String number) {
        return GOOD.replace("\"N1\"", "\"" + number + "\"").replace("\n", " ");
    }
}
