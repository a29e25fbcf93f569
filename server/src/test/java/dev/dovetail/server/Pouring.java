package dev.dovetail.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A stream of lines posted over one connection, whose answers are read while it is open. */
final class Pouring implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private int left = -1;

    Pouring(int port, String key, String path) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        var head = "POST /api/v1" + path + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nAuthorization: Bearer "
                + key + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write('\r');
        out.write('\n');
        out.flush();
    }

    void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The next line of the answer. */
    JsonNode outcome() throws IOException {
        if (left < 0) skipHead();
        var line = new ByteArrayOutputStream();
        for (int one = body(); one != '\n'; one = body()) line.write(one);
        return Shop.JSON.readTree(line.toByteArray());
    }

    private void skipHead() throws IOException {
        if (!line().contains(" 200")) throw new IOException("the stream was refused");
        left = Integer.MAX_VALUE; // a short answer comes whole
        for (var header = line(); !header.isEmpty(); header = line()) if (header.contains("chunked")) left = 0;
    }

    private int body() throws IOException {
        if (left == 0) left = Integer.parseInt(line(), 16);
        if (left == 0) throw new IOException("the answer has ended");
        int one = in.read();
        if (--left == 0) line();
        return one;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new IOException("the connection was closed");
            if (one != '\r') line.append((char) one);
        }
        return line.toString();
    }

    /** Without a word, as a line that breaks. */
    void hangUp() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
