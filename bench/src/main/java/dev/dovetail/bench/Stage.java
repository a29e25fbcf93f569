package dev.dovetail.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import java.time.InstantSource;
import java.util.Map;

/** One server over a throw-away database, with the bench's world in it. */
record Stage(Storage storage, BenchServer server, HikariDataSource owner) implements AutoCloseable {
    /** @param connections how many connections of the database's owner the yardsticks share */
    static Stage open(Map<String, String> environment, int connections) {
        var storage = Storage.scratch(Home.of(environment));
        try {
            var now = InstantSource.system().instant();
            storage.migrate(now);
            storage.mark(Origin.BENCH, now);
            var server = BenchServer.start(Home.of(environment), storage, environment);
            var stage = new Stage(storage, server, Pools.of(storage.owner(), connections));
            stage.prepare();
            return stage;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void prepare() {
        try {
            BenchWorld.prepare(server.target(), owner);
        } catch (RuntimeException e) {
            owner.close();
            server.close();
            throw e;
        }
    }

    Target target() {
        return server.target();
    }

    @Override
    public void close() {
        owner.close();
        server.close();
        storage.close();
    }
}
