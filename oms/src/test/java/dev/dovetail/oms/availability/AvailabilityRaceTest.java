package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every check-and-act pair of the promise, with two dozen hands in it at the same moment. */
@ExtendWith(PostgresExtension.class)
class AvailabilityRaceTest {
    private static final int BUYERS = 20;

    private final Promises promises;
    private final Availability availability;

    AvailabilityRaceTest(TestDatabase db) {
        this.promises = new Promises(db);
        this.availability = promises.availability;
    }

    @Test
    void twenty_buyers_of_ten_units_take_exactly_ten() throws Exception {
        promises.landed(1, "LAST", 10);

        var taken = together(IntStream.range(0, BUYERS)
                .mapToObj(_ -> (Callable<Boolean>) () -> availability.take(List.of(promises.ask(1, "LAST", 1))))
                .toList());

        assertThat(taken).filteredOn(yes -> yes).hasSize(10);
        assertThat(promises.figure(1, "LAST").reserved()).isEqualTo(10);
        assertThat(promises.broken("I5")).isZero();
    }

    @Test
    void buyers_of_several_skus_in_any_order_never_lock_each_other_up() throws Exception {
        for (int n = 1; n <= 3; n++) for (int s = 0; s < 4; s++) promises.landed(n, "MIX" + s, 50);

        var taken = together(IntStream.range(0, BUYERS)
                .mapToObj(b -> (Callable<Boolean>) () -> {
                    for (int i = 0; i < 5; i++) takeInOnePlainTransaction(basket(b + i));
                    return true;
                })
                .toList());

        assertThat(taken).hasSize(BUYERS).doesNotContain(false);
        for (int n = 1; n <= 3; n++)
            for (int s = 0; s < 4; s++)
                assertThat(promises.figure(n, "MIX" + s).reserved()).isLessThanOrEqualTo(50);
        assertThat(promises.broken("I5")).isZero();
    }

    @Test
    void stock_that_falls_while_buyers_take_leaves_exactly_the_shortfall() throws Exception {
        promises.landed(1, "FALL", 20);
        var hands = new ArrayList<Callable<Boolean>>();
        for (int b = 0; b < BUYERS; b++) hands.add(() -> availability.take(List.of(promises.ask(1, "FALL", 1))));
        for (int i = 0; i < 4; i++)
            hands.add(() -> promises.landed(1, "FALL", -4).isEmpty());

        together(hands);

        var figure = promises.figure(1, "FALL");
        assertThat(figure.position()).isEqualTo(4);
        assertThat(promises.shortfall(1, "FALL")).isEqualTo(figure.shortfall());
        assertThat(promises.broken("I4") + promises.broken("I5")).isZero();
    }

    @Test
    void a_shipment_and_a_cancel_of_the_same_units_end_them_once() throws Exception {
        promises.landed(1, "BOTH", 30);
        var asks =
                IntStream.range(0, 10).mapToObj(_ -> promises.ask(1, "BOTH", 1)).toList();
        availability.take(asks);
        var claims = asks.stream().map(Promises::claim).toList();
        var hands = new ArrayList<Callable<Boolean>>();
        for (var claim : claims) {
            hands.add(() -> done(() -> availability.ship(List.of(claim))));
            hands.add(() -> done(() -> availability.release(List.of(claim))));
        }

        together(hands);

        assertThat(promises.figure(1, "BOTH").reserved()).isZero();
        assertThat(promises.figure(1, "BOTH").position()).isEqualTo(20);
        assertThat(promises.broken("I5")).isZero();
    }

    @Test
    void five_hundred_claims_over_a_fence_and_open_take_exactly_what_each_channel_may() throws Exception {
        promises.landed(1, "RUSH", 300);
        promises.fence(1, "RUSH", "web", 120);

        var taken = together(IntStream.range(0, 25)
                .mapToObj(b -> (Callable<Boolean>) () -> {
                    for (int i = 0; i < 20; i++)
                        availability.take(List.of(promises.ask(1, "RUSH", 1, b % 2 == 0 ? "web" : "shop")));
                    return true;
                })
                .toList());

        assertThat(taken).hasSize(25);
        assertThat(promises.figure(1, "RUSH", "fence:web").reserved()).isEqualTo(120);
        assertThat(promises.figure(1, "RUSH").reserved()).isEqualTo(180);
        assertThat(promises.broken("I4") + promises.broken("I5")).isZero();
    }

    @Test
    void fences_that_move_while_buyers_take_leave_the_sum_as_it_was() throws Exception {
        promises.landed(1, "SHIFT", 60);
        var hands = new ArrayList<Callable<Boolean>>();
        for (int b = 0; b < BUYERS; b++)
            hands.add(() -> availability.take(List.of(promises.ask(1, "SHIFT", 2, "web"))));
        for (long wanted : new long[] {30, 5, 50, 0})
            hands.add(() -> done(() -> promises.fence(1, "SHIFT", "web", wanted)));

        together(hands);

        var open = promises.figure(1, "SHIFT");
        var fence = promises.figure(1, "SHIFT", "fence:web");
        assertThat(open.position() + fence.position()).isEqualTo(60);
        assertThat(open.reserved() + fence.reserved()).isEqualTo(2 * BUYERS);
        assertThat(promises.broken("I4") + promises.broken("I5")).isZero();
    }

    /** Nothing retries here: a deadlock would surface. */
    private void takeInOnePlainTransaction(List<Ask> asks) {
        new TransactionTemplate(new JdbcTransactionManager(promises.db.dataSource()))
                .executeWithoutResult(_ -> availability.take(asks));
    }

    private List<Ask> basket(int turn) {
        var asks = new ArrayList<Ask>();
        for (int i = 0; i < 4; i++) asks.add(promises.ask(1 + (turn + i) % 3, "MIX" + (turn * 3 + i) % 4, 1));
        return asks;
    }

    /** A release that came second is a fault, and changes nothing. */
    private static boolean done(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static List<Boolean> together(List<Callable<Boolean>> hands) throws Exception {
        var barrier = new CyclicBarrier(hands.size());
        try (var executor = Executors.newFixedThreadPool(hands.size())) {
            var futures = new ArrayList<Future<Boolean>>();
            for (var hand : hands)
                futures.add(executor.submit(() -> {
                    barrier.await();
                    return hand.call();
                }));
            var results = new ArrayList<Boolean>();
            for (var future : futures) results.add(future.get());
            return results;
        }
    }
}
