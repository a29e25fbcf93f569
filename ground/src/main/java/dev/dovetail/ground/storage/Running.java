package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;

/** The PostgreSQL that another program of ours runs in a home. */
final class Running {
    private static final int ATTEMPTS = 300;
    private static final int STEP_MILLIS = 100;

    private Running() {}

    /**
     * Empty where none runs. A port may have gone to somebody else since it was written, so it counts only when our
     * password lets us in and the server says that it works on our directory.
     */
    static Optional<Login> find(Home home) {
        if (!Files.exists(home.resolve("data")))
            throw new Storage.Fault("there is no database in " + home.path() + " yet; start Dovetail first");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var lock = DirectoryLock.tryTake(home);
            if (lock.isPresent()) {
                lock.get().close();
                return Optional.empty();
            }
            var login = answering(home);
            if (login.isPresent()) return login;
            pause();
        }
        throw new Storage.Fault("a Dovetail runs in " + home.path() + ", but its PostgreSQL does not answer");
    }

    private static Optional<Login> answering(Home home) {
        try {
            String port = Files.readString(home.resolve("port")).strip();
            var login = new Login(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                    "postgres",
                    Passwords.read(home).superuser());
            return Optional.of(login).filter(l -> serves(l, home));
        } catch (IOException e) {
            return Optional.empty(); // still starting
        }
    }

    private static boolean serves(Login login, Home home) {
        try {
            return Readiness.serves(login, home.resolve("data"));
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Storage.Fault("interrupted while looking for PostgreSQL", e);
        }
    }
}
