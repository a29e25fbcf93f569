package dev.dovetail.wms.stock;

import dev.dovetail.ground.storage.Login;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handled;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A process of its own that claims one mug and takes one named phone. It says that it is ready, waits at a gate in the database
 * with all the others, and says what it got.
 */
final class Racer {
    static final long GATE = 4711;

    private Racer() {}

    /** @param args where the database is, who it is, the node, the bin and the tote, and how the phone is called */
    public static void main(String[] args) throws SQLException {
        var login = new Login(args[0], args[1], args[2]);
        int me = Integer.parseInt(args[3]);
        var node = new NodeId(Integer.parseInt(args[4]));
        try (var source = new SingleConnectionDataSource(login.url(), login.user(), login.password(), true)) {
            var stock = stock(source, me);
            var transactions = new Transactions(new JdbcTransactionManager(source));
            var jdbc = JdbcClient.create(source);
            System.out.println("ready");
            jdbc.sql("select pg_advisory_lock_shared(" + GATE + ")")
                    .query((_, _) -> 1)
                    .list();
            var claims = transactions.run(() -> stock.allocate(node, List.of(new Want(0, new Sku(1, "MUG"), 1))));
            System.out.println(
                    "mugs " + claims.stream().mapToLong(Allotment::quantity).sum());
            var move = Move.of(
                            Long.parseLong(args[5]),
                            Long.parseLong(args[6]),
                            new Sku(1, "PHONE"),
                            1,
                            "moved",
                            "race",
                            "racer-" + me,
                            Instant.now())
                    .named(List.of(args[7]));
            var refused = transactions.run(() -> stock.move(node, List.of(move)));
            System.out.println(
                    "phones " + (refused.isEmpty() ? args[7] : refused.get(0).code()));
        }
    }

    private static Stock stock(DataSource source, int me) {
        var jdbc = JdbcClient.create(source);
        var ids = new IdSource(() -> Instant.parse("2026-03-02T08:00:00Z").plusSeconds(me), 0);
        var ledger = new LedgerStore(jdbc, ids);
        return new Stock(
                ledger,
                new AllocationStore(jdbc),
                new SerialStore(jdbc),
                new LotStore(jdbc),
                Handled.items(jdbc),
                new PlateWork(new PlateStore(jdbc), ledger),
                new FactTeller(null, null, ids, Instant::now),
                Instant::now);
    }
}
