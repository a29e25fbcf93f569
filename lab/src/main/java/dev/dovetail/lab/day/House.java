package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Checkpoint;
import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Login;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.lab.wire.HttpApi;
import dev.dovetail.server.Program;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program in this JVM, with nothing running in the background: it moves only when it is called. */
final class House implements AutoCloseable {
    static final String KEY = "trading-day-key-that-opens-everything-0123456789";

    private static final String PLAN_ONCE =
            "prepareThreshold=1&preparedStatementCacheQueries=1024&options=-c%20plan_cache_mode=force_generic_plan";

    private final ConfigurableApplicationContext context;
    private final HttpApi api;
    private final URI address;

    House(
            Storage storage,
            Home home,
            InstantSource clock,
            IdSource ids,
            RandomGenerator random,
            Checkpoint checkpoint) {
        var program = new Program(planningOnce(storage.app()), home, clock, ids, random);
        this.context = program.serve(
                Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "dovetail.deliveries", "manual",
                        "dovetail.background", "false",
                        "dovetail.connections", "2",
                        "DOVETAIL_API_KEY", KEY,
                        "DOVETAIL_ADMIN_PASSWORD", "nobody-comes-in-by-hand"),
                new Program.Part<>(Checkpoint.class, checkpoint));
        part(LoggingSystem.class).setLogLevel("dev.dovetail", LogLevel.OFF); // its faults are ours
        this.address = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        this.api = new HttpApi(() -> address, KEY);
    }

    /** Plans each statement once for each connection: a plan changes no result, and planning was a third of the day. */
    static Login planningOnce(Login login) {
        return new Login(login.url() + "?" + PLAN_ONCE, login.user(), login.password());
    }

    HttpApi api() {
        return api;
    }

    URI address() {
        return address;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        api.close();
        context.close();
    }
}
