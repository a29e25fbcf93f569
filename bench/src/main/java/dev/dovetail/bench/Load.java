package dev.dovetail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.LongStream;

/** A closed loop over keep-alive connections: each asks again as soon as it is answered. One thread serves them all. */
final class Load {
    private final Target target;
    private final Requests requests;
    private final int connections;

    Load(Target target, int connections) {
        this.target = target;
        this.requests = new Requests(target.key());
        this.connections = connections;
    }

    /** What the next connection asks. */
    interface Asking {
        Ask next(Requests requests);
    }

    Sample round(Duration time, Asking asking) {
        try (var selector = Selector.open()) {
            return new Round(selector, asking, time).run();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection failed: " + e.getMessage(), e);
        }
    }

    private final class Round {
        private final Selector selector;
        private final Asking asking;
        private final long start = System.nanoTime();
        private final long end;
        private final LongStream.Builder waits = LongStream.builder();
        private long operations;
        private int open = connections;

        Round(Selector selector, Asking asking, Duration time) {
            this.selector = selector;
            this.asking = asking;
            this.end = start + time.toNanos();
        }

        Sample run() throws IOException {
            var wires = new ArrayList<Wire>();
            try {
                for (int i = 0; i < connections; i++) wires.add(Wire.dial(target, selector));
                for (var wire : wires) wire.send(asking.next(requests), System.nanoTime());
                while (open > 0) selector.select(this::ready);
            } finally {
                wires.forEach(Wire::close);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] all = waits.build().sorted().toArray();
            return new Sample(operations / seconds, operations, all);
        }

        private void ready(SelectionKey key) {
            try {
                var wire = (Wire) key.attachment();
                var answer = wire.ready();
                if (answer != null) answered(wire, answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void answered(Wire wire, Answer answer) throws IOException {
            var asked = wire.asked();
            if (answer.status() != asked.expected())
                throw new IllegalStateException("answered with " + answer.status() + ", not " + asked.expected());
            long now = System.nanoTime();
            waits.add(now - wire.since());
            operations += asked.operations();
            asked.then().run();
            if (now < end) wire.send(asking.next(requests), now);
            else open--;
        }
    }
}
