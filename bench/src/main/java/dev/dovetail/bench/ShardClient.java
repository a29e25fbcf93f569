package dev.dovetail.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Handhelds as a process of their own, so that it can be pinned beside its warehouse: receives units one by one at a steady
 * rate, whether the last one was answered or not, and prints how long each scan took, in microseconds from when it was due.
 */
final class ShardClient {
    private static final int HANDHELDS = 8;

    private final int port;
    private final String key;
    private final String code;
    private final String delivery;
    private final List<String> barcodes;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    private ShardClient(String[] words) {
        port = Integer.parseInt(words[0]);
        key = words[1];
        code = words[2];
        delivery = words[3];
        barcodes = List.of(words[4].split(","));
    }

    /** @param words port, key, warehouse, delivery, barcodes, scans a second, seconds */
    public static void main(String[] words) throws InterruptedException {
        var client = new ShardClient(words);
        client.run(Double.parseDouble(words[5]), Integer.parseInt(words[6]));
        System.out.println(
                client.nanos.stream().map(nanos -> Long.toString(nanos / 1000)).collect(Collectors.joining(" ")));
    }

    private void run(double perSecond, int seconds) throws InterruptedException {
        long begin = System.nanoTime() + 50_000_000;
        long gap = Math.round(1e9 * HANDHELDS / perSecond);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < HANDHELDS; i++) {
            long first = begin + gap * i / HANDHELDS;
            var worker = "handheld-" + i;
            threads.add(Thread.ofPlatform().start(() -> scan(worker, first, gap, begin + seconds * 1_000_000_000L)));
        }
        for (var thread : threads) thread.join();
    }

    private void scan(String worker, long first, long gap, long end) {
        try (var connection = new LoadClient(port, key)) {
            long number = 0;
            for (long due = first; due < end; due += gap) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                int status = connection.post("/api/v1/floor/" + code + "/scans", "", body(worker, number++));
                if (status != 200) throw new IllegalStateException("a scan was answered with " + status);
                nanos.add(System.nanoTime() - due);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String body(String worker, long number) {
        var barcode = barcodes.get((int) (number % barcodes.size()));
        return """
                {"scans":[{"scanId":"%s","kind":"receive","worker":"%s","at":"2026-11-01T10:00:00Z","delivery":"%s",\
                "location":"DOCK-1","barcode":"%s","quantity":1}]}""".formatted(UUID.randomUUID(), worker, delivery, barcode);
    }

    /** As the bench reads what a client printed. */
    static Sample read(String printed, int seconds) {
        var text = printed.strip();
        long[] nanos = text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(" "))
                        .mapToLong(micros -> Long.parseLong(micros) * 1000)
                        .sorted()
                        .toArray();
        return new Sample((double) nanos.length / seconds, nanos);
    }
}
