package dev.dovetail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;

/** Orders that come due at a steady rate over a limited number of keep-alive connections, as a load balancer sends them. One thread serves them all. */
final class OpenLoop {
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;
    private static final long NONE = Long.MAX_VALUE;
    private static final long SHORT = 1_000_000; // a selector waits for whole milliseconds
    private static final long GLANCE = 50_000; // an answer is seen so much late at most
    private static final long LONGEST_WAIT = 200 * SHORT;

    private final Target target;
    private final Requests requests;
    private final int connections;
    private final Duration grace;
    private final Orders orders = new Orders(false);

    /** @param grace see {@link Schedule} */
    OpenLoop(Target target, int connections, Duration grace) {
        this.target = target;
        this.requests = new Requests(target.key());
        this.connections = connections;
        this.grace = grace;
    }

    Offered run(double perSecond, Duration time) {
        try (var selector = Selector.open()) {
            var idle = new ArrayDeque<Wire>();
            for (int i = 0; i < connections; i++) idle.add(Wire.dial(target, selector));
            long start = System.nanoTime();
            var schedule = new Schedule(start, perSecond, time, grace);
            var round = new Round(selector, idle, schedule, new Offered(start, time, schedule.count()));
            round.run();
            return round.offered;
        } catch (IOException e) {
            throw new UncheckedIOException("a connection failed: " + e.getMessage(), e);
        }
    }

    private final class Round {
        private final Selector selector;
        private final ArrayDeque<Wire> idle;
        private final Schedule schedule;
        final Offered offered;

        Round(Selector selector, ArrayDeque<Wire> idle, Schedule schedule, Offered offered) {
            this.selector = selector;
            this.idle = idle;
            this.schedule = schedule;
            this.offered = offered;
        }

        /** A free connection takes the next that is due, and waits with it where it is due later. */
        void run() throws IOException {
            try {
                for (long due = NONE; due != Schedule.OVER || idle.size() < connections; ) {
                    long now = System.nanoTime();
                    if (due == NONE && !idle.isEmpty()) due = schedule.next(now);
                    boolean sends = due != NONE && due != Schedule.OVER;
                    if (sends && due <= now) {
                        send(due);
                        due = NONE;
                    } else {
                        await(sends ? due - now : LONGEST_WAIT);
                    }
                }
            } finally {
                selector.keys().forEach(key -> ((Wire) key.attachment()).close());
            }
        }

        private void await(long nanos) throws IOException {
            if (nanos > SHORT) {
                selector.select(this::ready, nanos / SHORT);
            } else {
                LockSupport.parkNanos(Math.min(nanos, GLANCE));
                selector.selectNow(this::ready);
            }
        }

        private void send(long due) {
            var wire = idle.remove();
            offered.sent();
            var number = Orders.number();
            try {
                wire.send(new Ask(requests.post(Orders.PATH, number, orders.body(number)), CREATED), due);
            } catch (IOException e) {
                broken(wire, e);
            }
        }

        private void ready(SelectionKey key) {
            var wire = (Wire) key.attachment();
            try {
                var answer = wire.ready();
                if (answer == null) return;
                answered(answer, wire.since());
                if (answer.closing()) again(wire);
                else idle.add(wire);
            } catch (IOException e) {
                if (idle.remove(wire)) again(wire); // nobody was asking
                else broken(wire, e);
            }
        }

        private void answered(Answer answer, long due) {
            if (answer.status() == CREATED) offered.accepted(due, System.nanoTime());
            else if (answer.status() == UNAVAILABLE && answer.promised()) offered.refused();
            else offered.wrong("status " + answer.status());
        }

        private void broken(Wire wire, IOException why) {
            offered.wrong(String.valueOf(why.getMessage()));
            again(wire);
        }

        private void again(Wire wire) {
            wire.close();
            idle.add(Wire.dial(target, selector));
        }
    }
}
