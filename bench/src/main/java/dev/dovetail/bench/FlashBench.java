package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flash sale, over and over: 5,000 shoppers and 100 units, two servers over one database, one of them killed in the middle.
 * Then how many shoppers a second are told that nothing is left.
 */
final class FlashBench {
    private static final int STOCK = 100;
    private static final int CONNECTIONS = 256;
    private static final int REFUSED = 409;
    private static final String RESERVED = """
            select coalesce(sum(p.reserved), 0) as counter,
                   (select coalesce(sum(r.quantity), 0) from oms.reservation r where r.client_id = 1 and r.sku = :sku) as kept
              from oms.pool p where p.client_id = 1 and p.sku = :sku
            """;

    private final Map<String, String> environment;
    private final Options options;
    private final List<BenchServer> servers = new ArrayList<>();
    private final List<Integer> sold = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    FlashBench(Map<String, String> environment, Options options) {
        this.environment = new HashMap<>(environment);
        this.options = options;
        byte[] master = new byte[32];
        new SecureRandom().nextBytes(master);
        this.environment.put("DOVETAIL_MASTER_KEY", Base64.getEncoder().encodeToString(master));
    }

    void run() {
        try (var storage = Storage.scratch(Home.of(environment))) {
            var now = InstantSource.system().instant();
            storage.migrate(now);
            storage.mark(Origin.BENCH, now);
            for (int i = 0; i < 2; i++) servers.add(start(storage));
            try (var pool = Pools.of(storage.owner(), 2)) {
                prepare(servers.getFirst().target());
                var jdbc = JdbcClient.create(pool);
                for (int round = 0; round < options.rounds(); round++) round(storage, jdbc, round);
                report(refusals(servers.getFirst().target()));
            }
        } finally {
            servers.forEach(BenchServer::close);
        }
        if (!wrong.isEmpty()) throw new IllegalStateException("the flash sale does not add up");
    }

    private BenchServer start(Storage storage) {
        return BenchServer.start(Home.of(environment), storage, environment);
    }

    private void prepare(Target target) {
        try (var api = BenchWorld.api(target)) {
            BenchWorld.open(api);
            BenchWorld.put(api, "/skus", Map.of("items", BenchWorld.items(0, options.rounds())));
            for (int sku = 0; sku < options.rounds(); sku++) {
                var items = List.of(Map.of("sku", "S" + sku, "quantity", STOCK));
                BenchWorld.put(api, "/nodes/IND1/positions", Map.of("reason", "flash sale", "items", items));
            }
        }
    }

    private void round(Storage storage, JdbcClient jdbc, int sku) {
        var shoppers =
                new Shoppers(servers.stream().map(server -> server.target()).toList(), "S" + sku);
        int victim = sku % 2;
        var outcome = shoppers.run(() -> servers.get(victim).kill());
        servers.set(victim, start(storage));
        sold.add(outcome.sold());
        if (outcome.sold() != STOCK || outcome.answered() != Shoppers.MANY)
            wrong.add("round " + (sku + 1) + ": " + outcome);
        jdbc.sql(RESERVED).param("sku", "S" + sku).query(row -> {
            if (row.getLong("counter") != STOCK || row.getLong("kept") != STOCK)
                wrong.add(
                        "round " + (sku + 1) + ": counter " + row.getLong("counter") + ", kept " + row.getLong("kept"));
        });
        try (var api = BenchWorld.api(servers.get(1 - victim).target())) {
            int broken =
                    api.get("/check").must("the check").body().path("broken").size();
            if (broken > 0) wrong.add("round " + (sku + 1) + ": " + broken + " invariants are broken");
        }
        System.err.printf("flash sale %d: %s%n", sku + 1, outcome);
    }

    /** Shoppers who come after the last unit, warm, in a closed loop. */
    private Sample refusals(Target target) {
        var orders = new Load(target, CONNECTIONS);
        orders.round(options.warm(), FlashBench::refused);
        return orders.round(Duration.ofSeconds(10), FlashBench::refused);
    }

    private static Ask refused(Requests requests) {
        var number = Orders.number();
        return new Ask(requests.post(Orders.PATH, number, Orders.of(number, "S0")), REFUSED);
    }

    private void report(Sample refusals) {
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", "flash");
        line.put("stock", STOCK);
        line.put(
                "sold",
                sold.stream()
                        .max(Comparator.comparingInt(each -> Math.abs(each - STOCK)))
                        .orElse(0));
        line.put("soldEach", sold);
        line.put("rounds", options.rounds());
        line.put("shoppers", Shoppers.MANY);
        line.put("refusalsPerSecond", Math.round(refusals.perSecond()));
        line.put("refusalP99Ms", refusals.millis(0.99));
        line.put("wrong", wrong);
        System.out.println(JsonMapper.builder().build().writeValueAsString(line));
    }
}
