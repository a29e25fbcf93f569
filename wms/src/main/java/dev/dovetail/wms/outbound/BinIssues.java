package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Balance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bins that held less than the books say: what is to be counted there, and what others were to pick. */
@Repository
class BinIssues {
    /** How many tasks one report moves at most: what is beyond them finds out by its own report. */
    private static final int MOST_NEIGHBOURS = 200;

    private static final String NEIGHBOURS = """
        select distinct task_id from wms.pick_line
         where node_id = :node and location_id = any(:locations) and picked + dropped < quantity
         order by task_id limit :most
        """;
    private static final String PICKING = """
        select distinct p.task_id
          from unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[]) as k (location_id, client_id, sku, lot)
          join wms.pick_line p
            on p.node_id = :node and p.location_id = k.location_id and p.client_id = k.client_id and p.sku = k.sku
           and p.lot = k.lot and p.picked + p.dropped < p.quantity
         order by p.task_id limit :most
        """;
    private static final String COUNT = """
        insert into wms.count_request (node_id, location_id, client_id, sku, reason, reference, at)
        select :node, r.*
          from unnest(:locations::bigint[], :clients::int[], :skus::text[], :reasons::text[], :references::text[],
                      :ats::timestamptz[]) as r
            on conflict do nothing
        """;
    private static final String LIST = """
        select r.location_id, l.code, r.client_id, r.sku, r.reason, r.reference, r.at
          from wms.count_request r
          join wms.location l on l.node_id = r.node_id and l.id = r.location_id
         where r.node_id = :node
           and (r.at, r.location_id, r.client_id, r.sku) > (:at::timestamptz, :location, :client, :sku)
         order by r.at, r.location_id, r.client_id, r.sku limit :limit
        """;
    private static final String RULE = """
        insert into wms.short_rule (node_id, block) values (:node, :block)
            on conflict (node_id) do update set block = excluded.block, version = short_rule.version + 1
        """;

    private final JdbcClient jdbc;

    BinIssues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tasks with something left to pick at these bins. */
    List<Long> neighbours(NodeId node, Collection<Long> locations) {
        if (locations.isEmpty()) return List.of();
        return jdbc.sql(NEIGHBOURS)
                .param("node", node.value())
                .param("locations", locations.toArray(Long[]::new))
                .param("most", MOST_NEIGHBOURS)
                .query(Long.class)
                .list();
    }

    /** Tasks with some of these heaps left to pick. */
    List<Long> picking(NodeId node, Collection<Balance.Key> heaps) {
        if (heaps.isEmpty()) return List.of();
        var keys = List.copyOf(heaps);
        return jdbc.sql(PICKING)
                .param("node", node.value())
                .param(
                        "locations",
                        keys.stream().mapToLong(Balance.Key::location).toArray())
                .param(
                        "clients",
                        keys.stream().mapToInt(key -> key.sku().client()).toArray())
                .param("skus", keys.stream().map(key -> key.sku().code()).toArray(String[]::new))
                .param("lots", keys.stream().map(Balance.Key::lot).toArray(String[]::new))
                .param("most", MOST_NEIGHBOURS)
                .query(Long.class)
                .list();
    }

    /** Asks for a count of each bin and item; one that is asked for already stands. */
    void count(NodeId node, List<ShortReports.Missing> doubted) {
        if (doubted.isEmpty()) return;
        jdbc.sql(COUNT)
                .param("node", node.value())
                .param(
                        "locations",
                        doubted.stream().mapToLong(one -> one.line().location()).toArray())
                .param(
                        "clients",
                        doubted.stream()
                                .mapToInt(one -> one.line().sku().client())
                                .toArray())
                .param("skus", texts(doubted, one -> one.line().sku().code()))
                .param("reasons", texts(doubted, one -> one.report().reason()))
                .param(
                        "references",
                        texts(doubted, one -> "outbound:" + one.line().outbound()))
                .param("ats", texts(doubted, one -> one.report().at().toString()))
                .update();
    }

    /** Somebody has looked: what is there is picked again. False where nothing was asked. */
    boolean close(NodeId node, String location, Sku sku) {
        return jdbc.sql("""
            delete from wms.count_request r using wms.location l
             where r.node_id = :node and l.node_id = r.node_id and l.id = r.location_id and l.code = :location
               and r.client_id = :client and r.sku = :sku
            """)
                        .param("node", node.value())
                        .param("location", location)
                        .param("client", sku.client())
                        .param("sku", sku.code())
                        .update()
                == 1;
    }

    /** Whether nothing is picked from such a bin until it is counted. */
    boolean blocks(NodeId node) {
        return jdbc.sql("select block from wms.short_rule where node_id = :node")
                .param("node", node.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Goods of a bin that is to be counted. */
    record Doubt(long location, Sku sku) {}

    /** Of these bins, the goods that nothing is picked from until they are counted. */
    Set<Doubt> uncounted(NodeId node, Collection<Long> locations) {
        return new HashSet<>(jdbc.sql("""
            select q.location_id, q.client_id, q.sku
              from wms.count_request q
              join wms.short_rule r on r.node_id = q.node_id and r.block
             where q.node_id = :node and q.location_id = any(:locations)
            """)
                .param("node", node.value())
                .param("locations", locations.toArray(Long[]::new))
                .query((row, _) ->
                        new Doubt(row.getLong("location_id"), new Sku(row.getInt("client_id"), row.getString("sku"))))
                .list());
    }

    void put(NodeId node, boolean block) {
        jdbc.sql(RULE).param("node", node.value()).param("block", block).update();
    }

    /** @param reason {@code short} or {@code empty} */
    record Request(After key, String location, int client, String sku, String reason, String reference) {}

    /** Where a page begins: behind the request that is named so. */
    record After(Instant at, long location, int client, String sku) {
        static final After START = new After(Instant.EPOCH, 0, 0, "");
    }

    /** The oldest first. */
    List<Request> list(NodeId node, After after, int limit) {
        return jdbc.sql(LIST)
                .param("node", node.value())
                .param("at", after.at().toString())
                .param("location", after.location())
                .param("client", after.client())
                .param("sku", after.sku())
                .param("limit", limit)
                .query((row, _) -> new Request(
                        new After(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getLong("location_id"),
                                row.getInt("client_id"),
                                row.getString("sku")),
                        row.getString("code"),
                        row.getInt("client_id"),
                        row.getString("sku"),
                        row.getString("reason"),
                        row.getString("reference")))
                .list();
    }

    private static String[] texts(
            List<ShortReports.Missing> rows, java.util.function.Function<ShortReports.Missing, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
