package dev.dovetail.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive HTTP/1.1 connection that costs almost nothing, so that the measured CPU is the server's. */
final class LoadClient implements AutoCloseable {
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final byte[] NOTHING = {};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16_384];
    private int from;
    private int to;
    private final String head;
    private boolean closing;
    private boolean retryAfter;
    private byte[] refusal = NOTHING;

    LoadClient(int port, String key) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\n";
    }

    /** Posts and answers the status; the reply's body is read and dropped. */
    int post(String path, String idempotencyKey, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = "POST " + path + head + "Idempotency-Key: " + idempotencyKey + "\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        var whole = new byte[request.length() + bytes.length];
        System.arraycopy(request.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, request.length());
        System.arraycopy(bytes, 0, whole, request.length(), bytes.length);
        out.write(whole);
        out.flush();
        return answer();
    }

    /** Asks and answers the status; the reply's body is read and dropped. */
    int get(String path) throws IOException {
        out.write(("GET " + path + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return answer();
    }

    /** The last answer was a "no" that says when to ask again, and carries a code. */
    boolean refusedAsPromised() {
        return retryAfter && new String(refusal, StandardCharsets.UTF_8).contains("\"code\":\"");
    }

    /** The server closes the connection after its last answer. */
    boolean closing() {
        return closing;
    }

    private int answer() throws IOException {
        int end = head();
        var said = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        from = end;
        int status = Integer.parseInt(said, STATUS, STATUS + 3, 10);
        closing = said.contains("\r\nconnection: close\r\n");
        retryAfter = said.contains("\r\nretry-after:");
        int length = said.indexOf(LENGTH);
        if (length < 0) skipChunks(said);
        else
            refusal =
                    body(Integer.parseInt(said, length + LENGTH.length(), said.indexOf('\r', length + 2), 10), status);
        return status;
    }

    /** Reads until the empty line; where the body begins. */
    private int head() throws IOException {
        if (from == to) from = to = 0;
        for (int at = from; ; at++) {
            if (at == to) more();
            if (buffer[at] == '\n' && at >= from + 3 && buffer[at - 2] == '\n') return at + 1;
        }
    }

    private void more() throws IOException {
        if (to == buffer.length) throw new IOException("an answer's head is longer than " + buffer.length + " bytes");
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) throw new IOException("the server closed the connection");
        to += read;
    }

    /** Only a "no" is kept. */
    private byte[] body(int length, int status) throws IOException {
        var kept = status < 400 ? NOTHING : new byte[length];
        for (int got = 0; got < length; ) {
            if (from == to) {
                from = to = 0;
                more();
            }
            int some = Math.min(length - got, to - from);
            if (status >= 400) System.arraycopy(buffer, from, kept, got, some);
            from += some;
            got += some;
        }
        return kept;
    }

    private void skipChunks(String said) throws IOException {
        if (!said.contains("\r\ntransfer-encoding: chunked\r\n")) return;
        for (int size = -1; size != 0; ) {
            var hex = new StringBuilder();
            for (int c = one(); c != '\r'; c = one()) hex.append((char) c);
            size = Integer.parseInt(hex.toString(), 16);
            var _ = body(size + 3, 200); // with the line ends before and after
        }
    }

    private int one() throws IOException {
        if (from == to) {
            from = to = 0;
            more();
        }
        return buffer[from++];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
