package dev.dovetail.ground.handoff;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two families, who takes their messages, a clock that is set by hand, and engines over them. */
final class Seam {
    static final Family ORDERS = new Family("seam.order", "slot", false);
    static final Family NODES = new Family("seam.node", "node_id", true);

    /** Audit rows outlive a test, so ids must not come again. */
    private static final AtomicInteger SEAMS = new AtomicInteger();

    final TestDatabase db;
    final Hints hints = new Hints();
    final TestClock clock = new TestClock();
    final IdSource ids = new IdSource(clock, SEAMS.addAndGet(100));
    final Outbox outbox;
    final TestPartner carrier = new TestPartner("carrier", false);
    final TestPartner channel = new TestPartner("channel", true);
    final TestInward orders;
    final TestInward nodes;
    Checkpoint checkpoint = _ -> {};
    Peering peering = Peering.NONE;

    Seam(TestDatabase db) {
        this.db = db;
        make(db);
        this.outbox = new Outbox(db.jdbc(), clock, hints);
        this.orders = new TestInward("orders", ORDERS, db.jdbc());
        this.nodes = new TestInward("nodes", NODES, db.jdbc());
    }

    static final class TestClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void set(Instant time) {
            now = time;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    Kit kit(long seed) {
        return kit(seed, db.dataSource());
    }

    /** The receiver's side, for what comes from another Dovetail. */
    Arrivals arrivals() {
        return new Receiving(kit(5), List.of(ORDERS, NODES));
    }

    private Kit kit(long seed, DataSource database) {
        var jdbc = JdbcClient.create(database);
        var transactions = new Transactions(new JdbcTransactionManager(database));
        List<Inward> inwards = List.of(new TestInward(orders, jdbc), new TestInward(nodes, jdbc));
        return new Kit(
                jdbc,
                transactions,
                clock,
                new Random(seed),
                point -> checkpoint.reached(point),
                hints,
                code -> code.equals("nobody")
                        ? Optional.empty()
                        : Optional.of(new Outward.Partner(code, "http://" + code, "secret", "{}")),
                new Routes(inwards, List.of(carrier, channel)),
                peering);
    }

    Deliveries deliveries(long seed) {
        return new Delivering(kit(seed), List.of(ORDERS, NODES), false);
    }

    Handoffs handoffs() {
        return new Handoffs(kit(9), List.of(ORDERS, NODES), new Audit(db.jdbc(), ids));
    }

    /** What is broken now, by id. */
    List<String> broken() {
        return invariants().broken().stream().map(Invariants.Broken::id).toList();
    }

    /** As the program finds them: published by the configuration, over the families that are beans. */
    private Invariants invariants() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("orders", Family.class, () -> ORDERS);
            context.registerBean("nodes", Family.class, () -> NODES);
            context.register(HandoffInvariants.class);
            context.refresh();
            return new Invariants(
                    List.copyOf(context.getBeansOfType(Invariant.class).values()), db.dataSource(), clock);
        }
    }

    Deliveries deliveries(DataSource database) {
        return new Delivering(kit(1, database), List.of(ORDERS, NODES), false);
    }

    /** Delivers until nothing moves. */
    void drain(Deliveries deliveries) {
        for (int turn = 0; deliveries.turn(); turn++)
            if (turn > 10_000) throw new AssertionError("the turns have no end");
    }

    Outgoing message(int key, long lane, int seq, String destination, String body) {
        return message(key, lane, seq, destination, body, null, clock.instant());
    }

    Outgoing message(
            int key, long lane, int seq, String destination, String body, @Nullable String businessKey, Instant due) {
        long id = ids.next(key % Slot.COUNT);
        return new Outgoing(key, id, key, lane, seq, "seam.test.v1", destination, businessKey, due, body);
    }

    void send(Family family, Outgoing... rows) {
        db.transactions().run(() -> outbox.record(family, List.of(rows)));
    }

    void send(Family family, List<Outgoing> rows) {
        db.transactions().run(() -> outbox.record(family, rows));
    }

    List<Map<String, Object>> rows(Family family, String what) {
        return db.jdbc()
                .sql(family.sql("select " + what + " from {outbox} order by {key}, id"))
                .query()
                .listOfRows();
    }

    List<String> states(Family family, int key) {
        return db.jdbc()
                .sql(family.sql("select state from {outbox} where {key} = :key order by id"))
                .param("key", key)
                .query(String.class)
                .list();
    }

    private static void make(TestDatabase db) {
        var app = db.jdbc().sql("select current_user").query(String.class).single();
        run(db, "drop schema if exists seam cascade; create schema seam; grant usage on schema seam to " + app);
        for (var family : List.of(ORDERS, NODES))
            run(
                    db,
                    resource("/handoff/family.sql")
                            .replace("{t}", family.tables())
                            .replace("{p}", family.tables().substring(5))
                            .replace("{k}", family.key())
                            .replace("{app}", app));
        run(
                db,
                "create table seam.effect (n bigint generated always as identity, destination text, key int, lane bigint, seq int,"
                        + " number bigint, id bigint, body text); grant select, insert on seam.effect to " + app);
    }

    private static void run(TestDatabase db, String script) {
        for (var statement : new ArrayList<>(List.of(script.split(";"))))
            if (!statement.isBlank()) db.owner().sql(statement).update();
    }

    private static String resource(String name) {
        try (var in = Seam.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
