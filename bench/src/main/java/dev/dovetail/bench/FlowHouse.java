package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.floor.Crew;
import dev.dovetail.lab.floor.Hand;
import dev.dovetail.lab.floor.Pace;
import dev.dovetail.lab.floor.Shift;
import dev.dovetail.lab.floor.Watch;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.opening.Stocking;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.HttpApi;
import dev.dovetail.lab.wire.Loopback;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** A server with five stocked warehouses, a carrier that labels its parcels, and people who pick, pack and load at once. */
final class FlowHouse implements AutoCloseable {
    /** A cart of twelve totes is usual; the handheld sends the scans of one walk together. */
    private static final int CART = 12;

    private static final Crew.Size SIZE = new Crew.Size(1, 2, 2, 1, 0, 0);
    private static final Carrier.Account ACCOUNT = new Carrier.Account("dovetail-bench", "bench-carrier", "B3NC4");
    private static final String NEWS = "bench-webhook-secret-0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONGEST_CHECK = Duration.ofMinutes(10);

    private final Storage storage;
    private final BenchServer server;
    private final com.zaxxer.hikari.HikariDataSource pool;
    private final Loopback carrier;
    private final HttpApi http;
    private final Api api;
    private final FlowWorld flow = new FlowWorld();
    private final List<Hand> hands;
    private final Crew crew;
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

    FlowHouse(Map<String, String> environment) {
        var home = Home.of(environment);
        storage = Storage.scratch(home);
        var clock = InstantSource.system();
        storage.migrate(clock.instant());
        storage.mark(Origin.BENCH, clock.instant());
        server = BenchServer.start(home, storage, environment);
        pool = Pools.of(storage.owner(), 10);
        carrier = new Loopback(new Carrier(ACCOUNT, Faults.none(), null));
        http = BenchWorld.api(server.target());
        api = Api.patient(http, PATIENCE, _ -> {}); // people wait where the server is busy
        crew = new Crew(api, flow.world(), Faults.none(), watch(), clock, "flow", Pace.AT_ONCE);
        hands = FlowWorld.warehouses().stream()
                .flatMap(code -> crew.hands(code, SIZE, CART).stream())
                .toList();
    }

    private Watch watch() {
        return new Watch() {
            @Override
            public void refused(String kind, String code) {
                if (refused.size() < 100) refused.add(kind + " " + code);
            }
        };
    }

    /** Tells the server of the world, and has its goods received and put away. */
    void open() {
        new Opening(api, flow.world()).tell(carrier.address(), NEWS, carrier.address(), ACCOUNT);
        BenchWorld.put(
                api,
                "/channels/" + FlowWorld.CHANNEL,
                Map.of("name", "Flow", "policy", "may-refuse", "currency", "GBP", "remorseSeconds", 0));
        for (var code : FlowWorld.warehouses()) {
            var template = Map.of("mode", "cluster", "mostOrders", 100, "mostLines", 2000);
            BenchWorld.put(api, "/warehouses/" + code + "/wave-templates/ALL", template);
            BenchWorld.put(api, "/warehouses/" + code + "/release-plan", Map.of("mode", "waves"));
        }
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (underWay()) rest(giveUp);
        try (var _ = shift()) {
            new Stocking(api, crew, flow.world()).bring(FlowWorld.stock("OPENING"));
            while (underWay() || !putAway()) rest(giveUp);
        }
    }

    private boolean underWay() {
        var figures = api.get("/messages/figures").must("the messages").body();
        return figures.path("pending").asLong() > figures.path("later").asLong();
    }

    private boolean putAway() {
        return FlowWorld.warehouses().stream()
                .allMatch(code -> List.of("expected", "arrived").stream()
                        .allMatch(state -> api.get("/warehouses/" + code + "/deliveries?limit=1&state=" + state)
                                .must("deliveries of " + code)
                                .body()
                                .path("items")
                                .isEmpty()));
    }

    private static void rest(long giveUp) {
        if (System.nanoTime() > giveUp) throw new IllegalStateException("the warehouses were not stocked in time");
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Everybody works until it is closed; then they may work again. */
    Shift shift() {
        return new Shift(hands);
    }

    Target target() {
        return server.target();
    }

    FlowWorld world() {
        return flow;
    }

    DataSource database() {
        return pool;
    }

    Cpu cpu() {
        return new Cpu(server.process(), pool);
    }

    long process() {
        return server.process();
    }

    /** PostgreSQL writes all that is dirty to disk now. */
    void checkpoint() {
        storage.checkpoint();
    }

    /** The ids of all invariants that do not hold now, and how many were asked: of all there is, so it takes longer the more that is. */
    Check check() {
        try (var patient = BenchWorld.api(server.target(), LONGEST_CHECK)) {
            var body = patient.get("/check").must("the check").body();
            var broken = body.path("broken")
                    .valueStream()
                    .map(one -> one.path("id").asString())
                    .toList();
            return new Check(body.path("invariants").asInt(), broken);
        }
    }

    record Check(int invariants, List<String> broken) {}

    /** What was refused on the floor though nobody provoked it; the first hundred. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        http.close();
        server.close();
        carrier.close();
        pool.close();
        storage.close();
    }
}
