package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Deliveries;
import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.kernel.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One day of one seed: goods arrive, orders and cancellations come in, people work the floor, messages are delivered, and
 * things go wrong, until nothing is left to move.
 */
final class Day implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-06-01T12:00:00Z");
    private static final int TROUBLES = 20;
    private static final int QUIET_ROUNDS = 400;
    private static final int STEPS_AN_HOUR = 6;

    private final VirtualClock clock = new VirtualClock(MORNING);
    private final Agenda agenda = new Agenda();
    private final Tally tally = new Tally();
    private final List<String> troubles = new ArrayList<>();
    private final House house;
    private final Crashes crashes;
    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final SingleConnectionDataSource owner;
    private final Proof proof;
    private final Actors actors;
    private final long seed;
    private int steps;

    /** One whole day on a database of its own. */
    static Result of(long seed, int orders, Template template, Home home) {
        try (var storage = template.copy(seed);
                var day = new Day(seed, orders, storage, home)) {
            return day.run();
        } catch (RuntimeException e) {
            return new Result(seed, 0, 0, 0, new Tally(), "", List.of("the day did not begin or end: " + e));
        }
    }

    private Day(long seed, int orders, Storage storage, Home home) {
        this.seed = seed;
        var random = new SplittableRandom(seed);
        this.crashes = new Crashes(random.split(), tally);
        var ids = new IdSource(clock.asTold(), random.nextInt());
        this.house = new House(storage, home, clock.asTold(), ids, random.split(), crashes);
        this.deliveries = house.part(Deliveries.class);
        this.jdbc = house.part(JdbcClient.class);
        this.owner = owner(storage);
        var asOwner = JdbcClient.create(owner);
        this.proof = new Proof(asOwner, house.part(Invariants.class));
        var inside = Inside.of(house, ids, asOwner);
        this.actors = new Actors(seed, orders, house, clock, random.split(), tally, inside);
    }

    private static SingleConnectionDataSource owner(Storage storage) {
        var login = House.planningOnce(storage.owner());
        return new SingleConnectionDataSource(login.url(), login.user(), login.password(), true);
    }

    Result run() {
        try {
            actors.open();
            settle();
            actors.stock();
            settle();
            crashes.arm(true);
            actors.plan(agenda);
            agenda.at(clock.instant(), this::deliver);
            agenda.at(clock.instant(), this::proveEverything);
            while (!agenda.isEmpty() && troubles.size() < TROUBLES) step();
            crashes.arm(false);
            finish();
        } catch (Exception e) {
            troubles.add("the day broke off after " + steps + " steps: " + e);
        }
        actors.count();
        var digest = new Digest();
        digest.add(jdbc);
        return new Result(seed, actors.orders(), steps, facts(), tally, digest.hex(), troubles);
    }

    private void step() throws Exception {
        agenda.next(clock);
        steps++;
        proof.ofTouched().forEach(this::trouble);
    }

    /** Delivers what is due, again in half a minute or, now and then, much later. */
    private void deliver() {
        turn();
        again(actors.untilNextDelivery(), this::deliver);
    }

    private void proveEverything() {
        proof.ofEverything().forEach(this::trouble);
        again(Duration.ofHours(1), this::proveEverything);
    }

    /** What comes back by itself does so until the last thing that was planned for today. */
    private void again(Duration later, Agenda.Step step) {
        var at = clock.instant().plus(later);
        if (at.isBefore(agenda.last())) agenda.at(at, step);
    }

    /** Delivers until nothing moves; a worker that dies is started again at once, as its supervisor would. */
    private boolean turn() {
        boolean moved = false;
        for (int i = 0; i < 50; i++) {
            try {
                if (!deliveries.turn()) return moved;
            } catch (Crashes.Crash e) {
                deliveries.crash();
            }
            moved = true;
        }
        return moved;
    }

    /** Lets everything that can move do so, without the clock: the opening. */
    private void settle() {
        for (int i = 0; i < QUIET_ROUNDS; i++) if (!(turn() | actors.work())) return;
    }

    /** Closing time: no more orders and no more crashes; waits pass until nothing moves for two hours. */
    private void finish() {
        actors.sweep();
        int quiet = 0;
        boolean worked = true;
        for (int i = 0; i < QUIET_ROUNDS && quiet < 12; i++) {
            boolean moved = turn();
            worked = (moved || worked || i % STEPS_AN_HOUR == 0) && actors.work(); // else they would find nothing
            quiet = moved || worked ? 0 : quiet + 1;
            clock.advance(Duration.ofMinutes(10));
            steps++;
            proof.ofTouched().forEach(this::trouble);
            if (i % STEPS_AN_HOUR == 0) proveEverything();
        }
        if (quiet < 12) trouble("the house never came to rest");
        proveEverything();
        proof.ofUnits().forEach(this::trouble);
        actors.unfinished().forEach(this::trouble);
        aWeekLater();
    }

    /** What comes due of itself within the week, such as a look at a promise's day, has come before the late orders do. */
    private void aWeekLater() {
        clock.advance(Duration.ofDays(7));
        turn();
        int before = facts();
        actors.aWeekLater().forEach(this::trouble);
        turn();
        if (facts() != before) trouble("F9 late orders became " + (facts() - before) + " facts");
        proveEverything();
    }

    private void trouble(String what) {
        if (troubles.size() < TROUBLES) troubles.add(clock.instant() + " step " + steps + ": " + what);
    }

    private int facts() {
        return jdbc.sql("select count(*) from oms.order_fact")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        actors.close();
        house.close();
        owner.destroy();
    }
}
