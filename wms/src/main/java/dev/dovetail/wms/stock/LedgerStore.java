package dev.dovetail.wms.stock;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger {@code stock_move} and its balances {@code stock}. An empty balance has no row. */
@Repository
class LedgerStore {
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

    /** A balance that had no row is added to, as another may have made it meanwhile; the locked ones change by guarded sums. */
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
                               :fates::text[])
               as c (location_id, client_id, sku, lot, status, on_hand, allocated, since, fate)),
        changed as (
          update wms.stock s
             set on_hand = s.on_hand + c.on_hand, allocated = s.allocated + c.allocated, since = c.since
            from change c
           where c.fate = 'changes' and s.node_id = :node and s.location_id = c.location_id
             and s.client_id = c.client_id and s.sku = c.sku and s.lot = c.lot and s.status = c.status
          returning 1),
        emptied as (
          delete from wms.stock s using change c
           where c.fate = 'empties' and s.node_id = :node and s.location_id = c.location_id
             and s.client_id = c.client_id and s.sku = c.sku and s.lot = c.lot and s.status = c.status
             and s.on_hand + c.on_hand = 0 and s.allocated + c.allocated = 0
          returning 1),
        made as (
          insert into wms.stock (node_id, location_id, client_id, sku, lot, status, on_hand, allocated, since)
          select :node, location_id, client_id, sku, lot, status, on_hand, allocated, since
            from change where fate = 'made' order by location_id, client_id, sku, lot, status
              on conflict (node_id, location_id, client_id, sku, lot, status)
              do update set on_hand = stock.on_hand + excluded.on_hand,
                            since = least(stock.since, excluded.since)
          returning 1)
        select (select count(*) from changed) + (select count(*) from emptied) + (select count(*) from made)
        """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    LedgerStore(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    List<Balance> lock(NodeId node, Collection<Balance.Key> keys) {
        if (keys.isEmpty()) return List.of();
        var columns = new KeyColumns(List.copyOf(keys));
        return columns.bind(jdbc.sql(LOCK).param("node", node.value()))
                .query(BalanceRow::read)
                .list();
    }

    /** Returns the ids of the rows, in the order of the moves. */
    long[] write(NodeId node, Postings postings) {
        var moves = postings.moves();
        if (moves.isEmpty()) return new long[0];
        var changes = postings.changes().stream()
                .filter(Predicate.not(LedgerStore::never))
                .toList();
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
                .param("fates", changes.stream().map(LedgerStore::fate).toArray(String[]::new))
                .query(Long.class)
                .single();
        if (rows != changes.size())
            throw new IllegalStateException("wrote " + rows + " balances of " + changes.size() + " that were locked");
        return made;
    }

    private long[] ids(NodeId node, int count) {
        return LongStream.range(0, count).map(_ -> ids.next(node.value() & 255)).toArray();
    }

    /** Came and went within the list: there is no row, and none is needed. */
    private static boolean never(Postings.Change change) {
        return !change.known() && change.empties();
    }

    private static String fate(Postings.Change change) {
        if (!change.known()) return "made";
        return change.empties() ? "empties" : "changes";
    }
}
