package dev.dovetail.ground.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL that still runs in our directory though its program has died: it is on its way out, or has lost its supervisor. */
final class Predecessor {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int END_MILLIS = 180_000;
    private static final Duration STEP = Duration.ofMillis(20);

    private Predecessor() {}

    /** Waits until it has left; after a while asks it to leave. We hold the directory's lock, so nobody is using it. */
    static void await(Path data) {
        long waited = 0;
        boolean asked = false;
        for (var left = running(data); left.isPresent(); left = running(data)) {
            if (waited > END_MILLIS)
                throw new Storage.Fault("a PostgreSQL (process " + left.get().pid() + ") will not leave " + data);
            if (waited > PATIENCE_MILLIS && !asked) {
                asked = true;
                Command.run(List.of("kill", "-INT", Long.toString(left.get().pid())));
            }
            pause();
            waited += STEP.toMillis();
        }
    }

    /** Ends it and every process it has made (kill -9), and waits for its own end. */
    static void kill(Path data) {
        running(data).ifPresent(postmaster -> {
            var children = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
        });
    }

    private static Optional<ProcessHandle> running(Path data) {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(Predecessor::isPostgres);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // no file, or one that is being written or removed
        }
    }

    /** The number may have gone to another program since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(true);
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
