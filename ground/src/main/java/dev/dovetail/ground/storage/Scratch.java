package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A throw-away PostgreSQL in a private directory of the installation, deleted when it is closed. */
final class Scratch implements AutoCloseable {
    private final Home home;
    private final Cluster cluster;

    private Scratch(Home home, boolean durable, Path programs) {
        this.home = home;
        this.cluster = Cluster.start(home, programs, durable);
    }

    /** Also sweeps away what earlier ones left behind that were killed. */
    static Scratch start(Home home, boolean durable) {
        Path parent = home.resolve("scratch");
        try {
            Files.createDirectories(parent);
            sweep(parent);
            return new Scratch(new Home(freshIn(parent)), durable, programs(home));
        } catch (IOException e) {
            throw new Storage.Fault("cannot use " + parent + ": " + e.getMessage(), e);
        }
    }

    /** PostgreSQL's own programs, unpacked where they are not yet. */
    static Path programs(Home home) {
        return Binaries.unpackTo(home.resolve("postgresql"));
    }

    Login superuser() {
        return cluster.superuser();
    }

    Passwords passwords() {
        return cluster.passwords();
    }

    void kill() {
        cluster.kill();
    }

    void again() {
        cluster.again();
    }

    @Override
    public void close() {
        cluster.close();
        delete(home.path());
    }

    private static Path freshIn(Path parent) throws IOException {
        Path fresh = Files.createTempDirectory(parent, "run-");
        if (Home.isRoot())
            Files.setPosixFilePermissions(fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
        return fresh;
    }

    private static void sweep(Path parent) throws IOException {
        try (var children = Files.newDirectoryStream(parent, "run-*")) {
            for (Path child : children) sweepOne(child);
        }
    }

    /** One that is being made this moment has no lock file yet: it is left alone. */
    private static void sweepOne(Path child) {
        if (!Files.exists(child.resolve("lock"))) return;
        var lock = DirectoryLock.tryTake(new Home(child));
        if (lock.isEmpty()) return;
        try (var _ = lock.get()) {
            Predecessor.await(child.resolve("data"));
            delete(child);
        }
    }

    private static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new Storage.Fault("cannot delete " + directory + ": " + e.getMessage(), e);
        }
    }
}
