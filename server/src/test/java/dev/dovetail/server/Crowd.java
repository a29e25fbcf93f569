package dev.dovetail.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that say one byte at a time, or nothing, and the end that each comes to. */
final class Crowd implements AutoCloseable {
    private static final int BEAT_MILLIS = 100;
    private static final String OPEN = "still open";

    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    /** @param head said at once @param rest said byte by byte, over and over, until somebody stops listening */
    Crowd(Shop shop, int many, String head, String rest) throws IOException {
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = rest.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < many; i++) {
            var socket = shop.connect();
            sockets.add(socket);
            if (first.length > 0) socket.getOutputStream().write(first);
        }
        if (bytes.length == 0) return;
        var at = new int[1];
        drip.scheduleAtFixedRate(
                () -> say(bytes[at[0]++ % bytes.length]), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void say(byte one) {
        for (var socket : sockets)
            try {
                socket.getOutputStream().write(one);
            } catch (IOException _) {
                // nobody listens any more
            }
    }

    /** What each was told before its connection was closed: nothing, or an answer. Waits for all. */
    List<String> ends() {
        var ends = new ArrayList<String>();
        for (var socket : sockets) {
            ends.add(end(socket));
            if (ends.getLast().equals(OPEN)) break;
        }
        return ends;
    }

    private static String end(Socket socket) {
        var told = new StringBuilder();
        try {
            var in = socket.getInputStream();
            for (int one = in.read(); one >= 0; one = in.read()) told.append((char) one);
        } catch (java.net.SocketTimeoutException e) {
            return OPEN;
        } catch (IOException _) {
            // closed while a byte was on its way
        }
        return told.toString();
    }

    /** Without a word, as lines that break. */
    void hangUp() throws IOException {
        for (var socket : sockets) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        drip.shutdownNow();
        for (var socket : sockets) socket.close();
    }
}
