package dev.dovetail.ground.edge;

import dev.dovetail.kernel.Malformed;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A body that must get on: it has a time to come, and a second more for each {@link #BYTES_A_SECOND} that have come. A sender of one
 * byte a second otherwise keeps what reads it for days. Refuses {@code request.too-slow}.
 */
final class Hurried extends InputStream {
    static final int BYTES_A_SECOND = 10_000;
    private static final long NANOS_A_BYTE = 1_000_000_000L / BYTES_A_SECOND;

    private final ServletInputStream in;
    private final long begun = System.nanoTime();
    private final long time;
    private long bytes;

    Hurried(ServletInputStream in, Duration time) {
        this.in = in;
        this.time = time.toNanos();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = in.read(into, from, length);
            bytes += Math.max(0, read);
            if (read > 0 && System.nanoTime() - begun > time + bytes * NANOS_A_BYTE) throw tooSlow();
            return read;
        } catch (IOException e) {
            if (paused(e)) throw tooSlow();
            throw e;
        }
    }

    /** Nothing came for as long as the server waits for a next byte. */
    private static boolean paused(Throwable e) {
        for (Throwable why = e; why != null; why = why.getCause())
            if (why instanceof SocketTimeoutException) return true;
        return false;
    }

    private static Malformed tooSlow() {
        return new Malformed("request.too-slow", null, "the body came too slowly to wait for the rest of it");
    }
}
