package dev.dovetail.wms.stock;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger {@code stock_move} and its balances {@code stock}. An empty balance has no row. */
@Repository
class LedgerStore {
    /** Locks what has a row and makes the rows that are missing, each in its place in the order: what is made later is waited for here. */
    private static final String TAKE = """
        insert into wms.stock as s (node_id, location_id, client_id, sku, lot, status, on_hand, since)
        select :node, k.location_id, k.client_id, k.sku, k.lot, k.status, 0, timestamptz 'epoch'
          from unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[], :statuses::text[])
               as k (location_id, client_id, sku, lot, status)
         order by k.location_id, k.client_id, k.sku, k.lot, k.status
            on conflict (node_id, location_id, client_id, sku, lot, status)
            do update set on_hand = s.on_hand where false
        """;

    private static final String LOCK = """
        select s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand, s.allocated, s.plated, s.since
          from unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[], :statuses::text[])
               as k (location_id, client_id, sku, lot, status)
          join wms.stock s
            on s.node_id = :node and s.location_id = k.location_id and s.client_id = k.client_id
           and s.sku = k.sku and s.lot = k.lot and s.status = k.status
         order by s.location_id, s.client_id, s.sku, s.lot, s.status
           for update of s
        """;

    private static final String WRITE = """
        with ledger as (
          insert into wms.stock_move (node_id, id, from_location, to_location, client_id, sku, lot, status,
                                      quantity, reason, reference, at, who)
          select :node, m.*
            from unnest(:ids::bigint[], :froms::bigint[], :tos::bigint[], :moveClients::int[], :moveSkus::text[],
                        :moveLots::text[], :moveStatuses::text[], :quantities::bigint[], :reasons::text[],
                        :references::text[], :ats::timestamptz[], :whos::text[]) as m
          returning 1),
        change as (
          select * from unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[],
                               :statuses::text[], :onHands::bigint[], :allocateds::bigint[], :sinces::timestamptz[],
                               :empties::boolean[])
               as c (location_id, client_id, sku, lot, status, on_hand, allocated, since, empties)),
        changed as (
          update wms.stock s
             set on_hand = s.on_hand + c.on_hand, allocated = s.allocated + c.allocated, since = c.since
            from change c
           where not c.empties and s.node_id = :node and s.location_id = c.location_id
             and s.client_id = c.client_id and s.sku = c.sku and s.lot = c.lot and s.status = c.status
          returning 1),
        emptied as (
          delete from wms.stock s using change c
           where c.empties and s.node_id = :node and s.location_id = c.location_id
             and s.client_id = c.client_id and s.sku = c.sku and s.lot = c.lot and s.status = c.status
             and s.on_hand + c.on_hand = 0 and s.allocated + c.allocated = 0
          returning 1)
        select (select count(*) from changed) + (select count(*) from emptied)
        """;

    private static final String SWEEP = """
        delete from wms.stock s
         using unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[], :statuses::text[])
               as k (location_id, client_id, sku, lot, status)
         where s.node_id = :node and s.location_id = k.location_id and s.client_id = k.client_id
           and s.sku = k.sku and s.lot = k.lot and s.status = k.status and s.on_hand = 0
        """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    LedgerStore(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    List<Balance> lock(NodeId node, Collection<Balance.Key> keys) {
        return keys.isEmpty()
                ? List.of()
                : of(LOCK, node, keys).query(BalanceRow::read).list();
    }

    /** As {@link #lock}, for a caller that may bring goods there: of what is empty there is a row too, until it writes or sweeps. */
    List<Balance> take(NodeId node, Collection<Balance.Key> keys) {
        if (keys.isEmpty()) return List.of();
        of(TAKE, node, keys).update();
        return lock(node, keys);
    }

    /** Of what was taken and stayed empty no row stays. */
    void sweep(NodeId node, Collection<Balance.Key> keys) {
        of(SWEEP, node, keys).update();
    }

    private JdbcClient.StatementSpec of(String sql, NodeId node, Collection<Balance.Key> keys) {
        return new KeyColumns(List.copyOf(keys)).bind(jdbc.sql(sql).param("node", node.value()));
    }

    /** Returns the ids of the rows, in the order of the moves. */
    long[] write(NodeId node, Postings postings) {
        var moves = postings.moves();
        var changes = postings.changes();
        if (moves.isEmpty() && changes.isEmpty()) return new long[0];
        long[] made = ids(node, moves.size());
        var statement = jdbc.sql(WRITE).param("node", node.value()).param("ids", made);
        MoveColumns.bind(statement, moves);
        new KeyColumns(changes.stream().map(Postings.Change::key).toList()).bind(statement);
        long rows = statement
                .param(
                        "onHands",
                        changes.stream().mapToLong(Postings.Change::onHand).toArray())
                .param(
                        "allocateds",
                        changes.stream().mapToLong(Postings.Change::allocated).toArray())
                .param(
                        "sinces",
                        changes.stream()
                                .map(change -> change.since().toString())
                                .toArray(String[]::new))
                .param("empties", changes.stream().map(Postings.Change::empties).toArray(Boolean[]::new))
                .query(Long.class)
                .single();
        if (rows != changes.size())
            throw new IllegalStateException("wrote " + rows + " balances of " + changes.size() + " that were locked");
        return made;
    }

    private long[] ids(NodeId node, int count) {
        return LongStream.range(0, count).map(_ -> ids.next(node.value() & 255)).toArray();
    }
}
