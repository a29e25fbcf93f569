package dev.dovetail.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkHttpTest {
    private final Http http = new JdkHttp();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/created", exchange -> answer(exchange, 201, "made"));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/created");
            answer(exchange, 302, "");
        });
        server.createContext("/silent", exchange -> await());
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });
        server.createContext("/huge", exchange -> answer(exchange, 200, "x".repeat(5 * 1024 * 1024)));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_answer_is_told_with_its_status_headers_and_body() {
        assertThat(send("/created")).isInstanceOfSatisfying(Exchange.Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text()).isEqualTo("made");
            assertThat(answer.headers()).containsEntry("x-name", "value");
        });
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(send("/moved"))
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answer -> assertThat(answer.status()).isEqualTo(302));
    }

    @Test
    void what_was_sent_and_not_answered_is_lost() {
        assertThat(send("/silent")).isInstanceOf(Exchange.Lost.class);
    }

    @Test
    void a_partner_of_one_byte_does_not_outlast_the_deadline() {
        assertThat(send("/drip")).isInstanceOf(Exchange.Lost.class);
    }

    @Test
    void an_answer_too_large_to_read_is_lost() {
        assertThat(send("/huge")).isInstanceOf(Exchange.Lost.class);
    }

    @Test
    void a_refused_connection_and_an_unknown_host_were_never_sent() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(http.send(request("http://127.0.0.1:" + free + "/"))).isInstanceOf(Exchange.NotSent.class);
        assertThat(http.send(request("http://no-such-host.invalid/"))).isInstanceOf(Exchange.NotSent.class);
    }

    private Exchange send(String path) {
        return http.send(request("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private static Request request(String uri) {
        return Request.of("POST", uri, Map.of("Content-Type", "text/plain"), "hello", Duration.ofMillis(1500));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("X-Name", "value");
        var bytes = body.getBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
