package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A real server over a test database, with a few routes to knock at, and a clock that is set by hand. */
final class AccessServer implements AutoCloseable {
    static final String KEY = "a-key-of-the-test-that-is-long-enough";
    static final String PASSWORD = "correct horse battery staple";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    final ConfigurableApplicationContext context;
    private final String base;

    AccessServer(TestDatabase db, Map<String, Object> settings) {
        InstantSource clock = now::get;
        context = new SpringApplicationBuilder(App.class)
                .initializers(made -> {
                    var beans = (GenericApplicationContext) made;
                    beans.registerBean(DataSource.class, db::dataSource);
                    beans.registerBean(InstantSource.class, () -> clock);
                    beans.registerBean(Knocks.class, Knocks::new);
                    beans.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
                })
                .properties("server.port=0", "spring.flyway.enabled=false", "spring.main.banner-mode=off")
                .properties(settings)
                .run();
        base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** No component itself: another program's scan of this package must not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"dev.dovetail.ground.access", "dev.dovetail.ground.edge"})
    static class App {
        @Bean
        IdSource ids(InstantSource clock) {
            return new IdSource(clock, 0);
        }

        @Bean
        dev.dovetail.ground.storage.Transactions transactions(
                org.springframework.transaction.PlatformTransactionManager manager) {
            return new dev.dovetail.ground.storage.Transactions(manager);
        }
    }

    /** Inner, so that no scan of this package finds it. */
    @RestController
    class Knocks {
        record Echo(String text) {}

        @GetMapping("/api/v1/orders-of-mine")
        @Permit(Permission.ORDERS_READ)
        Map<String, String> who(Caller caller) {
            return Map.of("name", caller.name(), "channels", caller.channels().toString());
        }

        @PostMapping("/api/v1/echo")
        @Permit(Permission.ORDERS_CAPTURE)
        Echo echo(HttpServletRequest request, Body body) {
            return body.read(request, Echo.class);
        }

        @GetMapping("/api/v1/no")
        @Permit(Permission.ORDERS_READ)
        void no() {
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("tests.not-now", Map.of("stored", 1, "code", "x")));
        }

        @GetMapping("/api/v1/busy")
        @Permit(Permission.ORDERS_READ)
        void busy() {
            throw new TryLater("tests.full", Duration.ofSeconds(3), "the queue is full");
        }

        @GetMapping("/api/v1/find")
        @Permit(Permission.ORDERS_READ)
        Map<String, String> find(@RequestParam String text) {
            return Map.of("text", text);
        }

        @GetMapping("/api/v1/fault")
        @Permit(Permission.ORDERS_READ)
        void fault() {
            throw new IllegalStateException("Jane Canary");
        }

        /** Does what its twins do, hot. */
        @GetMapping("/api/v1/hot")
        @Permit(Permission.ORDERS_READ)
        @Hot("/api/v1/hot")
        void hot(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (String.valueOf(request.getParameter("as"))) {
                case "no" -> no();
                case "busy" -> busy();
                case "fault" -> fault();
                default -> new Body().write(response, 200, who(caller));
            }
        }

        @GetMapping("/page")
        @Permit(Permission.ORDERS_READ)
        String page(Caller caller) {
            return "hello " + caller.name();
        }

        @PostMapping("/page")
        @Permit(Permission.ORDERS_READ)
        String change(Caller caller) {
            return "done by " + caller.name();
        }

        @GetMapping("/login")
        @Open("the way in")
        String login(CsrfToken token) {
            return token.getToken();
        }
    }

    HttpResponse<String> get(String path, String key) {
        return send(client(), request(path, key).GET().build());
    }

    HttpResponse<String> post(String path, String key, BodyPublisher body) {
        return send(client(), request(path, key).POST(body).build());
    }

    HttpResponse<String> delete(String path, String key) {
        return send(client(), request(path, key).DELETE().build());
    }

    /** A browser of its own, signed in where the password is right. */
    Browser browser() {
        return new Browser();
    }

    final class Browser {
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> login(String user, String password) {
            var token = get("/login").body();
            return form("/login", "username=" + encode(user) + "&password=" + encode(password) + "&_csrf=" + token);
        }

        HttpResponse<String> get(String path) {
            var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html");
            return send(client, request.build());
        }

        HttpResponse<String> form(String path, String body) {
            return send(
                    client,
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body))
                            .build());
        }
    }

    private HttpRequest.Builder request(String path, String key) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
