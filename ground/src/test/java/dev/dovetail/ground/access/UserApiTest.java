package dev.dovetail.ground.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(PostgresExtension.class)
class UserApiTest {
    private static final String PASSWORD = "a password for the floor";
    private static AccessServer server;

    private final TestDatabase db;

    UserApiTest(TestDatabase db) {
        this.db = db;
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
    void a_user_signs_in_with_a_role_until_shut_out() {
        var made = make("olga", PASSWORD, "OPERATIONS");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).doesNotContain(PASSWORD);
        var browser = server.browser();
        browser.login("olga", PASSWORD);
        assertThat(browser.get("/page").body()).isEqualTo("hello olga");

        assertThat(disable(field(made, "id")).statusCode()).isEqualTo(204);

        assertThat(browser.get("/page").statusCode()).isNotEqualTo(200);
        assertThat(disable(field(made, "id")).statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/users", AccessServer.KEY).body())
                .contains("\"name\":\"olga\",\"role\":\"OPERATIONS\",\"disabled\":true")
                .doesNotContain("argon2");
        assertThat(actions("user:olga")).contains("user.make", "login", "user.disable");
    }

    @Test
    void a_name_is_taken_once_and_a_password_has_its_length() {
        assertThat(make("uma", PASSWORD, "FLOOR").statusCode()).isEqualTo(201);

        assertThat(field(make("uma", PASSWORD, "FLOOR"), "code")).isEqualTo("access.user-name-taken");
        assertThat(field(make("ulf", "too short", "FLOOR"), "path")).isEqualTo("/password");
        assertThat(field(make("ulf", "x".repeat(201), "FLOOR"), "path")).isEqualTo("/password");
    }

    @Test
    void a_badge_is_one_persons_and_reads_as_nobody_elses_name() {
        var vera = field(make("vera", PASSWORD, "FLOOR"), "id");
        var walt = field(make("walt", PASSWORD, "FLOOR"), "id");

        assertThat(give(vera, "B-1").statusCode()).isEqualTo(201);
        assertThat(give(vera, "B-1").statusCode()).isEqualTo(201);
        assertThat(give(vera, "B-2").body()).contains("[\"B-1\",\"B-2\"]");

        assertThat(field(give(walt, "B-1"), "code")).isEqualTo("access.badge-taken");
        assertThat(field(give(walt, "vera"), "code")).isEqualTo("access.badge-taken");
        assertThat(field(give("7", "B-3"), "code")).isEqualTo("access.no-such-user");
        assertThat(field(make("B-1", PASSWORD, "FLOOR"), "code")).isEqualTo("access.user-name-taken");
        assertThat(new Badges(db.jdbc()).behind(List.of("B-1", "B-2", "vera", "walt", "nobody")))
                .containsOnly(
                        Map.entry("B-1", Long.parseLong(vera)),
                        Map.entry("B-2", Long.parseLong(vera)),
                        Map.entry("vera", Long.parseLong(vera)),
                        Map.entry("walt", Long.parseLong(walt)));

        assertThat(server.delete("/api/v1/users/" + vera + "/badges?badge=B-1", AccessServer.KEY)
                        .statusCode())
                .isEqualTo(204);
        assertThat(give(walt, "B-1").statusCode()).isEqualTo(201);
        assertThat(actions("user:" + vera)).contains("badge.give", "badge.take");
    }

    @Test
    void a_user_is_not_called_as_a_badge_reads_that_is_being_given() throws Exception {
        var xena = field(make("xena", PASSWORD, "FLOOR"), "id");
        CompletableFuture<HttpResponse<String>> user;
        try (var giving = db.dataSource().getConnection()) {
            giving.setAutoCommit(false);
            try (var badge = giving.prepareStatement("insert into ground.badge values ('twin', ?, now())")) {
                badge.setLong(1, Long.parseLong(xena));
                badge.executeUpdate();
            }
            user = CompletableFuture.supplyAsync(() -> make("twin", PASSWORD, "FLOOR"));
            while (!user.isDone() && !somebodyWaits()) Thread.onSpinWait();
            giving.commit();
        }

        assertThat(field(user.get(), "code")).isEqualTo("access.user-name-taken");
        assertThat(give(xena, "other").statusCode()).isEqualTo(201);
    }

    private boolean somebodyWaits() {
        return db.jdbc()
                .sql("select exists (select from pg_locks where relation = 'ground.badge'::regclass and not granted)")
                .query(Boolean.class)
                .single();
    }

    private static HttpResponse<String> give(String user, String badge) {
        var body = BodyPublishers.ofString("{\"badge\":\"%s\"}".formatted(badge));
        return server.post("/api/v1/users/" + user + "/badges", AccessServer.KEY, body);
    }

    @Test
    void the_last_admin_stays() {
        long admin = db.jdbc()
                .sql("select id from ground.app_user where name = 'admin'")
                .query(Long.class)
                .single();

        assertThat(field(disable(Long.toString(admin)), "code")).isEqualTo("access.last-admin");
    }

    private static HttpResponse<String> make(String name, String password, String role) {
        var body = "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}".formatted(name, password, role);
        return server.post("/api/v1/users", AccessServer.KEY, BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> disable(String id) {
        return server.delete("/api/v1/users/" + id, AccessServer.KEY);
    }

    private static String field(HttpResponse<String> answer, String name) {
        return JsonMapper.builder().build().readTree(answer.body()).get(name).asString();
    }

    private java.util.List<String> actions(String subject) {
        return db.jdbc()
                .sql("select action from ground.audit where subject = :subject order by id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
