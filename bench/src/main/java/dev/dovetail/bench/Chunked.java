package dev.dovetail.bench;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a chunked answer of HTTP/1.1, read while they come. */
final class Chunked {
    private final InputStream in;
    private int left;

    Chunked(InputStream in) throws IOException {
        this.in = in;
        var status = head();
        if (!status.contains(" 200")) throw new IOException("the stream was answered with " + status);
        while (!head().isEmpty()) continue;
    }

    /** Null after the last. */
    @Nullable
    String line() throws IOException {
        var line = new StringBuilder(128);
        for (int one = body(); one != '\n'; one = body()) {
            if (one < 0) return null;
            line.append((char) one);
        }
        return line.toString();
    }

    private int body() throws IOException {
        if (left == 0) left = Integer.parseInt(head(), 16);
        if (left == 0) return -1;
        int one = in.read();
        if (--left == 0) head();
        return one;
    }

    private String head() throws IOException {
        var text = new StringBuilder(64);
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new IOException("the server closed the connection");
            if (one != '\r') text.append((char) one);
        }
        return text.toString();
    }
}
