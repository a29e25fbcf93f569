package dev.dovetail.bench;

import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the intake bench is played in: 50,000 SKUs at three nodes, set up over the API; only the positions are written as rows. */
final class BenchWorld {
    static final int SKUS = 50_000;
    private static final int AT_ONCE = 1_000;
    private static final String POSITIONS = """
            insert into oms.pool (node_id, client_id, sku, pool, position)
            select n, 1, 'S' || i, 'open', 1000000000 from generate_series(1, 3) n, generate_series(0, %d) i
            """.formatted(SKUS - 1);

    private static final Map<String, Object> ADDRESS = Map.of(
            "name",
            "Bench",
            "street",
            "1 Main Street",
            "city",
            "Omaha",
            "region",
            "NE",
            "postalCode",
            "68102",
            "country",
            "US");

    private BenchWorld() {}

    static void prepare(Target target, DataSource owner) {
        try (var api = api(target)) {
            open(api);
            for (int from = 0; from < SKUS; from += AT_ONCE) put(api, "/skus", Map.of("items", items(from, AT_ONCE)));
        }
        var jdbc = JdbcClient.create(owner);
        jdbc.sql(POSITIONS).update();
        jdbc.sql("analyze oms.pool").update();
        jdbc.sql(script()).update();
    }

    static HttpApi api(Target target) {
        var server = URI.create("http://127.0.0.1:" + target.port());
        return new HttpApi(() -> server, target.key());
    }

    /** @param patience how long an answer may take */
    static HttpApi api(Target target, Duration patience) {
        var server = URI.create("http://127.0.0.1:" + target.port());
        return new HttpApi(() -> server, target.key(), patience);
    }

    /** A channel that refuses what it cannot promise, three nodes, and rates. */
    static void open(Api api) {
        put(
                api,
                "/channels/bench",
                Map.of("name", "Bench", "policy", "may-refuse", "currency", "GBP", "remorseSeconds", 604800));
        put(api, "/carriage/rates", Map.of("rates", List.of(rate(1, 1000, 500, 40, 2), rate(2, 20_000, 900, 70, 4))));
        node(api, 1, "RNO1", 39.64, -119.87);
        node(api, 2, "IND1", 39.69, -86.39);
        node(api, 3, "ABE1", 40.58, -75.59);
    }

    static void node(Api api, int id, String code, double lat, double lon) {
        var node = new HashMap<String, Object>();
        node.put("nodeId", id);
        node.put("name", code);
        node.put("kind", "3pl");
        node.put("lat", lat);
        node.put("lon", lon);
        node.put("zone", "America/Chicago");
        node.put("workingDays", List.of("MON", "TUE", "WED", "THU", "FRI"));
        node.put("cutoff", "16:00");
        node.put("handlingDays", 0);
        node.put("ships", true);
        node.put("address", ADDRESS);
        put(api, "/nodes/" + code, node);
    }

    private static Map<String, Object> rate(int zone, int km, long base, long perKg, int days) {
        return Map.of(
                "service",
                "standard",
                "zone",
                zone,
                "upToKm",
                km,
                "currency",
                "GBP",
                "baseMinor",
                base,
                "perKgMinor",
                perKg,
                "transitDays",
                days);
    }

    static List<Map<String, Object>> items(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> Map.<String, Object>of(
                        "sku",
                        "S" + i,
                        "description",
                        "Item " + i,
                        "kind",
                        "goods",
                        "weightGrams",
                        100 + i % 900,
                        "packs",
                        List.of(Map.of("level", "each", "units", 1, "barcodes", List.of("B" + i)))))
                .toList();
    }

    static void put(Api api, String path, Object body) {
        api.put(path, body).must("setting up " + path);
    }

    /** The yardsticks' schema, as a script. */
    static String script() {
        try (var in = Objects.requireNonNull(BenchWorld.class.getResourceAsStream("/bench/yardstick.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
