package dev.dovetail.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Orders a second of plain JDBC on the same PostgreSQL: what a straightforward program would reach, and what the database allows. */
final class Yardstick {
    private static final int SKUS = 50_000;
    private static final int BATCH = 200;
    private static final String BATCH_SQL = """
            with o as (select * from unnest(?::bigint[], ?::int[], ?::int[]) as t(id, a, b)),
            taken as (
                update yardstick.stock s set reserved = reserved + d.q
                  from (select sku, count(*) q from (select a sku from o union all select b from o) x group by sku order by sku) d
                 where s.sku = d.sku and s.on_hand - s.reserved >= d.q returning 1),
            orders as (insert into yardstick.orders (id, number, total) select id, 'n' || id, 100 from o),
            lines as (insert into yardstick.line select id, 1, a, 1 from o union all select id, 2, b, 1 from o),
            held as (insert into yardstick.reservation select id, 1, a, 1 from o union all select id, 2, b, 1 from o),
            told as (insert into yardstick.outbox select id, '{"order":' || id || '}' from o)
            select count(*) from taken
            """;

    private static final int STEPS_AFTER_CAPTURE = 6;
    private static final int CHANGES = 1_000;
    private static final String CHANGES_SQL = """
            with told as (select sku, count(*) n from unnest(?::int[]) as t(sku) group by sku),
            locked as (select s.sku from yardstick.stock s join told using (sku) order by s.sku for update of s)
            update yardstick.stock s set on_hand = on_hand + told.n from told join locked using (sku) where s.sku = told.sku
            """;

    private final DataSource source;
    private final AtomicLong ids = new AtomicLong();

    Yardstick(DataSource source) {
        this.source = source;
    }

    /** One transaction an order, nine round trips, eight clients. */
    double naive(Duration time) {
        return Clients.rate(8, time, () -> oneByOne(sku()));
    }

    /** The same, where each order wants the one hot SKU too, 32 clients. */
    double naiveHot(Duration time) {
        return Clients.rate(32, time, () -> oneByOne(0));
    }

    /** An order's whole way, one transaction a step: captured, released, two picks, packed, labelled, shipped; eight clients. */
    double naiveFlow(Duration time) {
        return Clients.rate(8, time, () -> {
            oneByOne(sku());
            for (int step = 0; step < STEPS_AFTER_CAPTURE; step++) oneStep();
            return 1;
        });
    }

    /** What a step writes at least: the order's row, one more, and who is told of it. */
    private void oneStep() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long id = ids.incrementAndGet();
            run(connection, "insert into yardstick.orders (id, number, total) values (?, ?, 0)", id, "n" + id);
            run(connection, "update yardstick.orders set total = total + 1 where id = ?", id);
            run(connection, "insert into yardstick.outbox values (?, ?)", id, "{\"order\":" + id + "}");
            connection.commit();
        }
    }

    /** One row by its key. */
    double point(int clients, Duration time) {
        return Clients.rate(clients, time, this::read);
    }

    /** One statement for two hundred orders, two clients. */
    double batch(Duration time) {
        return Clients.rate(2, time, this::setWise);
    }

    private int oneByOne(int a) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long id = ids.incrementAndGet();
            int b = sku();
            run(connection, "insert into yardstick.orders (id, number, total) values (?, ?, 100)", id, "n" + id);
            for (int line = 1; line <= 2; line++) {
                int sku = line == 1 ? Math.min(a, b) : Math.max(a, b);
                run(connection, "insert into yardstick.line values (?, ?, ?, 1)", id, line, sku);
                run(
                        connection,
                        "update yardstick.stock set reserved = reserved + 1 where sku = ? and on_hand - reserved >= 1",
                        sku);
                run(connection, "insert into yardstick.reservation values (?, ?, ?, 1)", id, line, sku);
            }
            run(connection, "insert into yardstick.outbox values (?, ?)", id, "{\"order\":" + id + "}");
            connection.commit();
            return 1;
        }
    }

    /** One change of one row, one transaction, eight clients. */
    double single(Duration time) {
        return Clients.rate(8, time, () -> {
            try (var connection = source.getConnection()) {
                connection.setAutoCommit(true);
                run(connection, "update yardstick.stock set on_hand = on_hand + 1 where sku = ?", sku());
                return 1;
            }
        });
    }

    /** A thousand changes in one statement, two clients. */
    double unnest(Duration time) {
        return Clients.rate(2, time, this::changes);
    }

    private int changes() throws SQLException {
        var skus = new Integer[CHANGES];
        Arrays.setAll(skus, _ -> sku());
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(CHANGES_SQL)) {
            connection.setAutoCommit(true);
            statement.setArray(1, connection.createArrayOf("int", skus));
            statement.executeUpdate();
            return CHANGES;
        }
    }

    /** A thousand over one connection, so that the pool is no part of it. */
    private int read() throws SQLException {
        try (var connection = source.getConnection();
                var statement =
                        connection.prepareStatement("select on_hand - reserved from yardstick.stock where sku = ?")) {
            for (int i = 0; i < 1000; i++) {
                statement.setInt(1, sku());
                try (var row = statement.executeQuery()) {
                    if (!row.next()) throw new SQLException("a SKU is missing");
                }
            }
            return 1000;
        }
    }

    private int setWise() throws SQLException {
        var id = new Long[BATCH];
        var a = new Integer[BATCH];
        var b = new Integer[BATCH];
        for (int i = 0; i < BATCH; i++) {
            id[i] = ids.incrementAndGet();
            a[i] = sku();
            b[i] = sku();
        }
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(BATCH_SQL)) {
            connection.setAutoCommit(false);
            statement.setArray(1, connection.createArrayOf("bigint", id));
            statement.setArray(2, connection.createArrayOf("int", a));
            statement.setArray(3, connection.createArrayOf("int", b));
            statement.execute();
            connection.commit();
            return BATCH;
        }
    }

    private static int sku() {
        return ThreadLocalRandom.current().nextInt(SKUS);
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            if (statement.executeUpdate() != 1) throw new SQLException("expected one row: " + sql);
        }
    }
}
