package dev.dovetail.ground.threads;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final ConcurrentLinkedQueue<Thread> started = new ConcurrentLinkedQueue<>();
    private final Executor threads = task -> started.add(Thread.ofVirtual().start(task));
    private final ConcurrentLinkedQueue<Set<Integer>> looks = new ConcurrentLinkedQueue<>();

    @Test
    void each_is_answered_what_he_asked_for_and_nothing_else() {
        var squares = new Together<Integer, Integer>(
                keys -> keys.stream().filter(key -> key > 0).collect(toMap(key -> key, key -> key * key)));

        assertThat(squares.find(List.of(2, 3, -1))).isEqualTo(Map.of(2, 4, 3, 9));
        assertThat(squares.find(List.of())).isEmpty();
    }

    @Test
    void who_asks_while_others_look_shares_the_next_look() {
        var held = new CountDownLatch(1);
        var together = new Together<Integer, Integer>(keys -> {
            looks.add(Set.copyOf(keys));
            awaited(held);
            return keys.stream().collect(toMap(Function.identity(), Function.identity()));
        });
        var first = asked(together, 1);
        while (looks.size() < 1) Thread.onSpinWait(); // else the second may join the first
        var early = List.of(first, asked(together, 2));
        while (looks.size() < 2) Thread.onSpinWait();
        var late = IntStream.range(10, 60).mapToObj(key -> asked(together, key)).toList();
        for (var thread : started) while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();

        held.countDown();

        early.forEach(CompletableFuture::join);
        for (int i = 0; i < 50; i++) assertThat(late.get(i).join()).isEqualTo(Map.of(10 + i, 10 + i));
        assertThat(looks).hasSizeLessThan(2 + 50);
        assertThat(looks.stream().mapToInt(Set::size).sum()).isEqualTo(52);
    }

    @Test
    void a_look_that_fails_is_told_and_the_next_is_made() {
        var together = new Together<Integer, Integer>(keys -> {
            if (keys.contains(13)) throw new IllegalStateException("as if");
            return Map.of();
        });

        assertThatThrownBy(() -> together.find(List.of(13))).hasMessage("as if");
        assertThat(together.find(List.of(14))).isEmpty();
    }

    private CompletableFuture<Map<Integer, Integer>> asked(Together<Integer, Integer> together, int key) {
        return CompletableFuture.supplyAsync(() -> together.find(List.of(key)), threads);
    }

    private static void awaited(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
