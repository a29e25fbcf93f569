package dev.dovetail.ground.edge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Counts who is inside. When the program is to end, {@code /health} says so first, for a while in which everybody is still let
 * in; then whoever comes is told 503 with {@code Retry-After}, and nothing is shut down before the last one inside has left.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FrontDoor implements Filter, Leaving, ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    /** Longer than a connection may be silent in the middle of a request (20 s). */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private static final String RETRY_SECONDS = "1";

    private final Problems problems;
    private final Duration notice;
    private final AtomicInteger inside = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private volatile boolean ill;
    private volatile boolean closed;

    /** @param noticeSeconds how long {@code /health} says that the program ends before it lets nobody in */
    FrontDoor(Problems problems, @Value("${dovetail.notice-seconds:0}") int noticeSeconds) {
        this.problems = problems;
        this.notice = Duration.ofSeconds(noticeSeconds);
    }

    @Override
    public boolean begun() {
        return closed;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        inside.incrementAndGet();
        try {
            if (closed || ill && isHealth((HttpServletRequest) request)) refuse((HttpServletResponse) response);
            else chain.doFilter(request, response);
        } finally {
            if (inside.decrementAndGet() == 0 && closed) tell();
        }
    }

    private static boolean isHealth(HttpServletRequest request) {
        return request.getRequestURI().equals("/health");
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        response.setHeader("Retry-After", RETRY_SECONDS);
        problems.write(response, Problem.of(503, "server.stopping", null));
    }

    private void tell() {
        lock.lock();
        try {
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Comes before anything is stopped. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        ill = true;
        try {
            Thread.sleep(notice);
            closed = true;
            awaitLast();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
        }
    }

    private void awaitLast() throws InterruptedException {
        long nanos = LONGEST.toNanos();
        lock.lock();
        try {
            // a tenth of a second at most: who leaves between our look and our wait signals nobody
            while (inside.get() > 0 && nanos > 0) {
                long step = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(100));
                nanos -= step - Math.max(0, left.awaitNanos(step));
            }
        } finally {
            lock.unlock();
        }
        if (inside.get() > 0)
            LOG.warn("{} requests are cut off: they did not end in {} s", inside.get(), LONGEST.toSeconds());
    }
}
