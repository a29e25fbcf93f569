package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One program at a time in one data root. The system lets go of the lock when its holder dies. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Home home) {
        return tryTake(home)
                .orElseThrow(() -> new Storage.Fault("another Dovetail is already running in " + home.path()
                        + "; stop it first, or name another directory in DOVETAIL_HOME"));
    }

    /** Empty when another holds it. */
    static Optional<DirectoryLock> tryTake(Home home) {
        try {
            var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) return Optional.of(new DirectoryLock(channel));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new Storage.Fault("cannot lock " + home.path() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Storage.Fault("cannot let go of the lock: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }
}
