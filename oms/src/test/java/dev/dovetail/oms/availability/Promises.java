package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.handoff.TestHandoff;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Availability over a test database, and short words to speak of it. */
final class Promises {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    final TestDatabase db;
    final Availability availability;
    final Positions positions;
    private final IdSource ids = new IdSource(InstantSource.system(), 0);

    Promises(TestDatabase db) {
        this.db = db;
        var clock = InstantSource.fixed(NOW);
        var outbox = new TestHandoff(db, clock).outbox();
        this.availability = new Availability(
                new PoolStore(db.jdbc()),
                new ReservationStore(db.jdbc()),
                new ShortfallStore(db.jdbc(), ids, clock),
                new LandedStock(outbox, new Json(), ids, clock),
                new Audit(db.jdbc(), ids),
                db.transactions());
        this.positions = new Positions(db.jdbc());
    }

    static Sku sku(String code) {
        return new Sku(1, code);
    }

    OrderId order() {
        return new OrderId(ids.next(7));
    }

    Claim claim(int node, String sku, long quantity) {
        return new Claim(new NodeId(node), order(), 1, sku(sku), quantity);
    }

    static Claim of(Claim claim, long quantity) {
        return new Claim(claim.node(), claim.order(), claim.line(), claim.sku(), quantity, claim.pool());
    }

    Map<NodeId, List<Sku>> landed(int node, String sku, long change) {
        return availability.change(List.of(new StockChange(new NodeId(node), sku(sku), change, "received")));
    }

    Figure figure(int node, String sku) {
        return positions.figures(List.of(sku(sku))).getOrDefault(sku(sku), List.of()).stream()
                .filter(figure -> figure.node().value() == node)
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
