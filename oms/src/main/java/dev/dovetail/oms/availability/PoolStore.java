package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Pools in {@code oms.pool}. On plain PostgreSQL one statement takes the rows of all nodes at once. */
@Repository
class PoolStore {
    private static final String SAME_POOL = """
             p.node_id = a.node_id and p.client_id = a.client_id and p.sku = a.sku and p.pool = a.pool
            """;

    private static final String LOCK = """
            select p.* from oms.pool p
              join unnest(:nodes, :clients, :skus) as a(node_id, client_id, sku)
                on p.node_id = a.node_id and p.client_id = a.client_id and p.sku = a.sku
             where p.pool not like 'inbound:%'
             order by p.node_id, p.client_id, p.sku, p.pool <> 'open', p.pool
               for update of p
            """;

    private final JdbcClient jdbc;
    private final Recent recent;

    PoolStore(JdbcClient jdbc, Recent recent) {
        this.jdbc = jdbc;
        this.recent = recent;
    }

    /** Locks every pool of goods of these nodes and SKUs, in order; what is made for a node and SKU later waits at its open pool. */
    List<Pool> lock(Collection<Shelves.Key> keys) {
        return keys(jdbc.sql(LOCK), keys).query((row, _) -> pool(row)).list();
    }

    /** As {@link #lock}; a node may tell of what we never knew it had, and then its open pool is made. */
    Shelves lockOrMake(Collection<Shelves.Key> keys, String reason) {
        var locked = lock(keys);
        long open =
                locked.stream().filter(pool -> pool.name().equals(Claim.OPEN)).count();
        if (open == keys.size()) return new Shelves(locked, reason);
        makeOpen(keys);
        recent.change(keys.stream().map(Shelves.Key::sku).toList());
        return new Shelves(lock(keys), reason);
    }

    private void makeOpen(Collection<Shelves.Key> keys) {
        keys(jdbc.sql("""
                insert into oms.pool (node_id, client_id, sku)
                select node_id, client_id, sku from unnest(:nodes, :clients, :skus) as a(node_id, client_id, sku)
                 order by node_id, client_id, sku
                on conflict do nothing
                """), keys).update();
    }

    /** Makes those of the fences that are not there, empty. Their open pools are locked. */
    void makeFences(NodeId node, Collection<StockSetup.Fence> fences) {
        jdbc.sql("""
                insert into oms.pool (node_id, client_id, sku, pool)
                select :node, client_id, sku, pool from unnest(:clients, :skus, :pools) as a(client_id, sku, pool)
                 order by client_id, sku, pool
                on conflict do nothing
                """)
                .param("node", node.value())
                .param(
                        "clients",
                        fences.stream().mapToInt(f -> f.sku().client()).toArray())
                .param("skus", fences.stream().map(f -> f.sku().code()).toArray(String[]::new))
                .param(
                        "pools",
                        fences.stream().map(f -> Claim.fence(f.channel())).toArray(String[]::new))
                .update();
        recent.change(fences.stream().map(StockSetup.Fence::sku).toList());
    }

    /** The guard is in the statement. The rows were locked and looked at, so a miss here is a fault. */
    void take(PoolRows rows) {
        int taken =
                rows.into(jdbc.sql("""
                update oms.pool p set reserved = p.reserved + a.quantity, changed_at = now()
                  from %s
                 where %s and p.position - p.reserved - p.safety >= a.quantity
                """.formatted(PoolRows.UNNEST, SAME_POOL))).update();
        expect(rows.size(), taken);
        recent.change(rows.skus());
    }

    /** Gives units back to pools of goods on their way. More than is reserved is a fault. */
    void giveBack(PoolRows rows) {
        if (rows.size() == 0) return;
        int given =
                rows.into(jdbc.sql("""
                update oms.pool p set reserved = p.reserved - a.quantity, changed_at = now()
                  from %s
                 where %s and p.reserved >= a.quantity
                """.formatted(PoolRows.UNNEST, SAME_POOL))).update();
        expect(rows.size(), given);
        recent.change(rows.skus());
    }

