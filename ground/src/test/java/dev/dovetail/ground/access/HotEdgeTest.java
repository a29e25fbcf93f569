package dev.dovetail.ground.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hot route answers as its twin behind all filters does. */
@ExtendWith(PostgresExtension.class)
class HotEdgeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static AccessServer server;

    @BeforeAll
    static void start(TestDatabase db) {
        server = new AccessServer(db, Map.of("DOVETAIL_API_KEY", AccessServer.KEY));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keys_refusals_delays_and_faults_are_answered_alike() {
        for (var twins : List.of(
                List.of("/api/v1/hot", "/api/v1/orders-of-mine", ""),
                List.of("/api/v1/hot", "/api/v1/orders-of-mine", "guess"),
                List.of("/api/v1/hot", "/api/v1/orders-of-mine", AccessServer.KEY),
                List.of("/api/v1/hot?as=no", "/api/v1/no", AccessServer.KEY),
                List.of("/api/v1/hot?as=busy", "/api/v1/busy", AccessServer.KEY),
                List.of("/api/v1/hot?as=fault", "/api/v1/fault", AccessServer.KEY)))
            assertThat(seen(server.get(twins.get(0), twins.get(2))))
                    .as(twins.getFirst())
                    .isEqualTo(seen(server.get(twins.get(1), twins.get(2))));
    }

    @Test
    void who_may_not_is_refused() {
        var made = server.post(
                "/api/v1/api-keys",
                AccessServer.KEY,
                BodyPublishers.ofString("{\"name\":\"shut\",\"role\":\"FLOOR\"}"));
        var key = JSON.readTree(made.body()).get("key").asString();

        var hot = server.get("/api/v1/hot", key);

        assertThat(hot.statusCode()).isEqualTo(403);
        assertThat(seen(hot)).isEqualTo(seen(server.get("/api/v1/orders-of-mine", key)));
    }

    @Test
    void another_method_or_path_goes_the_way_of_all_others() {
        assertThat(server.delete("/api/v1/hot", AccessServer.KEY).statusCode()).isEqualTo(405);
        assertThat(server.get("/api/v1/hot/er", AccessServer.KEY).statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/hot;v=1", AccessServer.KEY).statusCode()).isEqualTo(400);
    }

    /** Once they are answered: who asks may read his answer before. */
    @Test
    void its_requests_are_timed() {
        server.get("/api/v1/hot", AccessServer.KEY);

        var timer = server.context
                .getBean(MeterRegistry.class)
                .get("dovetail.hot.requests")
                .tags("uri", "/api/v1/hot", "status", "2xx")
                .timer();
        long giveUp = System.nanoTime() + 10_000_000_000L;
        while (timer.count() == 0 && System.nanoTime() < giveUp) Thread.onSpinWait();
        assertThat(timer.count()).isPositive();
    }

    /** Without what is another's each time. */
    private static List<Object> seen(HttpResponse<String> response) {
        var said = new ArrayList<Object>(List.of(response.statusCode()));
        for (var header :
                List.of("Content-Type", "WWW-Authenticate", "Retry-After", "Cache-Control", "X-Content-Type-Options"))
            said.add(response.headers().firstValue(header));
        var body = (ObjectNode) JSON.readTree(response.body());
        body.remove("requestId");
        said.add(body);
        return said;
    }
}
