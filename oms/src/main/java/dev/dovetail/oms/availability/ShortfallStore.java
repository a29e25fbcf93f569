package dev.dovetail.oms.availability;

import dev.dovetail.kernel.IdSource;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promised units that a node no longer has, in {@code oms.shortfall}: at most one open document for each pool. */
@Repository
class ShortfallStore {
    private static final String OWNER = "operations";
    private static final Duration CLOCK = Duration.ofHours(24);

    private static final String SETTLE = """
            with touched as (
                select * from unnest(:nodes, :clients, :skus, :pools, :missing, :ids, :reasons)
                           as t(node_id, client_id, sku, pool, missing, id, reason)),
            moved as (
                update oms.shortfall s
                   set quantity = case when t.missing > 0 then t.missing else s.quantity end,
                       closed_at = case when t.missing > 0 then null else cast(:now as timestamptz) end
                  from touched t
                 where s.node_id = t.node_id and s.client_id = t.client_id and s.sku = t.sku and s.pool = t.pool
                   and s.closed_at is null)
            insert into oms.shortfall (node_id, id, client_id, sku, pool, quantity, reason, owner, opened_at, due_at)
            select t.node_id, t.id, t.client_id, t.sku, t.pool, t.missing, t.reason, :owner,
                   cast(:now as timestamptz), cast(:due as timestamptz)
              from touched t
             where t.missing > 0
               and not exists (select from oms.shortfall s
                                where s.node_id = t.node_id and s.client_id = t.client_id and s.sku = t.sku
                                  and s.pool = t.pool and s.closed_at is null)
            """;

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final InstantSource clock;

    ShortfallStore(JdbcClient jdbc, IdSource ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens, moves and closes shortfalls so that each is exactly what its pool has reserved above its position. The
     * caller holds the pools' locks. A closed document keeps the last quantity it stood at.
     */
    void settle(Shelves shelves) {
        var figures = shelves.figures();
        var now = Timestamp.from(clock.instant());
        jdbc.sql(SETTLE)
                .param("nodes", figures.stream().mapToInt(f -> f.node().value()).toArray())
                .param(
                        "clients",
                        figures.stream().mapToInt(f -> f.sku().client()).toArray())
                .param("skus", figures.stream().map(f -> f.sku().code()).toArray(String[]::new))
                .param("pools", figures.stream().map(Figure::pool).toArray(String[]::new))
                .param("missing", figures.stream().mapToLong(Figure::shortfall).toArray())
                .param("ids", newIds(figures.size()))
                .param("reasons", figures.stream().map(shelves::why).toArray(String[]::new))
                .param("owner", OWNER)
                .param("now", now)
                .param("due", Timestamp.from(clock.instant().plus(CLOCK)))
                .update();
    }

    private long[] newIds(int count) {
        var made = new long[count];
        for (int i = 0; i < count; i++) made[i] = ids.next(0);
        return made;
    }
}
