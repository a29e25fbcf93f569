package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body line by line, never more than its limits: {@link #LONGEST} bytes a line, {@link #MOST} lines, {@link #BODY}
 * bytes. A line too long is skipped and stands alone; a body beyond its limits is refused whole.
 */
final class Lines {
    static final int LONGEST = 1_000;
    static final int MOST = 100_002;
    static final int BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[8192];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int filled;
    private long bytes;
    private int number;
    private boolean tooLong;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was read last; the first is 1. */
    int number() {
        return number;
    }

    /** Whether the line that was read last is longer than allowed; its beginning alone was answered. */
    boolean tooLong() {
        return tooLong;
    }

    /** The next line without its end; null after the last. Blank lines are counted and skipped. */
    byte @Nullable [] next() {
        while (true) {
            int length = read();
            if (length < 0) return null;
            if (length > 0) return Arrays.copyOf(line, length);
        }
    }

    private int read() {
        tooLong = false;
        int length = 0;
        int next = take();
        if (next < 0) return -1;
        if (++number > MOST) throw new Malformed("feeds.too-many-lines", null, "a body has at most " + MOST + " lines");
        for (; next >= 0 && next != '\n'; next = take()) {
            if (length < LONGEST) line[length++] = (byte) next;
            else tooLong = true;
        }
        while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == ' ')) length--;
        return length;
    }

    private int take() {
        if (at == filled) {
            at = 0;
            filled = fill();
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
            bytes += filled;
            if (bytes > BODY) throw new Malformed("request.too-large", null, "a feed has at most " + BODY + " bytes");
        }
        return chunk[at++] & 0xff;
    }

    private int fill() {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new Malformed("request.cut-off", null, "the body ended before all of it had arrived");
        }
    }
}
