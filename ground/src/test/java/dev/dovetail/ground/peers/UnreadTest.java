package dev.dovetail.ground.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Peering;
import dev.dovetail.ground.handoff.Peering.Answer;
import dev.dovetail.ground.handoff.Peering.Batch;
import dev.dovetail.ground.handoff.Peering.Outcome;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A peer of an older release that cannot read one kind of message. */
@ExtendWith(PostgresExtension.class)
class UnreadTest {
    private final TestDatabase db;
    private final Json json = new Json();
    private final List<String> taken = new ArrayList<>();
    private HttpServer server;

    UnreadTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (text.contains("poison")) {
            exchange.sendResponseHeaders(422, -1);
            exchange.close();
            return;
        }
        var sent = json.read(text, Wire.Sent.class);
        sent.messages().forEach(message -> taken.add(message.body()));
        var became = sent.messages().stream()
                .map(message -> new Wire.Became(message.id(), "taken", 1L, null, null))
                .toList();
        byte[] told = json.write(new Wire.Told(became, List.of())).getBytes(StandardCharsets.UTF_8);
        var nonce = exchange.getRequestHeaders().getFirst(Signed.NONCE);
        var signature = new PeerKey(PeerServer.SECRET).sign(Signed.answer("there", "here", nonce, told));
        exchange.getResponseHeaders().set(Signed.SIGNATURE, signature);
        exchange.sendResponseHeaders(200, told.length);
        exchange.getResponseBody().write(told);
        exchange.close();
    }

    private Answer.Told sent(Message... messages) {
        var peering = PeerServer.peering(
                db.dataSource(),
                InstantSource.system(),
                PeerServer.vault(db.dataSource(), 2),
                List.of(),
                "http://127.0.0.1:" + server.getAddress().getPort(),
                new PeerServer.Way("there", "here", "nodes", Set.of(1)));
        var batch = new Batch(
                "seam.order", "there", List.of(new Peering.Receipt("seam.order", 1, 0)), Arrays.asList(messages));
        return (Answer.Told) peering.deliver(batch);
    }

    private static Message message(long id, long lane, String body) {
        return new Message(1, id, 1, lane, (int) id, "seam.test.v1", "nodes", null, id, 0, body);
    }

    @Test
    void only_the_message_that_it_cannot_read_waits_and_what_comes_after_it_in_its_lane() {
        var all = IntStream.rangeClosed(1, 9)
                .mapToObj(id -> message(id, id % 3, id == 4 ? "poison" : "fact " + id))
                .toArray(Message[]::new);

        var told = sent(all);

        assertThat(taken)
                .containsExactlyInAnyOrder("fact 1", "fact 2", "fact 3", "fact 5", "fact 6", "fact 8", "fact 9");
        assertThat(told.outcomes())
                .filteredOn(Outcome.Later.class::isInstance)
                .extracting(Outcome::id)
                .containsExactly(4L);
        assertThat(told.outcomes()).extracting(Outcome::id).doesNotContain(7L);
    }
}
