package dev.dovetail.ground.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.dovetail.kernel.TryLater;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@ExtendWith(PostgresExtension.class)
class TransactionsTest {
    private final TestDatabase db;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    TransactionsTest(TestDatabase db) {
        this.db = db;
        this.jdbc = db.jdbc();
        this.transactions = db.transactions();
    }

    @Test
    void a_serialization_failure_runs_the_work_again() {
        var attempts = new AtomicInteger();

        transactions.run(() -> {
            partner("serial-" + attempts.incrementAndGet());
            if (attempts.get() < 3) fail("40001");
        });

        assertThat(attempts).hasValue(3);
        assertThat(partners("serial-%")).isEqualTo(1);
    }

    @Test
    void a_failure_that_is_nobodys_rivalry_is_not_retried() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    fail("22012");
                }))
                .hasStackTraceContaining("given state 22012");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void what_is_for_after_the_commit_is_done_once_it_is_seen_and_never_where_it_was_rolled_back() {
        var seen = new ArrayList<Integer>();
        Runnable look = () -> seen.add(partners("after-%"));

        transactions.run(() -> {
            Transactions.afterCommit(look);
            partner("after-1");
            assertThat(seen).isEmpty();
        });
        assertThatThrownBy(() -> transactions.run(() -> {
            Transactions.afterCommit(look);
            partner("after-2");
            fail("22012");
        }));
        assertThat(seen).containsExactly(1);

        Transactions.afterCommit(look);
        assertThat(seen).containsExactly(1, 1);
    }

    @Test
    void it_gives_up_after_five_attempts() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
            attempts.incrementAndGet();
            fail("40P01");
        }));
        assertThat(attempts).hasValue(5);
    }

    @Test
    void two_that_deadlock_both_get_through() throws Exception {
        partner("one");
        partner("two");
        var bothHoldOne = new CyclicBarrier(2);

        var first = Thread.ofVirtual().start(() -> crossing("one", "two", bothHoldOne));
        var second = Thread.ofVirtual().start(() -> crossing("two", "one", bothHoldOne));
        first.join();
        second.join();

        assertThat(jdbc.sql("select sum(version) from ground.partner where code in ('one', 'two')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2 + 4);
    }

    @Test
    void a_connection_lost_in_the_work_is_retried_on_another() {
        var attempts = new AtomicInteger();

        transactions.run(() -> {
            partner("lost-" + attempts.incrementAndGet());
            if (attempts.get() == 1) killThisSession();
        });

        assertThat(attempts).hasValue(2);
        assertThat(partners("lost-%")).isEqualTo(1);
    }

    @Test
    void where_every_connection_is_lost_the_database_is_away() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    partner("gone");
                    killThisSession();
                }))
                .matches(Transactions::databaseAway);
        assertThat(attempts).hasValue(5);
        assertThat(partners("gone")).isZero();
    }

    @Test
    void a_connection_lost_at_commit_is_unknown_and_not_retried() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    int session = session();
                    terminate(session);
                }))
                .isInstanceOf(Transactions.CommitUnknown.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void work_inside_work_is_one_transaction() {
        assertThatThrownBy(() -> transactions.run(() -> {
            transactions.run(() -> partner("inner"));
            fail("22012");
        }));

        assertThat(partners("inner")).isZero();
    }

    @Test
    void no_free_connection_is_said_to_pass() {
        try (var none = new HikariDataSource()) {
            none.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
            none.setConnectionTimeout(250);
            none.setInitializationFailTimeout(-1);
            var lost = new Transactions(new JdbcTransactionManager(none));

            assertThatThrownBy(() -> lost.run(() -> {})).isInstanceOf(TryLater.class);
        }
    }

    private void crossing(String mine, String theirs, CyclicBarrier barrier) {
        var attempts = new AtomicInteger();
        transactions.run(() -> {
            touch(mine);
            if (attempts.incrementAndGet() == 1) await(barrier);
            touch(theirs);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void touch(String code) {
        jdbc.sql("update ground.partner set version = version + 1 where code = :code")
                .param("code", code)
                .update();
    }

    private void fail(String state) {
        jdbc.sql("do $$ begin raise exception 'given state %1$s' using errcode = '%1$s'; end $$".formatted(state))
                .update();
    }

    private int session() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private void killThisSession() {
        terminate(session());
        jdbc.sql("select 1").query(Integer.class).single();
    }

    private static void terminate(int session) {
        JdbcClient.create(TestServer.get().superuser().dataSource())
                .sql("select pg_terminate_backend(:session, 5000)")
                .param("session", session)
                .query(Boolean.class)
                .single();
    }

    private void partner(String code) {
        jdbc.sql("insert into ground.partner (code, kind, url) values (:code, 'shop', 'http://shop')")
                .param("code", code)
                .update();
    }

    private int partners(String like) {
        return jdbc.sql("select count(*) from ground.partner where code like :like")
                .param("like", like)
                .query(Integer.class)
                .single();
    }
}
