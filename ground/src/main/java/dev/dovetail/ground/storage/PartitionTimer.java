package dev.dovetail.ground.storage;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the coming months' partitions once a day, for a program that runs longer than those made at its start reach. */
@Component
class PartitionTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionTimer.class);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final boolean automatic;
    private @Nullable ScheduledExecutorService daily;

    PartitionTimer(JdbcClient jdbc, InstantSource clock, Environment environment) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.automatic =
                environment.getProperty("dovetail.deliveries", "background").equals("background");
    }

    /** A failure waits for the next day: there are months of time. */
    void look() {
        try {
            Migrations.ensurePartitions(jdbc, clock.instant());
        } catch (RuntimeException e) {
            LOG.error("the coming months' partitions could not be made; tried again in a day", e);
        }
    }

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }

    @Override
    public synchronized void start() {
        if (daily != null) return;
        var made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("partitions").daemon().factory());
        var _ = made.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.DAYS);
        daily = made;
    }

    @Override
    public synchronized void stop() {
        if (daily != null) daily.shutdownNow();
        daily = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return daily != null;
    }
}
