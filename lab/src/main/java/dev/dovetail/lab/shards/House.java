package dev.dovetail.lab.shards;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.wire.Api;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One Dovetail: a process, a PostgreSQL of its own and a directory of its own, all thrown away at the end. */
public final class House implements AutoCloseable {
    private final Storage storage;
    private final ServerProcess server;

    private House(Storage storage, ServerProcess server) {
        this.storage = storage;
        this.server = server;
    }

    /** @param before words that the process is started with, such as the core it is pinned to */
    public static House build(Home home, String name, String roles, List<String> before) {
        var jvm = new ArrayList<>(List.of("-Xmx600m", "-XX:+UseSerialGC"));
        if (before.isEmpty()) jvm.add("-XX:TieredStopAtLevel=1"); // over in a minute, and nothing is measured
        var setup = new ServerProcess.Setup(name, before, jvm, List.of("--roles=" + roles), Map.of());
        var storage = Storage.scratch(home);
        return new House(storage, ServerProcess.of(home, storage, setup));
    }

    /** Starts the process, or starts it again where it listened before; {@link #await} waits for it. */
    public void start() {
        server.start();
    }

    public void await() {
        server.await();
    }

    /** Ends the process at once, as a fall of the machine would (kill -9); its database stays. */
    public void kill() {
        server.kill();
    }

    public String name() {
        return server.name();
    }

    public URI address() {
        return server.address();
    }

    public String key() {
        return server.key();
    }

    /** Patient: a call that was not answered is made again. */
    public Api api() {
        return server.patientApi();
    }

    public JdbcClient database() {
        return JdbcClient.create(storage.app().dataSource());
    }

    /** What the process's own check finds broken. */
    public List<String> broken() {
        return server.broken();
    }

    /** Messages that could go now. */
    public long underWay() {
        return message("pending") - message("later");
    }

    long dead() {
        return message("dead");
    }

    private long message(String state) {
        var figures =
                api().get("/messages/figures").must("messages of " + name()).body();
        return figures.path(state).asLong();
    }

    @Override
    public void close() {
        server.close();
        storage.close();
    }
}
