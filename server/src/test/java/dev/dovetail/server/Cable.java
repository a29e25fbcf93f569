package dev.dovetail.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from a device to the server, which can be cut; or it brings what is asked and loses every answer. */
final class Cable implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean deaf;

    Cable(URI server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    void cut() {
        cut = true;
        hangUp();
    }

    void mend() {
        hangUp();
        deaf = false;
        cut = false;
    }

    /** From now on answers are lost. */
    void deafen() {
        deaf = true;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var device = door.accept();
                if (cut) device.close();
                else join(device, new Socket("127.0.0.1", server.getPort()));
            } catch (IOException _) {
                // closed, or the server is not there: the device sees a lost connection
            }
        }
    }

    private void join(Socket device, Socket house) {
        open.add(device);
        open.add(house);
        Thread.ofVirtual().start(() -> pour(device, house, false));
        Thread.ofVirtual().start(() -> pour(house, device, true));
    }

    private void pour(Socket from, Socket to, boolean answers) {
        byte[] some = new byte[16_384];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(some); n >= 0 && !cut; n = in.read(some)) {
                if (answers && deaf) break;
                out.write(some, 0, n);
                out.flush();
            }
        } catch (IOException _) {
            // one side hung up
        }
    }

    private void hangUp() {
        for (var socket : open)
            try {
                socket.close();
            } catch (IOException _) {
                // it was closed
            }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
