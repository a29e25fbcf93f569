package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The program as one side of the house, over a database that has the tables of no other side. */
@ExtendWith(PostgresExtension.class)
class RoleProgramTest {
    private static final String KEY = "a-key-of-the-test-that-is-long-enough";
    private static final String WAREHOUSE = """
            {"nodeId": %d, "name": "West", "zone": "America/Los_Angeles"}""";

    private final TestDatabase db;

    @TempDir
    Path home;

    RoleProgramTest(TestDatabase db) {
        this.db = db.another();
    }

    private ConfigurableApplicationContext serve(String roles) {
        var clock = InstantSource.system();
        var program = new Program(db.appLogin(), new Home(home), clock, new IdSource(clock, 1), new Random(1));
        return program.serve(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "dovetail.roles", roles,
                "DOVETAIL_API_KEY", KEY,
                "DOVETAIL_ADMIN_PASSWORD", "correct horse battery staple"));
    }

    @Test
    void a_warehouse_alone_needs_no_oms_and_says_what_is_asked_of_others() throws Exception {
        db.owner().sql("drop schema oms cascade").update();
        try (var program = serve("wms:CA1")) {
            assertThat(send(program, "PUT", "/api/v1/warehouses/CA1", WAREHOUSE.formatted(1))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(program, "GET", "/api/v1/warehouses/CA1/outbounds", "")
                            .statusCode())
                    .isEqualTo(200);

            var another = send(program, "PUT", "/api/v1/warehouses/NY1", WAREHOUSE.formatted(2));
            assertThat(another.statusCode()).isEqualTo(421);
            assertThat(another.body()).contains("server.other-role", "wms:CA1");
            assertThat(send(program, "GET", "/api/v1/orders?limit=5", "").statusCode())
                    .isEqualTo(421);
            assertThat(send(program, "GET", "/api/v1/no-such-thing", "").statusCode())
                    .isEqualTo(404);
            assertThat(PublishedInvariants.find(Roles.parse("wms:CA1").sides()))
                    .containsExactlyInAnyOrderElementsOf(
                            program.getBean(Invariants.class).all());
            assertThat(program.getBean(Invariants.class).broken()).isEmpty();
        }
    }

    @Test
    void an_oms_alone_needs_no_warehouse() throws Exception {
        db.owner().sql("drop schema wms cascade").update();
        try (var program = serve("oms,console")) {
            assertThat(send(program, "GET", "/api/v1/orders?limit=5", "").statusCode())
                    .isEqualTo(200);
            assertThat(send(program, "GET", "/api/v1/warehouses/CA1", "").statusCode())
                    .isEqualTo(421);
            assertThat(program.getBean(Invariants.class).broken()).isEmpty();
        }
    }

    @Test
    void a_console_alone_looks_and_answers_no_route_of_the_sides() throws Exception {
        try (var program = serve("console")) {
            assertThat(send(program, "GET", "/api/v1/orders?limit=5", "").statusCode())
                    .isEqualTo(421);
            assertThat(send(program, "GET", "/health", "").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext program, String method, String path, String body)
            throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) program).getWebServer().getPort();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + KEY)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
