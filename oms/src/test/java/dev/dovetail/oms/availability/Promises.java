package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.handoff.TestHandoff;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.StandardEnvironment;

/** Availability over a test database, and short words to speak of it. */
final class Promises {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    final TestDatabase db;
    final Availability availability;
    final Positions positions;
    final StockSetup setup;
    final Recent recent;
    Instant now = NOW;
    Duration between = Duration.ZERO; // what passes from one look at the clock to the next
    private final IdSource ids = new IdSource(InstantSource.system(), 0);

    Promises(TestDatabase db) {
        this.db = db;
        InstantSource clock = () -> now = now.plus(between);
        var outbox = new TestHandoff(db, clock).outbox();
        this.positions = new Positions(db.jdbc());
        this.recent =
                new Recent(positions, new Buffers(db.jdbc()), new Moved(db.jdbc()), new StandardEnvironment(), clock);
        var pools = new PoolStore(db.jdbc(), recent);
        var landed = new LandedStock(outbox, new Json(), ids, clock);
        var settled = new Settled(pools, new ShortfallStore(db.jdbc(), ids, clock), landed);
        this.setup = new StockSetup(pools, settled, landed, new Audit(db.jdbc(), ids), db.transactions());
        this.availability = new Availability(
                pools,
                new ReservationStore(db.jdbc()),
                settled,
                landed,
                setup,
                new Coming(pools, new ReservationStore(db.jdbc()), settled, landed, db.transactions()),
                recent,
                db.transactions());
    }

    static Sku sku(String code) {
        return new Sku(1, code);
    }

    OrderId order() {
        return new OrderId(ids.next(7));
    }

    /** Units for an order of its own, from a channel that no node keeps anything for. */
    Ask ask(int node, String sku, long quantity) {
        return ask(node, sku, quantity, "any");
    }

    Ask ask(int node, String sku, long quantity, String channel) {
        return new Ask(new NodeId(node), order(), 1, sku(sku), quantity, channel);
    }

    /** What is held once the asks were taken. */
    static Claim claim(Ask ask) {
        return claim(ask, ask.quantity());
    }

    static Claim claim(Ask ask, long quantity) {
        return new Claim(ask.node(), ask.order(), ask.line(), ask.sku(), quantity);
    }

    void fence(int node, String sku, String channel, long wanted) {
        setup.fence(
                new NodeId(node),
                List.of(new StockSetup.Fence(channel, sku(sku), wanted)),
                new Cause("test", NOW, "api"));
    }

    Map<NodeId, List<Sku>> landed(int node, String sku, long change) {
        return availability.change(List.of(new StockChange(new NodeId(node), sku(sku), change, "received")));
    }

    Figure figure(int node, String sku) {
        return figure(node, sku, Claim.OPEN);
    }

    Figure figure(int node, String sku, String pool) {
        return positions.figures(List.of(sku(sku))).getOrDefault(sku(sku), List.of()).stream()
                .filter(figure -> figure.node().value() == node && figure.pool().equals(pool))
                .findFirst()
                .orElseThrow();
    }

    /** The open shortfall of the pool; 0 where there is none. */
    long shortfall(int node, String sku) {
        return db.jdbc()
                .sql("""
                        select coalesce(sum(quantity), 0) from oms.shortfall
                         where node_id = :node and sku = :sku and closed_at is null
                        """)
                .param("node", node)
                .param("sku", sku)
                .query(Long.class)
                .single();
    }

    /** As {@link #shortfall}, as it is listed for people. */
    long missing(String sku) {
        return new Positions(db.jdbc())
                .missing(1, 1000).stream()
                        .filter(one -> one.sku().code().equals(sku))
                        .mapToLong(Positions.Missing::units)
                        .sum();
    }

    /** What the backlog was told of the SKU. */
    long tellings(String sku) {
        return db.jdbc()
                .sql("select count(*) from oms.node_outbox where destination = 'oms.backlog' and body like :sku")
                .param("sku", "%\"" + sku + "\"%")
                .query(Long.class)
                .single();
    }

    long broken(String invariant) {
        return new AvailabilityInvariants()
                .all().stream()
                        .filter(i -> i.id().equals(invariant))
                        .mapToLong(i -> db.jdbc()
                                .sql("select count(*) from (" + i.sql() + ") broken")
                                .query(Long.class)
                                .single())
                        .sum();
    }
}
