package dev.dovetail.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive HTTP/1.1 connection that costs almost nothing, so that the measured CPU is the server's. */
final class LoadClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private boolean closing;
    private boolean retryAfter;
    private byte[] refusal = new byte[0];

    LoadClient(int port, String key) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
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
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        closing = false;
        retryAfter = false;
        long length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Long.parseLong(lower.substring(15).strip());
            closing |= lower.equals("connection: close");
            retryAfter |= lower.startsWith("retry-after:");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (chunked) skipChunks();
        else if (status < 400) in.skipNBytes(length);
        else refusal = in.readNBytes((int) length);
        return status;
    }

    private void skipChunks() throws IOException {
        for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
            in.skipNBytes(size + 2L);
            if (size == 0) return;
        }
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("the server closed the connection");
            if (c != '\r') text.append((char) c);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
