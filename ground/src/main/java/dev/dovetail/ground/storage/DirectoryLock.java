package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One program at a time in one data root. The system lets go of the lock when its holder dies. */
final class DirectoryLock implements AutoCloseable {
    /** Those of this process: to open and close such a file once more would let go of its lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock take(Home home) {
        return tryTake(home)
                .orElseThrow(() -> new Storage.Fault("another Dovetail is already running in " + home.path()
                        + "; stop it first, or name another directory in DOVETAIL_HOME"));
    }

    /** Empty when another holds it. */
    static Optional<DirectoryLock> tryTake(Home home) {
        var file = home.resolve("lock").toAbsolutePath().normalize();
        if (!OURS.add(file)) return Optional.empty();
        boolean held = false;
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held = channel.tryLock() != null;
            if (held) return Optional.of(new DirectoryLock(file, channel));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new Storage.Fault("cannot lock " + home.path() + ": " + e.getMessage(), e);
        } finally {
            if (!held) OURS.remove(file);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            OURS.remove(file);
        } catch (IOException e) {
            throw new Storage.Fault("cannot let go of the lock: " + e.getMessage(), e);
        }
    }
}
