package dev.dovetail.lab.restarts;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.wire.Api;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Servers over one PostgreSQL, each a process, and the small world that they sell from. */
final class Fleet implements AutoCloseable {
    static final int SKUS = 24;

    /** Of this one there is little: it is sold out while servers die. */
    static final String SCARCE = "S0";

    private static final long AMPLE = 100_000_000;
    private static final long LITTLE = 60;
    private static final List<String> JVM = List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    /** Everybody lives there. */
    static final Map<String, Object> ADDRESS = Map.of(
            "name",
            "Drill",
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

    private final Storage storage;
    private final List<ServerProcess> servers = new ArrayList<>();

    /** @param roles for each server what it is */
    Fleet(Home home, List<String> roles) {
        storage = Storage.scratch(home);
        var now = InstantSource.system().instant();
        storage.migrate(now);
        storage.mark(Origin.BENCH, now);
        byte[] master = new byte[32];
        new SecureRandom().nextBytes(master);
        var shared = Map.of("DOVETAIL_MASTER_KEY", Base64.getEncoder().encodeToString(master));
        for (int i = 0; i < roles.size(); i++) {
            var words = List.of("--roles=" + roles.get(i));
            var setup = new ServerProcess.Setup("server-" + (i + 1), List.of(), JVM, words, shared);
            servers.add(ServerProcess.of(home, storage, setup));
        }
    }

    /** Starts all at once and tells them of everything. */
    void open() {
        servers.forEach(ServerProcess::start);
        servers.forEach(ServerProcess::await);
        var api = servers.getFirst().patientApi();
        put(
                api,
                "/channels/drill",
                Map.of("name", "Drill", "policy", "may-refuse", "currency", "GBP", "remorseSeconds", 604800));
        put(api, "/carriage/rates", Map.of("rates", List.of(rate())));
        put(
                api,
                "/skus",
                Map.of("items", IntStream.range(0, SKUS).mapToObj(Fleet::item).toList()));
        node(api, 1, "RNO1", 39.64, -119.87);
        node(api, 2, "IND1", 39.69, -86.39);
    }

    private static Map<String, Object> rate() {
        var rate = new HashMap<String, Object>();
        rate.put("service", "standard");
        rate.put("zone", 1);
        rate.put("upToKm", 20_000);
        rate.put("currency", "GBP");
        rate.put("baseMinor", 500);
        rate.put("perKgMinor", 40);
        rate.put("transitDays", 2);
        return rate;
    }

    private static Map<String, Object> item(int number) {
        var pack = Map.of("level", "each", "units", 1, "barcodes", List.of("B" + number));
        return Map.of(
                "sku",
                "S" + number,
                "description",
                "Item " + number,
                "kind",
                "goods",
                "weightGrams",
                500,
                "packs",
                List.of(pack));
    }

    private static void node(Api api, int id, String code, double lat, double lon) {
        var node = new HashMap<String, Object>();
        node.put("nodeId", id);
        node.put("name", code);
        node.put("kind", "3pl");
        node.put("lat", lat);
        node.put("lon", lon);
        node.put("zone", "America/Chicago");
        node.put("ships", true);
        node.put("address", ADDRESS);
        put(api, "/nodes/" + code, node);
        var items = IntStream.range(0, SKUS)
                .mapToObj(sku -> Map.of("sku", "S" + sku, "quantity", SCARCE.equals("S" + sku) ? LITTLE : AMPLE))
                .toList();
        put(api, "/nodes/" + code + "/positions", Map.of("reason", "drill", "items", items));
    }

    private static void put(Api api, String path, Object body) {
        api.put(path, body).must("setting up " + path);
    }

    List<ServerProcess> servers() {
        return servers;
    }

    Storage storage() {
        return storage;
    }

    JdbcClient database() {
        return JdbcClient.create(storage.owner().dataSource());
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        storage.close();
    }
}
