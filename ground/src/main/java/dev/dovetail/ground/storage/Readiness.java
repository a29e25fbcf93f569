package dev.dovetail.ground.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** Waits for a PostgreSQL that starts, minutes if it must recover first, and makes sure that it is ours that answers. */
final class Readiness {
    private static final Duration STEP = Duration.ofMillis(15);
    private static final long END_MILLIS = 900_000;

    /** Starting or recovering; connection refused; connection broken off. */
    private static final Set<String> NOT_YET = Set.of("57P03", "08001", "08006");

    private Readiness() {}

    static void await(Supervised server, Login superuser, Path data) {
        for (long waited = 0; waited < END_MILLIS; waited += STEP.toMillis()) {
            if (!server.alive()) throw new Storage.Fault("PostgreSQL did not start");
            try {
                if (!serves(superuser, data))
                    throw new Storage.Fault("another PostgreSQL answers at " + superuser.url());
                return;
            } catch (SQLException e) {
                if (!NOT_YET.contains(String.valueOf(e.getSQLState())))
                    throw new Storage.Fault("PostgreSQL does not let us in: " + e.getMessage(), e);
            }
            pause();
        }
        throw new Storage.Fault("PostgreSQL was not ready after " + END_MILLIS / 60_000 + " minutes");
    }

    /** Whether the server that lets us in with our password works on {@code data}. */
    static boolean serves(Login superuser, Path data) throws SQLException {
        try (var connection = superuser.connect();
                var rows = connection.createStatement().executeQuery("show data_directory")) {
            return rows.next() && Path.of(rows.getString(1)).equals(data);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Storage.Fault("interrupted while waiting for PostgreSQL", e);
        }
    }
}
