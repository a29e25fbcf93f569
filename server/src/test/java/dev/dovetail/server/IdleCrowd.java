package dev.dovetail.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections on which nothing is ever said, held by a process of their own: both ends of 10,000 in one process are more files than
 * many machines allow it to have open.
 */
final class IdleCrowd implements AutoCloseable {
    /** Well over the longest idle limit that a test sets. */
    private static final int PATIENCE_MILLIS = 120_000;

    private final Process process;
    private final BufferedReader told;

    /** Returns when all are open. */
    IdleCrowd(int port, int many) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var classes = System.getProperty("java.class.path");
        process = new ProcessBuilder(java, "-cp", classes, IdleCrowd.class.getName(), "" + port, "" + many)
                .redirectErrorStream(true)
                .start();
        told = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var first = told.readLine();
        if (!"open".equals(first)) throw new IOException("the idle crowd did not come to stand: " + first);
    }

    /** How many were closed by the other side without a word. Waits for all. */
    int closed() throws IOException {
        return Integer.parseInt(told.readLine());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] portAndMany) throws IOException {
        var sockets = open(Integer.parseInt(portAndMany[0]), Integer.parseInt(portAndMany[1]));
        System.out.println("open");
        int closed = 0;
        for (var socket : sockets) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (socket.getInputStream().read() < 0) closed++;
        }
        System.out.println(closed);
    }

    private static List<Socket> open(int port, int many) throws IOException {
        var sockets = new ArrayList<Socket>(many);
        for (int i = 0; i < many; i++) sockets.add(new Socket("127.0.0.1", port));
        return sockets;
    }
}
