package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Days side by side, one to a processor. Each has a thread, a program and a database of its own, so that a day is the same
 * alone and among others.
 */
final class Lanes {
    private static final int MOST = 4;

    private final Template template;
    private final Home home;
    private final BiConsumer<Result, Duration> heard;

    /** @param heard told of each day when it is over, by whichever thread */
    Lanes(Template template, Home home, BiConsumer<Result, Duration> heard) {
        this.template = template;
        this.home = home;
        this.heard = heard;
    }

    /** The days of these seeds, the first and the last among them, in order. */
    List<Result> run(long first, long last) {
        int lanes = Math.min(MOST, Runtime.getRuntime().availableProcessors());
        try (var threads = Executors.newFixedThreadPool(lanes)) {
            var all = new ArrayList<Future<Result>>();
            for (long seed = first; seed <= last; seed++) {
                long now = seed;
                all.add(threads.submit(() -> timed(now)));
            }
            var days = new ArrayList<Result>();
            for (var day : all) days.add(day.get());
            return days;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Result timed(long seed) {
        long begun = System.nanoTime();
        var day = Day.of(seed, Selection.size(seed), template, home);
        heard.accept(day, Duration.ofNanos(System.nanoTime() - begun));
        return day;
    }
}
