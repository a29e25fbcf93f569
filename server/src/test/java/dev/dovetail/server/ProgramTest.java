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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program, put together as it ships, over a real database and real HTTP. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramTest {
    private final TestDatabase db;
    private ConfigurableApplicationContext context;

    ProgramTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        var clock = InstantSource.system();
        var program = new Program(db.appLogin(), new Home(directory), clock, new IdSource(clock, 1), new Random(1));
        context = program.serve(Map.of("server.port", "0", "server.address", "127.0.0.1"));
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void health_is_open_to_everyone() throws Exception {
        var answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"up\"");
    }

    @Test
    void the_check_is_not() throws Exception {
        assertThat(get("/api/v1/check").statusCode()).isEqualTo(401);
    }

    @Test
    void the_command_looks_at_the_same_invariants_as_the_running_program() {
        var running = context.getBean(Invariants.class);

        assertThat(PublishedInvariants.find(Roles.ALL.sides())).containsExactlyInAnyOrderElementsOf(running.all());
        assertThat(running.broken()).isEmpty();
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
