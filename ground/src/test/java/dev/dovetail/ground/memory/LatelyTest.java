package dev.dovetail.ground.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatelyTest {
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final InstantSource clock = () -> now;
    private final AtomicInteger readings = new AtomicInteger();
    private final Lately<Integer> count = new Lately<>(readings::incrementAndGet, clock);

    @Test
    void what_was_read_is_good_for_a_second_and_until_it_is_forgotten() {
        assertThat(count.get()).isEqualTo(1);
        now = now.plusMillis(1000);
        assertThat(count.get()).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(count.get()).isEqualTo(2);
        count.forget();
        assertThat(count.get()).isEqualTo(3);
        now = now.minusSeconds(60); // the clock was set back
        assertThat(count.get()).isEqualTo(4);
    }

    @Test
    void what_is_asked_for_anew_is_read_and_then_known() {
        assertThat(count.get()).isEqualTo(1);
        assertThat(count.anew()).isEqualTo(2);
        assertThat(count.get()).isEqualTo(2);
    }

    @Test
    void a_crowd_that_asks_anew_while_one_reads_shares_the_next_reading() {
        var held = new CountDownLatch(1);
        var slow = new Lately<>(
                () -> {
                    int reading = readings.incrementAndGet();
                    if (reading == 1) awaited(held);
                    return reading;
                },
                clock);
        var answers = new ConcurrentLinkedQueue<Integer>();
        var threads = IntStream.range(0, 21)
                .mapToObj(_ -> Thread.ofPlatform().unstarted(() -> answers.add(slow.anew())))
                .toList();
        threads.getFirst().start();
        while (readings.get() == 0) Thread.onSpinWait();
        for (var thread : threads.subList(1, 21)) {
            thread.start();
            while (thread.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
        }
        held.countDown();
        for (var thread : threads) joined(thread);

        assertThat(answers).hasSize(21).filteredOn(one -> one == 1).hasSize(1);
        assertThat(readings).hasValue(2);
    }

    @Test
    void what_is_read_while_it_is_forgotten_is_not_remembered() {
        var change = new AtomicReference<Runnable>(() -> {});
        var changed = new Lately<>(
                () -> {
                    change.getAndSet(() -> {}).run();
                    return readings.incrementAndGet();
                },
                clock);
        change.set(changed::forget);

        assertThat(changed.get()).isEqualTo(1);
        assertThat(changed.get()).isEqualTo(2);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
