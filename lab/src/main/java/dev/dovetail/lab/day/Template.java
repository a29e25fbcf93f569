package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Origin;
import dev.dovetail.ground.storage.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migrated and empty database on one throw-away PostgreSQL: each day begins on a copy of it. That PostgreSQL never waits for
 * a disk (fsync, synchronous_commit and full_page_writes are off): what crashes in a day is the program, not the machine; power
 * cuts are the drill's work.
 */
final class Template implements AutoCloseable {
    private final Storage storage;

    Template(Home home) {
        storage = Storage.fleeting(home);
        storage.migrate(Day.MORNING);
        storage.mark(Origin.DAY, Day.MORNING);
        Proof.prepare(JdbcClient.create(storage.owner().dataSource()));
    }

    /** May be called by several threads. */
    Storage copy(long seed) {
        return storage.copy("day_" + seed);
    }

    @Override
    public void close() {
        storage.close();
    }
}
