package dev.dovetail.ground.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.peers.PeerCalls.NoAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerCallsTest {
    private static final String OLD = "the-old-secret-of-the-pair-0123456789";
    private static final String NEW = "the-new-secret-of-the-pair-0123456789";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final PeerCalls calls = new PeerCalls(new Json(), InstantSource.system(), new Random(1));
    private HttpServer server;
    private volatile int status = 200;
    private volatile Map<String, String> headers = Map.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, BODY.length);
            try (var out = exchange.getResponseBody()) {
                out.write(BODY);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Peer peer() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Peer("oms", url, NEW, "ca1", "oms", Set.of(1));
    }

    private NoAnswer call() {
        try {
            calls.call(peer(), Wire.GREETING, new Wire.Greeting(List.of()), Wire.Greeted.class);
            throw new AssertionError("that was no answer");
        } catch (NoAnswer e) {
            return e;
        }
    }

    @Test
    void a_peer_that_is_busy_is_left_alone_for_as_long_as_it_asks() {
        for (int busy : List.of(429, 503)) {
            status = busy;
            headers = Map.of("Retry-After", "7");

            assertThat(call().after()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void an_answer_that_nobody_signed_does_not_count() {
        assertThat(call()).hasMessageContaining("does not know the secret");
        headers = Map.of(Signed.SIGNATURE, new PeerKey(OLD).sign(Signed.answer("oms", "ca1", "00", BODY)));
        assertThat(call()).hasMessageContaining("does not know the secret");
    }

    @Test
    void a_redirect_is_not_followed() {
        status = 307;
        headers = Map.of("Location", "http://127.0.0.1:1/elsewhere");

        assertThat(call()).hasMessageContaining("307");
    }

    @Test
    void a_signature_is_for_one_receiver_one_time_and_one_body() {
        var key = new PeerKey(NEW);
        var lines = Signed.request(Wire.MESSAGES, "ca1", "oms", "100", "ab", BODY);
        var signature = key.sign(lines);

        assertThat(key.knows(signature, lines)).isTrue();
        byte[] other = "{ }".getBytes(StandardCharsets.UTF_8);
        assertThat(List.of(
                        Signed.request(Wire.MESSAGES, "oms", "ca1", "100", "ab", BODY),
                        Signed.request(Wire.MESSAGES, "ca1", "oms", "101", "ab", BODY),
                        Signed.request(Wire.GREETING, "ca1", "oms", "100", "ab", BODY),
                        Signed.request(Wire.MESSAGES, "ca1", "oms", "100", "ab", other)))
                .noneMatch(altered -> key.knows(signature, altered));
        assertThat(key.knows("v1,%%%", lines)).isFalse();
        assertThat(key.knows("", lines)).isFalse();
    }

    @Test
    void both_secrets_are_known_while_they_are_changed() throws Exception {
        var both = new PeerKey(NEW + " " + OLD);
        var lines = List.of("x");

        assertThat(both.knows(new PeerKey(OLD).sign(lines), lines)).isTrue();
        assertThat(both.knows(new PeerKey(NEW).sign(lines), lines)).isTrue();
        assertThat(new PeerKey(NEW).knows(both.sign(lines), lines)).isTrue();
        byte[] sealed = new PeerKey(OLD).seal("contact/1", BODY);
        assertThat(both.open("contact/1", sealed)).isEqualTo(BODY);
        assertThatThrownBy(() -> both.open("contact/2", sealed)).isInstanceOf(Exception.class);
    }
}