    /** Locks pools of goods on their way, whose open pools are locked. */
    List<Pool> lockComing(PoolRows rows) {
        return rows.into(jdbc.sql("""
                select p.* from oms.pool p join %s on %s
                 order by p.node_id, p.client_id, p.sku, p.pool for update of p
                """.formatted(PoolRows.UNNEST, SAME_POOL)))
                .query((row, _) -> pool(row))
                .list();
    }

    /** Says how many are still to come; false where more is promised of them. Their open pool is locked. */
    boolean putComing(PoolRows rows) {
        return rows.into(jdbc.sql("""
                insert into oms.pool as p (node_id, client_id, sku, pool, position)
                select node_id, client_id, sku, pool, quantity from %s order by node_id, client_id, sku, pool
                on conflict (node_id, client_id, sku, pool) do update
                   set position = excluded.position, changed_at = now()
                 where p.reserved <= excluded.position
                """.formatted(PoolRows.UNNEST))).update() == rows.size();
    }

    /** Writes rows that were locked, as they are now. */
    void save(List<Pool> pools) {
        if (pools.isEmpty()) return;
        int saved = jdbc.sql("""
                update oms.pool p
                   set position = a.position, reserved = a.reserved, owing = a.owing, wanted = a.wanted, changed_at = now()
                  from unnest(:nodes, :clients, :skus, :pools, :positions, :reserved, :owing, :wanted)
                       as a(node_id, client_id, sku, pool, position, reserved, owing, wanted)
                 where %s
                """.formatted(SAME_POOL))
                .param("nodes", pools.stream().mapToInt(p -> p.node().value()).toArray())
                .param("clients", pools.stream().mapToInt(p -> p.sku().client()).toArray())
                .param("skus", pools.stream().map(p -> p.sku().code()).toArray(String[]::new))
                .param("pools", pools.stream().map(Pool::name).toArray(String[]::new))
                .param("positions", pools.stream().mapToLong(Pool::position).toArray())
                .param("reserved", pools.stream().mapToLong(Pool::reserved).toArray())
                .param("owing", pools.stream().mapToLong(Pool::owing).toArray())
                .param("wanted", pools.stream().mapToLong(Pool::wanted).toArray())
                .update();
        expect(pools.size(), saved);
        recent.change(pools.stream().map(Pool::sku).toList());
    }

    List<Figure> keepBack(PoolRows rows) {
        var kept = rows.into(jdbc.sql("""
                insert into oms.pool as p (node_id, client_id, sku, pool, safety)
                select node_id, client_id, sku, pool, quantity from %s order by node_id, client_id, sku, pool
                on conflict (node_id, client_id, sku, pool) do update
                   set safety = excluded.safety, changed_at = now()
                returning p.*
                """.formatted(PoolRows.UNNEST)))
                .query((row, _) -> figure(row))
                .list();
        recent.change(rows.skus());
        return kept;
    }

    private static StatementSpec keys(StatementSpec statement, Collection<Shelves.Key> keys) {
        var sorted = keys.stream().sorted(Shelves.Key.ORDER).toList();
        return statement
                .param("nodes", sorted.stream().mapToInt(k -> k.node().value()).toArray())
                .param(
                        "clients",
                        sorted.stream().mapToInt(k -> k.sku().client()).toArray())
                .param("skus", sorted.stream().map(k -> k.sku().code()).toArray(String[]::new));
    }

    private static Pool pool(ResultSet row) throws SQLException {
        return new Pool(
                new NodeId(row.getInt("node_id")),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                pool(row.getString("pool")),
                row.getLong("position"),
                row.getLong("reserved"),
                row.getLong("safety"),
                row.getLong("owing"),
                row.getLong("wanted"));
    }

    /** Nearly all are open: memory holds the word once. */
    private static String pool(String name) {
        return name.equals(Claim.OPEN) ? Claim.OPEN : name;
    }

    static Figure figure(ResultSet row) throws SQLException {
        return pool(row).figure();
    }

    private static void expect(int rows, int moved) {
        if (moved != rows) throw new IllegalStateException("moved " + moved + " pools of " + rows);
    }
}
