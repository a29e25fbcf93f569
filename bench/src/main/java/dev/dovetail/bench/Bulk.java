package dev.dovetail.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Streams of orders: on each connection one thread writes lines while another reads their outcomes. */
final class Bulk {
    private static final int STREAMS = 4;
    /** More than the server takes at once. */
    private static final int UNDER_WAY = 4096;

    private final Target target;
    private final Orders orders = new Orders(false);

    Bulk(Target target) {
        this.target = target;
    }

    Sample round(Duration time) {
        long start = System.nanoTime();
        var waits = new ArrayList<long[]>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < STREAMS; i++)
                running.add(threads.submit(() -> new Stream(start + time.toNanos()).call()));
            for (var one : running) waits.add(one.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stream failed: " + e.getCause(), e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Sample(all.length / seconds, all);
    }

    private final class Stream implements Callable<long[]> {
        private final long end;
        private final ArrayBlockingQueue<Long> sent = new ArrayBlockingQueue<>(UNDER_WAY);

        Stream(long end) {
            this.end = end;
        }

        @Override
        public long[] call() throws Exception {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", target.port()), 5_000);
                socket.setSoTimeout(60_000);
                var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
                out.write(head());
                var writer = Thread.ofVirtual().start(() -> write(out));
                try {
                    return read(new BufferedInputStream(socket.getInputStream(), 1 << 16));
                } finally {
                    writer.interrupt();
                    writer.join();
                }
            }
        }

        private byte[] head() {
            return ("POST /api/v1/orders/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + target.key()
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        private void write(OutputStream out) {
            try {
                while (System.nanoTime() < end) {
                    byte[] line = (orders.body(Orders.number()) + "\n").getBytes(StandardCharsets.UTF_8);
                    if (!sent.offer(System.nanoTime())) {
                        out.flush();
                        sent.put(System.nanoTime());
                    }
                    out.write((Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(line);
                    out.write('\r');
                    out.write('\n');
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private long[] read(InputStream in) throws IOException {
            var answer = new Chunked(in);
            var waits = new ArrayList<Long>();
            for (var line = answer.line(); line != null; line = answer.line()) {
                if (!line.contains("\"status\":201")) throw new IOException("an order was answered with " + line);
                var since = sent.poll();
                if (since == null) throw new IOException("more outcomes than orders");
                waits.add(System.nanoTime() - since);
            }
            if (!sent.isEmpty()) throw new IOException(sent.size() + " orders got no outcome");
            return waits.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
