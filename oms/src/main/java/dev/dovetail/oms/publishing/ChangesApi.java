package dev.dovetail.oms.publishing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Leaving;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.TryLater;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes of published ATP as server-sent events. Each reader keeps the thread of its request, which costs next to nothing:
 * a slow one holds up nobody else.
 */
@RestController
class ChangesApi implements SmartLifecycle {
    private static final int MOST = 100;
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Semaphore room = new Semaphore(MOST);
    private final Published published;
    private final Publishing publishing;
    private final ChannelsOf channels;
    private final Json json;
    private final Leaving leaving;
    private volatile boolean running;

    ChangesApi(Published published, Publishing publishing, ChannelsOf channels, Json json, Leaving leaving) {
        this.leaving = leaving;
        this.published = published;
        this.publishing = publishing;
        this.channels = channels;
        this.json = json;
    }

    /**
     * Begins after {@code after}, or where a reader that lost its connection left off ({@code Last-Event-ID}); from the
     * beginning where neither is given.
     */
    @GetMapping("/api/v1/availability/changes")
    @Permit(Permission.STOCK_READ)
    void changes(
            Caller caller,
            @RequestParam String channel,
            @RequestParam(required = false) @Nullable Long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            HttpServletResponse response)
            throws IOException {
        long from = last != null ? last : after == null ? 0 : after;
        if (from < 0) throw new Malformed("publishing.after", "after", "0 or more");
        var of = channels.get(caller, channel);
        if (!room.tryAcquire())
            throw new TryLater("publishing.too-many-readers", RETRY, "at most " + MOST + " read changes at once");
        try {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            new ChangeStream(published, publishing, of, json, caller.channels().contains(channel), from)
                    .run(response.getOutputStream(), () -> running && !leaving.begun());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Open streams end first, so that they do not hold up a graceful stop. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
