package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.processes.ServerProcess;
import java.util.List;
import java.util.Map;

/** The server as a process of its own over the throw-away database, so that the load client's work is not counted as its own. */
final class BenchServer implements AutoCloseable {
    private final ServerProcess server;

    private BenchServer(ServerProcess server) {
        this.server = server;
    }

    /** One of several over one database has the master key that all of them have. */
    static BenchServer start(Home home, Storage storage, Map<String, String> environment) {
        var setup = new ServerProcess.Setup("bench", List.of(), List.of("-Xmx2g"), List.of(), environment);
        var server = ServerProcess.of(home, storage, setup);
        try {
            server.start();
            server.await();
        } catch (ServerProcess.NotStarted e) {
            server.close();
            throw new IllegalStateException(e.getMessage(), e);
        }
        return new BenchServer(server);
    }

    Target target() {
        return new Target(server.address().getPort(), server.key());
    }

    /** At once, as a machine that loses power: nothing is told and nothing flushed. */
    void kill() {
        server.kill();
    }

    long process() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
