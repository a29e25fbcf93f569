package dev.dovetail.oms.publishing;

import dev.dovetail.ground.json.Json;
import dev.dovetail.oms.network.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** One reader of a channel's changes. Only where it is the channel's own has what was sent reached the channel. */
final class ChangeStream {
    private static final int PAGE = 1_000;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int HEARTBEAT_LOOKS = 20;
    private static final int LONGEST_LOOKS = 7_200;

    private final Published published;
    private final Publishing publishing;
    private final Channel channel;
    private final Json json;
    private final boolean bound;
    private long at;
    private int quiet;

    ChangeStream(Published published, Publishing publishing, Channel channel, Json json, boolean bound, long after) {
        this.published = published;
        this.publishing = publishing;
        this.channel = channel;
        this.json = json;
        this.bound = bound;
        this.at = after;
    }

    /** An hour at most: then the reader asks again, and its permission is checked again. */
    void run(OutputStream out, BooleanSupplier running) throws IOException, InterruptedException {
        send(out, "retry: 2000\n\n");
        for (int look = 0; look < LONGEST_LOOKS && running.getAsBoolean(); look++) {
            look(out);
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Sends what is new; with each heartbeat that went through, what was sent before it has reached the channel. */
    void look(OutputStream out) throws IOException {
        long head = published.head(channel);
        while (at < head) {
            var page = published.after(channel, at, PAGE);
            if (page.isEmpty()) break;
            var text = new StringBuilder();
            for (var shown : page)
                text.append("id: ")
                        .append(shown.number())
                        .append("\nevent: atp\ndata: ")
                        .append(json.write(shown))
                        .append("\n\n");
            send(out, text.toString());
            at = page.getLast().number();
            quiet = HEARTBEAT_LOOKS;
        }
        if (quiet++ % HEARTBEAT_LOOKS == 0) {
            send(out, ": through " + at + "\n\n");
            if (bound) publishing.reached(channel, Duty.DELTA, at);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
