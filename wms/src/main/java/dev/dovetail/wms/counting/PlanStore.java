package dev.dovetail.wms.counting;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which bins want a count, and how much each item is picked. */
@Repository
class PlanStore {
    /** A bin is as urgent as the most picked of what lies there; those never counted come first. */
    private static final String DUE = """
            select l.id
              from wms.location l
              join lateral (
                   select min(p.every_days) as every_days
                     from wms.stock s
                     left join wms.count_item i on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku
                     join wms.count_policy p
                       on p.node_id = s.node_id and p.client_id = s.client_id and p.class = coalesce(i.class, '')
                    where s.node_id = l.node_id and s.location_id = l.id) d on d.every_days is not null
              left join lateral (
                   select max(t.over_at) as at from wms.count_task t
                    where t.node_id = l.node_id and t.location_id = l.id and t.state = 'settled') c on true
             where l.node_id = :node and l.kind in ('bin', 'reserve')
               and (c.at is null or c.at <= :at::timestamptz - make_interval(days => d.every_days))
               and not exists (select from wms.count_task t
                                where t.node_id = l.node_id and t.location_id = l.id
                                  and t.state in ('open', 'recount', 'review'))
             order by c.at nulls first, d.every_days, l.walk limit :limit
            """;
    /** The items with eight in ten of all picks are A, the next to 95 in a hundred B, the rest C. */
    private static final String CLASSES = """
            with picked as (
              select client_id, sku, count(*) as picks from wms.stock_move
               where node_id = :node and id >= :since and reason = 'picked' group by client_id, sku),
            ranked as (
              select client_id, sku, picks, sum(picks) over () as every,
                     sum(picks) over (order by picks desc, client_id, sku) - picks as before
                from picked)
            insert into wms.count_item (node_id, client_id, sku, class)
            select :node, i.client_id, i.sku,
                   case when r.before < r.every * 0.8 then 'A' when r.before < r.every * 0.95 then 'B' else 'C' end
              from wms.item i
              left join ranked r using (client_id, sku)
             where i.node_id = :node
             order by i.client_id, i.sku
                on conflict (node_id, client_id, sku) do update set class = excluded.class
             where count_item.class is distinct from excluded.class
            """;

    private static final String EMPTIED = """
            select l.id
              from wms.count_setting c
              join wms.location l on l.node_id = c.node_id and l.code = any(:codes) and l.kind in ('bin', 'reserve')
             where c.node_id = :node and c.zero_check
               and not exists (select from wms.stock s where s.node_id = l.node_id and s.location_id = l.id)
             order by l.id
            """;

    private static final String REQUESTED = """
            select distinct r.location_id from wms.count_request r
             where r.node_id = :node
               and not exists (select from wms.count_task t
                                where t.node_id = r.node_id and t.location_id = r.location_id
                                  and t.state in ('open', 'recount', 'review'))
             order by r.location_id limit :limit
            """;
    /** What was asked for after the bin was seen is counted again. */
    private static final String ANSWERED = """
            delete from wms.count_request r
             using unnest(:locations::bigint[], :ats::timestamptz[]) as c (location_id, at)
             where r.node_id = :node and r.location_id = c.location_id and r.at <= c.at
            """;

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> due(NodeId node, Instant at, int limit) {
        return jdbc.sql(DUE)
                .param("node", node.value())
                .param("at", at.toString())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    int classify(NodeId node, Instant since) {
        return jdbc.sql(CLASSES)
                .param("node", node.value())
                .param("since", IdSource.firstAt(since))
                .update();
    }

    List<Long> emptied(NodeId node, List<String> codes) {
        return jdbc.sql(EMPTIED)
                .param("node", node.value())
                .param("codes", codes.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Bins that were short of what a pick wanted. */
    List<Long> requested(NodeId node, int limit) {
        return jdbc.sql(REQUESTED)
                .param("node", node.value())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** A bin was counted, as it was at this moment. */
    record Seen(long location, Instant at) {}

    void answered(NodeId node, List<Seen> seen) {
        if (seen.isEmpty()) return;
        jdbc.sql(ANSWERED)
                .param("node", node.value())
                .param("locations", seen.stream().mapToLong(Seen::location).toArray())
                .param("ats", seen.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
    }
}
