package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of one stream that are under way. Each is settled on a thread of its own, those of one order one after another;
 * one more thread tells the outcomes in the order of the lines, so that who reads lines never waits for answers but for room.
 */
final class UnderWay {
    private static final int LINES = 1024;
    private static final int BYTES = 8 * 1024 * 1024;

    private final OrderStream orders;
    private final Caller caller;
    private final OutputStream out;
    private final JsonMapper mapper;
    private final ArrayBlockingQueue<CompletableFuture<OrderStream.@Nullable Outcome>> told =
            new ArrayBlockingQueue<>(LINES);
    private final Semaphore bytes = new Semaphore(BYTES);
    private final Map<String, CompletableFuture<?>> byKey = new ConcurrentHashMap<>();
    private final Thread teller;
    private volatile @Nullable IOException gone;

    UnderWay(OrderStream orders, Caller caller, OutputStream out, JsonMapper mapper) {
        this.orders = orders;
        this.caller = caller;
        this.out = out;
        this.mapper = mapper;
        this.teller = Thread.ofVirtual().name("stream-outcomes").start(this::tell);
    }

    /** Waits while as much is under way as may be. Throws what became of the caller, if he reads no more. */
    void take(OrderStream.Read line) throws InterruptedException, IOException {
        if (gone != null) throw gone;
        int size = Math.min(BYTES, line.bytes().length);
        bytes.acquire(size);
        var settled = new CompletableFuture<OrderStream.@Nullable Outcome>();
        var key = line.key();
        var before = key == null ? null : byKey.put(key, settled);
        Thread.ofVirtual().name("stream-line").start(() -> settle(line, before, settled, size));
        told.put(settled);
    }

    /** The last line of the answer: why the lines from this one on are not read. */
    void close(OrderStream.Outcome why) throws InterruptedException {
        told.put(CompletableFuture.completedFuture(why));
        end();
    }

    private void settle(
            OrderStream.Read line,
            @Nullable CompletableFuture<?> before,
            CompletableFuture<OrderStream.@Nullable Outcome> settled,
            int size) {
        try {
            if (before != null) before.handle((_, _) -> true).join();
            settled.complete(orders.settle(caller, line));
        } catch (Throwable e) {
            settled.completeExceptionally(e);
        } finally {
            bytes.release(size);
            if (line.key() != null) byKey.remove(line.key(), settled);
        }
    }

    /** Waits until all is settled and told. */
    void end() throws InterruptedException {
        told.put(CompletableFuture.completedFuture(null));
        teller.join();
    }

    /** Goes on where nobody listens any more: what is under way is settled all the same. */
    private void tell() {
        try {
            for (var outcome = told.take().join();
                    outcome != null;
                    outcome = told.take().join()) if (gone == null) write(outcome);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            gone = new IOException("an outcome is not known", e);
            told.clear();
        }
    }

    private void write(OrderStream.Outcome outcome) {
        try {
            out.write(mapper.writeValueAsBytes(outcome));
            out.write('\n');
            if (told.isEmpty()) out.flush();
        } catch (IOException e) {
            gone = e;
        }
    }
}
