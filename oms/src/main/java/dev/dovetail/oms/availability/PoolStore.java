package dev.dovetail.oms.availability;

import static dev.dovetail.oms.availability.PoolRows.UNNEST;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pools in {@code oms.pool}. On plain PostgreSQL one statement takes the rows of all nodes at once. */
@Repository
class PoolStore {
    private static final String RETURNING =
            " returning p.node_id, p.client_id, p.sku, p.pool, p.position, p.reserved, p.safety";
    private static final String SAME_POOL = """
             p.node_id = a.node_id and p.client_id = a.client_id and p.sku = a.sku and p.pool = a.pool
            """;

    private final JdbcClient jdbc;

    PoolStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the rows in order, so that the next statement sees them as they are and nobody else moves them. */
    void lock(PoolRows rows) {
        enough(rows);
    }

    /** Locks the rows in order and says whether each exists and has what is asked of it. */
    boolean lockedAndEnough(PoolRows rows) {
        var enough = enough(rows);
        return enough.size() == rows.size() && !enough.contains(false);
    }

    private List<Boolean> enough(PoolRows rows) {
        return rows.into(jdbc.sql("""
                select p.position - p.reserved - p.safety >= a.quantity
                  from oms.pool p join %s on %s
                 order by p.node_id, p.client_id, p.sku, p.pool
                   for update of p
                """.formatted(UNNEST, SAME_POOL)))
                .query(Boolean.class)
                .list();
    }

    /** The guard is in the statement. The rows were locked and looked at, so a miss here is a fault. */
    void take(PoolRows rows) {
        int taken = rows.into(jdbc.sql("""
                update oms.pool p set reserved = p.reserved + a.quantity, changed_at = now()
                  from %s
                 where %s and p.position - p.reserved - p.safety >= a.quantity
                """.formatted(UNNEST, SAME_POOL))).update();
        expect(rows, taken);
    }

    List<Figure> giveBack(PoolRows rows) {
        var figures = rows.into(jdbc.sql("""
                update oms.pool p set reserved = p.reserved - a.quantity, changed_at = now()
                  from %s
                 where %s
                """.formatted(UNNEST, SAME_POOL) + RETURNING))
                .query((row, _) -> figure(row))
                .list();
        expect(rows, figures.size());
        return figures;
    }

    /** What was held for the shipped lines falls with the position, in one statement. */
    void ship(PoolRows shipped, PoolRows held) {
        int moved = held.into(shipped, jdbc.sql("""
                update oms.pool p
                   set position = greatest(p.position - p.owing - a.quantity, 0),
                       owing = greatest(p.owing - p.position + a.quantity, 0),
                       reserved = p.reserved - a.held, changed_at = now()
                  from unnest(:nodes, :clients, :skus, :pools, :quantities, :held)
                       as a(node_id, client_id, sku, pool, quantity, held)
                 where %s
                """.formatted(SAME_POOL))).update();
        expect(shipped, moved);
    }

    List<Figure> keepBack(PoolRows rows) {
        return rows.into(jdbc.sql("""
                insert into oms.pool as p (node_id, client_id, sku, pool, safety)
                select node_id, client_id, sku, pool, quantity from %s order by node_id, client_id, sku, pool
                on conflict (node_id, client_id, sku, pool) do update
                   set safety = excluded.safety, changed_at = now()
                """.formatted(UNNEST) + RETURNING))
                .query((row, _) -> figure(row))
                .list();
    }

    /** As {@link #lock}; a node may ship what we never knew it had, and then the row is made. */
    void lockOrMake(PoolRows rows) {
        if (enough(rows).size() == rows.size()) return;
        rows.into(jdbc.sql("""
                insert into oms.pool (node_id, client_id, sku, pool)
                select node_id, client_id, sku, pool from %s order by node_id, client_id, sku, pool
                on conflict do nothing
                """.formatted(UNNEST))).update();
        lock(rows);
    }

    List<Figure> change(PoolRows rows) {
        return rows.into(jdbc.sql("""
                insert into oms.pool as p (node_id, client_id, sku, pool, position, owing)
                select node_id, client_id, sku, pool, greatest(quantity, 0), greatest(-quantity, 0)
                  from %s order by node_id, client_id, sku, pool
                on conflict (node_id, client_id, sku, pool) do update
                   set position = greatest(p.position - p.owing + excluded.position - excluded.owing, 0),
                       owing = greatest(p.owing - p.position + excluded.owing - excluded.position, 0),
                       changed_at = now()
                """.formatted(UNNEST) + RETURNING))
                .query((row, _) -> figure(row))
                .list();
    }

    static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                new NodeId(row.getInt("node_id")),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("pool"),
                row.getLong("position"),
                row.getLong("reserved"),
                row.getLong("safety"));
    }

    private static void expect(PoolRows rows, int moved) {
        if (moved != rows.size()) throw new IllegalStateException("moved " + moved + " pools of " + rows.size());
    }
}
