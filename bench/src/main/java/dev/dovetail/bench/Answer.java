package dev.dovetail.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a load client reads of an answer.
 *
 * @param closing the server closes the connection after it
 * @param promised it says when to ask again, and carries a code
 */
record Answer(int status, boolean closing, boolean promised) {
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = bytes("content-length:");
    private static final byte[] CLOSE = bytes("connection: close\r");
    private static final byte[] LATER = bytes("retry-after:");
    private static final int LOWER = 0x20;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Null until all of it has come: from 0 to the buffer's position. */
    static @Nullable Answer in(ByteBuffer came) throws IOException {
        int body = body(came);
        if (body < 0) return null;
        int length = -1;
        boolean closing = false;
        boolean later = false;
        for (int line = next(came, 0); line < body - 2; line = next(came, line)) {
            if (begins(came, line, LENGTH)) length = number(came, line + LENGTH.length);
            else if (begins(came, line, CLOSE)) closing = true;
            else if (begins(came, line, LATER)) later = true;
        }
        if (length < 0) throw new IOException("an answer does not say how long it is");
        if (came.position() < body + length) return null;
        int status = number(came, STATUS);
        return new Answer(status, closing, later && said(came, body, length).contains("\"code\":\""));
    }

    private static int body(ByteBuffer came) {
        for (int at = 3; at < came.position(); at++)
            if (came.get(at) == '\n' && came.get(at - 2) == '\n') return at + 1;
        return -1;
    }

    private static int next(ByteBuffer came, int line) {
        int at = line;
        while (came.get(at) != '\n') at++;
        return at + 1;
    }

    private static boolean begins(ByteBuffer came, int line, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            byte one = came.get(line + i);
            if (one != word[i] && (one | LOWER) != word[i]) return false;
        }
        return true;
    }

    private static int number(ByteBuffer came, int from) {
        int at = from;
        while (came.get(at) == ' ') at++;
        int number = 0;
        for (; came.get(at) >= '0' && came.get(at) <= '9'; at++) number = number * 10 + came.get(at) - '0';
        return number;
    }

    private static String said(ByteBuffer came, int body, int length) {
        var bytes = new byte[length];
        came.get(body, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
