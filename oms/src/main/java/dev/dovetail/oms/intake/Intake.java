package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes orders from channels. The answer comes after the commit. */
@Service
public class Intake {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OTHER_IDS = 4; // tries: where one clashed, its neighbours may

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Normaliser normaliser;
    private final Committer committer;
    private final Rounds rounds;
    private final Revisions revisions;

    Intake(Normaliser normaliser, Committer committer, Rounds rounds, Revisions revisions) {
        this.revisions = revisions;
        this.normaliser = normaliser;
        this.committer = committer;
        this.rounds = rounds;
    }

    /**
     * Captures one order, together with those that wait at the same moment.
     *
     * <p>The same order again is answered with the one stored; a newer revision of it is an amendment, made of the
     * difference, and may be refused as one. Refuses {@code orders.conflict} (same number, other
     * content), {@code orders.idempotency-key-reused}, {@code availability.not-enough} (channels that may refuse),
     * {@code intake.full}, and every field that is wrong with its path.
     *
     * @param key the caller's idempotency key, 1 to 255 characters
     */
    public Captured capture(RawOrder order, String key, Cause cause) {
        return withOtherIds(() -> captured(order, key, cause, this::enter));
    }

    /** With items as they were last seen, and where they have changed since, as they are. */
    private Captured captured(RawOrder order, String key, Cause cause, Consumer<Waiting> entrance) {
        try {
            return captured(order, new Waiting(normaliser.bySeen(order, key), cause), entrance);
        } catch (ItemsChanged meanwhile) {
            return captured(order, new Waiting(normaliser.normal(order, key), cause), entrance);
        }
    }

    private Captured captured(RawOrder order, Waiting waiting, Consumer<Waiting> entrance) {
        entrance.accept(waiting);
        return answer(order, waiting);
    }

    private void enter(Waiting waiting) {
        if (committer.isRunning()) committer.offer(waiting);
        else inline(List.of(waiting));
    }

    /** One order as {@link #captureNow} takes it. */
    public record Post(RawOrder order, String key, Cause cause) {}

    /** Captures on the calling thread, in the order given: for the trading day, whose steps must repeat. Each has its own answer. */
    public List<CompletableFuture<Captured>> captureNow(List<Post> posts) {
        var waiting = posts.stream()
                .map(post -> new Waiting(normaliser.normal(post.order(), post.key()), post.cause()))
                .toList();
        inline(waiting);
        var answers = new ArrayList<CompletableFuture<Captured>>();
        for (int i = 0; i < posts.size(); i++) answers.add(settled(posts.get(i), waiting.get(i)));
        return answers;
    }

    /** One order of a stream: waits for room rather than to refuse. */
    Captured take(Post post) {
        return withOtherIds(() -> captured(post.order(), post.key(), post.cause(), this::enterFromStream));
    }

    /** Another process may have made the same id in the same millisecond: the row that is there keeps it, and we take others. */
    private static Captured withOtherIds(Supplier<Captured> capture) {
        for (int left = OTHER_IDS; left > 0; left--)
            try {
                return capture.get();
            } catch (DuplicateKeyException taken) {
                log.info("an id of an order was taken; it is tried with others", taken);
            }
        return capture.get();
    }

    private void enterFromStream(Waiting waiting) {
        if (committer.takesStreams()) committer.put(waiting, PATIENCE);
        else inline(List.of(waiting));
    }

    private Captured answer(RawOrder order, Waiting waiting) {
        try {
            return await(waiting.answer());
        } catch (HigherRevision newer) {
            return revisions.amend(order, waiting.order(), newer.stored(), waiting.cause());
        }
    }

    private CompletableFuture<Captured> settled(Post post, Waiting waiting) {
        var answer = waiting.answer();
        if (!answer.isCompletedExceptionally() || !(answer.exceptionNow() instanceof HigherRevision newer))
            return answer;
        try {
            return CompletableFuture.completedFuture(
                    revisions.amend(post.order(), waiting.order(), newer.stored(), post.cause()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void inline(List<Waiting> waiting) {
        var queue = new ArrayDeque<>(waiting);
        while (!queue.isEmpty()) rounds.run(Batch.next(queue));
    }

    private static Captured await(CompletableFuture<Captured> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TryLater("intake.slow", Duration.ofSeconds(5), "no answer yet; ask again with the same key");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("intake.stopping", Duration.ofSeconds(5), "the program is stopping");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new CompletionException(e.getCause());
        }
    }
}
