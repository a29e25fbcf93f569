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

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16_384];
    private int from;
    private int to;
    private final Requests requests;

    LoadClient(int port, String key) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        requests = new Requests(key);
    }

    /** Posts and answers the status; the reply's body is read and dropped. */
    int post(String path, String idempotencyKey, String body) throws IOException {
        out.write(requests.post(path, idempotencyKey, body));
        out.flush();
        return answer();
    }

    private int answer() throws IOException {
        int end = head();
        var said = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        from = end;
        int status = Integer.parseInt(said, STATUS, STATUS + 3, 10);
        int length = said.indexOf(LENGTH);
        if (length < 0) skipChunks(said);
        else skip(Integer.parseInt(said, length + LENGTH.length(), said.indexOf('\r', length + 2), 10));
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

    private void skip(int length) throws IOException {
        for (int got = 0; got < length; ) {
            if (from == to) {
                from = to = 0;
                more();
            }
            int some = Math.min(length - got, to - from);
            from += some;
            got += some;
        }
    }

    private void skipChunks(String said) throws IOException {
        if (!said.contains("\r\ntransfer-encoding: chunked\r\n")) return;
        for (int size = -1; size != 0; ) {
            var hex = new StringBuilder();
            for (int c = one(); c != '\r'; c = one()) hex.append((char) c);
            size = Integer.parseInt(hex.toString(), 16);
            skip(size + 3); // with the line ends before and after
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
