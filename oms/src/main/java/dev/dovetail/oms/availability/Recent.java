package dev.dovetail.oms.availability;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.threads.Pulse;
import dev.dovetail.ground.threads.Together;
import dev.dovetail.kernel.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Figures and buffers from memory: those that were asked for, as they were when this process last looked at what had changed.
 * Its own changes are forgotten after their commit, those of others at the next look. Without a look in the last two seconds
 * nothing is answered from memory.
 */
@Component
class Recent extends Pulse {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration OLDEST = Duration.ofSeconds(2);
    private static final int IDLE = 20; // turns in which nobody asks

    private final Moved moved;
    private final InstantSource clock;
    private final Together<Sku, List<Figure>> readFigures;
    private final Together<Buffers.Place, Long> readBuffers;
    private final Copy<Sku, List<Figure>> figures;
    private final Copy<Buffers.Place, Long> buffers;
    private volatile @Nullable Look last;
    private volatile boolean asked;
    private int idle = IDLE;
    private int rest; // turns after a look that took so long that nothing could be answered by it

    Recent(Positions positions, Buffers buffers, Moved moved, Environment environment, InstantSource clock) {
        super("availability-look", EVERY, LONGEST, environment);
        this.moved = moved;
        this.clock = clock;
        this.readFigures = new Together<>(positions::figures);
        this.readBuffers = new Together<>(buffers::of);
        this.figures = new Copy<>(readFigures, List.of(), List::size);
        this.buffers = new Copy<>(readBuffers, 0L, _ -> 1);
    }

    private record Look(Instant at, Moved.Horizon horizon) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && !now.isAfter(at.plus(OLDEST));
        }
    }

    /** From memory, or as it is in the database now. */
    View view(boolean exact) {
        var now = clock.instant();
        var look = last;
        asked = true;
        return exact || look == null || !look.isFresh(now)
                ? new View(now, true, readFigures::find, readBuffers::find)
                : new View(look.at(), false, figures::find, buffers::find);
    }

    /** Where nobody asks it costs nothing. */
    @Override
    protected void turn() {
        rest = Math.max(0, rest - 1);
        if (rest > 0) return;
        idle = asked ? 0 : Math.min(IDLE, idle + 1);
        asked = false;
        if (idle < IDLE) look();
        else if (last != null) ended();
    }

    private void look() {
        var at = clock.instant();
        look(at, last);
        rest = clock.instant().isAfter(at.plus(OLDEST)) ? IDLE : 0;
    }

    private void look(Instant at, @Nullable Look before) {
        if (before == null) {
            var horizon = moved.horizon();
            forget(); // who asked before the last look ended may have remembered since
            last = new Look(at, horizon);
            return;
        }
        var since = moved.since(before.horizon());
        if (since.isAll(before.horizon())) forget();
        figures.forget(since.skus());
        if (since.buffers()) buffers.forget();
        last = new Look(at, since.horizon());
    }

    @Override
    protected void ended() {
        last = null;
        forget();
    }

    private void forget() {
        figures.forget();
        buffers.forget();
    }

    /** The caller's transaction changes pools of these. */
    void change(Collection<Sku> skus) {
        Transactions.afterCommit(() -> figures.forget(skus));
    }

    void changeBuffers() {
        Transactions.afterCommit(buffers::forget);
    }
}
