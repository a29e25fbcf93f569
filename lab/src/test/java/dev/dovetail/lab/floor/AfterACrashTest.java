package dev.dovetail.lab.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Good;
import dev.dovetail.lab.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People who come to a floor that others left in the middle of their work. */
class AfterACrashTest {
    private static final World WORLD = new World(RetailLog.builtIn().first(40));

    /** A server by hand: gives these tasks of any kind, takes every scan, and notes each batch. */
    private static final class Server implements Api {
        final List<JsonNode> batches = new ArrayList<>();
        List<Map<String, Object>> tasks = List.of();

        @Override
        public Reply call(String method, String path, Object body, Map<String, String> headers) {
            if (path.endsWith("/assignments")) return reply(Map.of("tasks", tasks));
            if (method.equals("GET")) return reply(Map.of("carrier", "ups"));
            var scans = Answer.json(200, body).tree().path("scans");
            batches.add(scans);
            return reply(Map.of(
                    "results",
                    scans.valueStream()
                            .map(scan -> Map.of("scanId", scan.path("scanId").asString(), "outcome", "accepted"))
                            .toList()));
        }

        private static Reply reply(Object body) {
            return new Reply(200, Answer.json(200, body).tree(), Duration.ZERO);
        }
    }

    private final Server server = new Server();
    private final Station station = new Station("reno", WORLD, new Faults(3), Watch.NOBODY);
    private final Handheld handheld = new Handheld(
            server, "reno", "ann", "2", new Faults(3), () -> Instant.parse("2026-03-02T08:00:00Z"), Pace.AT_ONCE);

    private static Map<String, Object> order(String outbound, int lines, String... openCartons) {
        var goods = WORLD.goods().stream().map(Good::sku).limit(lines).toList();
        return Map.of(
                "outbound",
                outbound,
                "cartons",
                List.of(openCartons),
                "lines",
                IntStream.range(0, lines)
                        .mapToObj(i -> Map.of("line", i + 1, "sku", goods.get(i), "quantity", 1))
                        .toList());
    }

    private static Set<String> cartons(JsonNode batch, String kind) {
        var cartons = new HashSet<String>();
        for (var scan : batch)
            if (scan.path("kind").asString().equals(kind))
                cartons.add(scan.path("carton").asString());
        return cartons;
    }

    @Test
    void a_carton_left_open_is_closed_though_nothing_more_goes_in() {
        server.tasks = List.of(order("7", 0, "C-left"));

        assertThat(new Packer(station, handheld).step()).isTrue();

        assertThat(cartons(server.batches.getFirst(), "close")).containsExactly("C-left");
    }

    @Test
    void no_batch_ends_with_a_carton_open() {
        server.tasks = List.of(order("1", 20), order("2", 20), order("3", 20), order("4", 20));

        new Packer(station, handheld).step();

        assertThat(server.batches).hasSizeGreaterThan(1).allSatisfy(batch -> {
            assertThat(batch.size()).isLessThanOrEqualTo(Handheld.BATCH);
            assertThat(cartons(batch, "close")).isEqualTo(cartons(batch, "pack"));
        });
    }

    @Test
    void the_truck_goes_once_with_what_somebody_else_had_loaded() {
        var loader = new Loader(station, handheld);

        for (int i = 0; i < 3; i++) loader.step();

        assertThat(server.batches).hasSize(1);
        assertThat(server.batches.getFirst().path(0).path("kind").asString()).isEqualTo("depart");
        assertThat(server.batches.getFirst().path(0).path("carrier").asString()).isEqualTo("ups");
    }
}
