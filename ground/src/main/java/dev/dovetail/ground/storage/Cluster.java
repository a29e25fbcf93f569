package dev.dovetail.ground.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** One directory with a PostgreSQL of our own in it: made when it is not there, started, stopped. */
final class Cluster implements AutoCloseable {
    private static final int PORT_ATTEMPTS = 5;

    private final Home home;
    private final Path programs;
    private final boolean durable;
    private final Account account;
    private final DirectoryLock lock;
    private final Passwords passwords;
    private final Login superuser;
    private Supervised server;

    private Cluster(Home home, Path programs, boolean durable, DirectoryLock lock) {
        this.home = home;
        this.programs = programs;
        this.durable = durable;
        this.lock = lock;
        this.account = Account.choose(program("postgres"), data());
        this.passwords = Passwords.readOrMake(home);
        if (!Files.exists(data().resolve("PG_VERSION"))) init();
        Predecessor.await(data());
        var running = startOnSomePort();
        this.server = running.server;
        this.superuser = running.login;
    }

    /**
     * Starts PostgreSQL in {@code home}.
     *
     * @param programs the directory above {@code bin}, which several clusters may share
     * @param durable false only for tests: what was committed may then be lost with the machine
     */
    static Cluster start(Home home, Path programs, boolean durable) {
        try {
            Files.createDirectories(home.path());
        } catch (IOException e) {
            throw new Storage.Fault("cannot make " + home.path() + ": " + e.getMessage(), e);
        }
        var lock = DirectoryLock.take(home);
        try {
            return new Cluster(home, programs, durable, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    Login superuser() {
        return superuser;
    }

    Passwords passwords() {
        return passwords;
    }

    /** Ends PostgreSQL as a fall of the machine would: its postmaster and all of its processes by kill -9. */
    void kill() {
        Predecessor.kill(data());
        server.close();
    }

    /** Starts it once more where it listened before, so that whoever knows its address finds it again. */
    void again() {
        int port = Integer.parseInt(superuser.url().replaceAll("^.*:(\\d+)/.*$", "$1"));
        Predecessor.await(data());
        for (int attempt = 1; ; attempt++) {
            server = launch(port);
            try {
                Readiness.await(server, superuser, data());
                return;
            } catch (Storage.Fault e) {
                server.close();
                if (attempt == PORT_ATTEMPTS) throw e;
            }
        }
    }

    @Override
    public void close() {
        server.close();
        lock.close();
    }

    private record Running(Supervised server, Login login) {}

    /** Another program may take a free port before we do; then the next one is tried. */
    private Running startOnSomePort() {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            var login =
                    new Login("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", passwords.superuser());
            var started = launch(port);
            try {
                Readiness.await(started, login, data());
                home.writePrivate("port", Integer.toString(port));
                return new Running(started, login);
            } catch (Storage.Fault e) {
                started.close();
                if (attempt == PORT_ATTEMPTS) throw new Storage.Fault(e.getMessage() + "; see " + log(), e);
            }
        }
    }

    private Supervised launch(int port) {
        return Supervised.start(account.command(Settings.command(program("postgres"), data(), port, durable)), log());
    }

    /** Into a directory of another name first: a crash in the middle leaves nothing that looks whole. */
    private void init() {
        Path fresh = home.resolve("data.new");
        Path password = home.resolve("initial");
        try {
            FileSystemUtils.deleteRecursively(fresh);
            Files.createDirectory(
                    fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            account.own(fresh);
            home.writePrivate("initial", passwords.superuser());
            account.own(password);
            var said = Command.run(account.command(Settings.initdb(program("initdb"), fresh, password, durable)));
            if (said.code() != 0) throw new Storage.Fault("initdb failed: " + said.output());
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(password);
        } catch (IOException e) {
            throw new Storage.Fault("cannot make a database in " + home.path() + ": " + e.getMessage(), e);
        }
    }

    private Path program(String name) {
        return programs.resolve("bin").resolve(name);
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path log() {
        return home.resolve("postgres.log");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Storage.Fault("no free port: " + e.getMessage(), e);
        }
    }
}
