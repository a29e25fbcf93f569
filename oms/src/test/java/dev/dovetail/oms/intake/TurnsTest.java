package dev.dovetail.oms.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final AtomicBoolean full = new AtomicBoolean(true);

    /** Whether one who waits was let in. */
    private record Waiter(Thread thread, CompletableFuture<Boolean> in) {
        static Waiter of(Turns turns) {
            var in = new CompletableFuture<Boolean>();
            return new Waiter(Thread.ofVirtual().start(() -> in.complete(turns.await(turns.deadline()))), in);
        }

        /** It stands in line. */
        Waiter parked() {
            while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
            return this;
        }
    }

    @Test
    void whoever_is_interrupted_gives_up_and_the_next_has_the_turn() throws Exception {
        var turns = turns(Duration.ofMinutes(5), full);
        var first = Waiter.of(turns).parked();
        var second = Waiter.of(turns).parked();

        first.thread().interrupt();

        assertThat(first.in().get(20, SECONDS)).isFalse();
        full.set(false);
        turns.next();
        assertThat(second.in().get(20, SECONDS)).isTrue();
        assertThat(turns.waiting()).isZero();
    }

    /** Who gave up stands in the middle of the line: only a turn wakes the one behind, and it is not spent on him. */
    @Test
    void whoever_gave_up_is_passed_over() throws Exception {
        var turns = turns(Duration.ofMinutes(5), full);
        var first = Waiter.of(turns).parked();
        var second = Waiter.of(turns).parked();
        var third = Waiter.of(turns).parked();
        second.thread().interrupt();
        assertThat(second.in().get(20, SECONDS)).isFalse();

        full.set(false);
        turns.next();
        turns.next();

        assertThat(first.in().get(20, SECONDS)).isTrue();
        assertThat(third.in().get(20, SECONDS)).isTrue();
    }

    /** A place for one: each who leaves lets the next one look, and in the end all were inside. */
    @Test
    void nobody_is_forgotten() throws Exception {
        int crowd = 2_000;
        var inside = new AtomicInteger();
        var turns = new Turns(Duration.ofMinutes(5), crowd, () -> inside.get() > 0);
        var done = new CountDownLatch(crowd);
        for (int i = 0; i < crowd; i++)
            Thread.ofVirtual().start(() -> {
                while (!inside.compareAndSet(0, 1)) turns.await(turns.deadline());
                inside.set(0);
                turns.next();
                done.countDown();
            });

        assertThat(done.await(60, SECONDS)).isTrue();
    }

    private static Turns turns(Duration patience, AtomicBoolean full) {
        return new Turns(patience, 10, full::get);
    }
}
