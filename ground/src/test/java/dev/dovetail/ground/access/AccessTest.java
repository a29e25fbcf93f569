package dev.dovetail.ground.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(PostgresExtension.class)
class AccessTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static AccessServer server;

    private final JdbcClient jdbc;

    AccessTest(TestDatabase db) {
        this.jdbc = db.jdbc();
    }

    @BeforeAll
    static void start(TestDatabase db) {
        server = new AccessServer(
                db, Map.of("DOVETAIL_API_KEY", AccessServer.KEY, "DOVETAIL_ADMIN_PASSWORD", AccessServer.PASSWORD));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_route_of_the_api_asks_for_a_key_that_is_known() {
        var none = server.get("/api/v1/orders-of-mine", "");
        var wrong = server.get("/api/v1/orders-of-mine", "guess");
        var right = server.get("/api/v1/orders-of-mine", AccessServer.KEY);

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(problem(none.body()).get("code").asString()).isEqualTo("access.key-required");
        assertThat(problem(wrong.body()).get("code").asString()).isEqualTo("access.key-unknown");
        assertThat(problem(right.body()).get("name").asString()).isEqualTo("first");
        assertThat(right.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(right.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_key_does_what_its_role_may_until_it_is_revoked() {
        var made = server.post(
                "/api/v1/api-keys",
                AccessServer.KEY,
                BodyPublishers.ofString("{\"name\":\"shop\",\"role\":\"INTEGRATOR\",\"channels\":[\"web\"]}"));
        var key = problem(made.body()).get("key").asString();
        var id = problem(made.body()).get("id").asString();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(problem(server.get("/api/v1/orders-of-mine", key).body())
                        .get("channels")
                        .asString())
                .isEqualTo("[web]");
        var forbidden = server.get("/api/v1/api-keys", key);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(problem(forbidden.body()).get("code").asString()).isEqualTo("access.not-permitted");

        assertThat(server.delete("/api/v1/api-keys/" + id, AccessServer.KEY).statusCode())
                .isEqualTo(204);

        assertThat(server.get("/api/v1/orders-of-mine", key).statusCode()).isEqualTo(401);
        assertThat(server.delete("/api/v1/api-keys/" + id, AccessServer.KEY).statusCode())
                .isEqualTo(404);
        var listed = server.get("/api/v1/api-keys", AccessServer.KEY).body();
        assertThat(listed).contains("shop", "revokedAt").doesNotContain(key);
        assertThat(actions("api-key:" + id)).containsExactly("api-key.make", "api-key.revoke");
    }

    @Test
    void a_name_is_taken_once_and_a_bad_role_is_refused_with_its_path() {
        var body = "{\"name\":\"twice\",\"role\":\"FLOOR\"}";
        var first = server.post("/api/v1/api-keys", AccessServer.KEY, BodyPublishers.ofString(body));
        var second = server.post("/api/v1/api-keys", AccessServer.KEY, BodyPublishers.ofString(body));
        var bad = server.post(
                "/api/v1/api-keys", AccessServer.KEY, BodyPublishers.ofString("{\"name\":\"x\",\"role\":\"KING\"}"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(problem(bad.body()).get("path").asString()).isEqualTo("/role");
    }

    @Test
    void a_key_revoked_by_another_process_is_refused_within_ten_seconds() {
        jdbc.sql(
                        "insert into ground.api_key (id, name, hash, role, made_at) values (77, 'other', :hash, 'FLOOR', now())")
                .param("hash", ApiKeys.hash("the-other-key"))
                .update();
        assertThat(server.get("/api/v1/orders-of-mine", "the-other-key").statusCode())
                .isEqualTo(403);

        jdbc.sql("update ground.api_key set revoked_at = now() where id = 77").update();
        server.now.updateAndGet(now -> now.plusSeconds(11));

        assertThat(server.get("/api/v1/orders-of-mine", "the-other-key").statusCode())
                .isEqualTo(401);
    }

    @Test
    void errors_are_problem_details_and_say_nothing_of_our_insides() {
        assertProblem("/api/v1/nothing-here", 404, "request.no-such-route");
        assertProblem("/api/v1/echo", 405, "request.method-not-allowed");
        assertProblem("/api/v1/no", 409, "tests.not-now");
        assertProblem("/api/v1/busy", 503, "tests.full");
        assertProblem("/api/v1/fault", 500, "fault");
        assertProblem("/api//v1/no", 400, "request.bad-request");

        var refused = problem(server.get("/api/v1/no", AccessServer.KEY).body());
        assertThat(refused.get("stored").asInt()).isEqualTo(1);
        assertThat(refused.get("code").asString()).isEqualTo("tests.not-now");
        assertThat(server.get("/api/v1/busy", AccessServer.KEY).headers().firstValue("Retry-After"))
                .contains("3");
    }

    @Test
    void a_control_character_in_a_parameter_is_refused() {
        for (var bad : List.of("%00", "a%01b", "%7F")) assertProblem("/api/v1/find?text=" + bad, 400, "request.nul");
        assertThat(server.get("/api/v1/find?text=a%09b%0D%0A%F0%9F%98%80", AccessServer.KEY)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_that_is_too_large_is_refused_also_in_chunks() {
        byte[] large = new byte[Body.LIMIT + 100_000];
        var declared = server.post("/api/v1/echo", AccessServer.KEY, BodyPublishers.ofByteArray(large));
        var chunked = server.post(
                "/api/v1/echo", AccessServer.KEY, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        var good = server.post("/api/v1/echo", AccessServer.KEY, BodyPublishers.ofString("{\"text\":\"hi\"}"));

        for (var refused : List.of(declared, chunked)) {
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(problem(refused.body()).get("code").asString()).isEqualTo("request.too-large");
        }
        assertThat(good.statusCode()).isEqualTo(200);
    }

    @Test
    void the_console_asks_for_a_login_and_keeps_the_session_in_the_database() {
        var browser = server.browser();
        var before = browser.get("/page");

        assertThat(before.statusCode()).isEqualTo(302);
        assertThat(sessions("admin")).isZero();

        assertThat(location(browser.login("admin", AccessServer.PASSWORD))).doesNotContain("error");

        var page = browser.get("/page");
        assertThat(page.body()).isEqualTo("hello admin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(sessions("admin")).isEqualTo(1);
        assertThat(browser.form("/page", "x=1").statusCode())
                .as("without a token")
                .isEqualTo(403);
        assertThat(browser.form("/page", "_csrf=" + browser.get("/login").body())
                        .body())
                .isEqualTo("done by admin");
        assertThat(browser.get("/api/v1/orders-of-mine").statusCode())
                .as("no session for the API")
                .isEqualTo(401);
        assertThat(actions("user:admin")).contains("user.make", "login");
    }

    @Test
    void what_is_guessed_at_the_same_moment_is_slowed_too_and_audited() throws Exception {
        var login = server.context.getBean(PasswordLogin.class);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(i -> many.submit(() -> login.authenticate(
                            UsernamePasswordAuthenticationToken.unauthenticated("carol", "guess " + i))))
                    .toList();
            for (var one : tries) assertThatThrownBy(one::get).hasCauseInstanceOf(AuthenticationException.class);
        }

        assertThat(actions("user:unknown").stream().filter("login.failed"::equals))
                .hasSizeBetween(5, 12);
    }

    @Test
    void guessing_is_slowed_for_that_source_and_account_alone() {
        var browser = server.browser();
        for (int i = 0; i < 5; i++)
            assertThat(location(browser.login("bob", "guess"))).contains("error");

        var throttle = server.context.getBean(LoginThrottle.class);

        assertThat(throttle.wait("bob", "127.0.0.1")).isPositive();
        assertThat(throttle.wait("bob", "10.0.0.1")).isZero();
        assertThat(throttle.wait("admin", "127.0.0.1")).isZero();
        server.now.updateAndGet(now -> now.plusSeconds(2));
        assertThat(throttle.wait("bob", "127.0.0.1")).isZero();
    }

    @Test
    void an_unguarded_route_is_found_and_refused() throws Exception {
        var mapping = server.context.getBean(RequestMappingHandlerMapping.class);
        var info = RequestMappingInfo.paths("/api/v1/unguarded").build();
        mapping.registerMapping(info, new Unguarded(), Unguarded.class.getDeclaredMethod("hello"));
        try {
            var routes = server.context.getBean(Routes.class);
            assertThat(routes.list()).filteredOn(route -> !route.isGuarded()).hasSize(1);
            assertThatThrownBy(routes::afterSingletonsInstantiated).hasMessageContaining("Unguarded");
            assertThat(server.get("/api/v1/unguarded", AccessServer.KEY).statusCode())
                    .isEqualTo(500);
        } finally {
            mapping.unregisterMapping(info);
        }
        assertThat(server.context.getBean(Routes.class).list()).allMatch(Routes.Route::isGuarded);
    }

    static class Unguarded {
        String hello() {
            return "hello";
        }
    }

    private void assertProblem(String path, int status, String code) {
        var response = server.get(path, AccessServer.KEY);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = problem(response.body());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("requestId").asString()).hasSize(16);
        assertThat(response.body()).doesNotContain("Canary", "Exception", "dev.dovetail", "\tat ");
    }

    private List<String> actions(String subject) {
        return jdbc.sql("select action from ground.audit where subject = :subject order by id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private long sessions(String user) {
        return jdbc.sql("select count(*) from ground.spring_session where principal_name = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }

    private static String location(java.net.http.HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static JsonNode problem(String body) {
        return JSON.readTree(body);
    }
}
