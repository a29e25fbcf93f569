package dev.dovetail.lab.restarts;

import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.wire.Api;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams orders to one server until it says that it ends; what it did not take is left for others. */
final class StreamBuyer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PACE_MILLIS = 20;

    private final ServerProcess server;
    private final Receipts receipts;
    private final RandomGenerator random;
    private final String prefix;
    private final List<Bought> sent = new ArrayList<>();
    private final Thread reader;
    private long answered;
    private long endedAt;
    private volatile boolean over;
    private String wrong = "";

    StreamBuyer(ServerProcess server, Receipts receipts, String prefix, RandomGenerator random) {
        this.server = server;
        this.receipts = receipts;
        this.prefix = prefix;
        this.random = random;
        this.reader = Thread.ofVirtual().name("stream-" + prefix).start(this::stream);
    }

    /**
     * How the stream ended.
     *
     * @param answered lines with an outcome of their own
     * @param endedAt the first line that was not taken, as the server said; 0 where it said nothing
     * @param left orders of that line and those after it
     * @param wrong what was not as it should be, if anything
     */
    record Ended(long answered, long endedAt, List<Bought> left, String wrong) {}

    Ended await() {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (sent) {
            boolean gap = wrong.isEmpty() && answered != endedAt - 1;
            var left = sent.subList((int) Math.min(sent.size(), answered), sent.size());
            return new Ended(
                    answered,
                    endedAt,
                    List.copyOf(left),
                    gap ? "ended at line " + endedAt + " after " + answered + " answers" : wrong);
        }
    }

    private void stream() {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/orders/stream HTTP/1.1\r\nHost: drill\r\nAuthorization: Bearer " + server.key()
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var writer = Thread.ofVirtual().start(() -> write(out));
            read(new BufferedInputStream(socket.getInputStream()));
            over = true;
            writer.join();
        } catch (IOException e) {
            wrong = "the stream broke off: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    private void write(OutputStream out) {
        try {
            for (int line = 1; !over; line++) {
                var order = Bought.draw(prefix + line, random);
                synchronized (sent) {
                    sent.add(order);
                }
                chunk(out, (Api.json(order.body()) + "\n").getBytes(StandardCharsets.UTF_8));
                Thread.sleep(PACE_MILLIS);
            }
            chunk(out, new byte[0]);
        } catch (IOException e) {
            over = true; // the reader knows how it ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** To the end of the answer, which must be a whole line and a last chunk. */
    private void read(InputStream in) throws IOException {
        var status = line(in);
        if (!status.contains(" 200")) throw new IOException(status);
        while (!line(in).isEmpty()) continue;
        var text = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            for (byte one : in.readNBytes(size))
                if (one == '\n') {
                    outcome(JSON.readTree(text.toByteArray()));
                    text.reset();
                } else {
                    text.write(one);
                }
            line(in);
        }
        if (text.size() > 0) throw new IOException("the answer ends within a line");
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private void outcome(JsonNode outcome) {
        int status = outcome.path("status").asInt();
        var code = outcome.path("problem").path("code").asString("");
        long line = outcome.path("line").asLong();
        if (status == 503 && code.equals("intake.stopping")) {
            if (endedAt == 0) endedAt = line;
            over = true;
            return;
        }
        var order = sent(line);
        answered++;
        if (status == 200 || status == 201)
            receipts.taken(order, outcome.path("orderId").asLong(), System.nanoTime());
        else if (code.equals("availability.not-enough")) receipts.refused(order);
        else receipts.odd("line " + line + ": " + outcome);
    }

    private Bought sent(long line) {
        synchronized (sent) {
            return sent.get((int) line - 1);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new IOException("closed without an end");
            if (one != '\r') line.append((char) one);
        }
        return line.toString();
    }
}
