package dev.dovetail.oms.intake;

import dev.dovetail.ground.edge.Body;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, told apart by a newline (or CR and newline). Blank lines count as lines and are left out. */
final class StreamLines {
    private final InputStream in;
    private final BooleanSupplier stop;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int newline = -1;
    private long number;
    private boolean ended;

    /** @param stop where it says so, there is no next line, and the one that has begun is left */
    StreamLines(InputStream in, BooleanSupplier stop) {
        this.in = in;
        this.stop = stop;
    }

    /** Reads on until the end or until {@code nanoTime} is this, and drops what comes: who is still writing must not be cut off before he has read. */
    void drop(long nanoTime) throws IOException {
        while (System.nanoTime() - nanoTime < 0 && in.read(buffer) >= 0) from = to = 0;
    }

    /** Whether its end was read. */
    boolean ended() {
        return ended;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** Null at the end. A line longer than a body may be comes cut one byte past that, and the rest of it is dropped. */
    byte @Nullable [] next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            number++;
            if (!blank(line)) return line;
        }
        return null;
    }

    private byte @Nullable [] line() throws IOException {
        if (stop.getAsBoolean()) return null;
        int scanned = from;
        while (!found(scanned)) {
            if (to - from > Body.LIMIT) return tooLong();
            scanned = to - from;
            if (!fill()) return last();
            if (stop.getAsBoolean()) return null;
        }
        return taken(newline);
    }

    private byte[] taken(int end) {
        var line = Arrays.copyOfRange(buffer, from, end);
        from = end + 1;
        newline = -1;
        return line;
    }

    private byte @Nullable [] last() {
        if (from == to) return null;
        var line = Arrays.copyOfRange(buffer, from, to);
        from = to;
        return line;
    }

    private byte[] tooLong() throws IOException {
        var line = Arrays.copyOfRange(buffer, from, from + Body.LIMIT + 1);
        do {
            from = to;
            if (!fill()) return line;
        } while (!found(from));
        from = newline + 1;
        newline = -1;
        return line;
    }

    private boolean found(int since) {
        if (newline >= from) return true;
        for (int i = since; i < to; i++) {
            if (buffer[i] != '\n') continue;
            newline = i;
            return true;
        }
        return false;
    }

    /** What is left moves to the buffer's begin, so that it starts at 0. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        newline = -1;
        if (to == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        ended |= read < 0;
        return read >= 0;
    }

    private static boolean blank(byte[] line) {
        for (byte one : line) if (one != ' ' && one != '\r' && one != '\t') return false;
        return true;
    }
}
