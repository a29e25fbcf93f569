package dev.dovetail.lab.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Where the server of this home listens now: it writes its address into a file, and may be started again elsewhere. */
final class Whereabouts implements Supplier<URI> {
    private static final long FRESH_NANOS = 500_000_000;
    private final Path file;
    private volatile URI known;
    private volatile long readAt = System.nanoTime();

    Whereabouts(Path file, URI known) {
        this.file = file;
        this.known = known;
    }

    @Override
    public URI get() {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            readAt = System.nanoTime();
            try {
                known = URI.create(Files.readString(file).strip());
            } catch (IOException | IllegalArgumentException e) {
                return known; // it is just being written, or gone with its server
            }
        }
        return known;
    }
}
