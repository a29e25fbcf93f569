package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cuts tasks that nobody has begun: what lies in other zones becomes tasks of their own, as ready as before. */
@Repository
class ZoneSplits {
    private static final String ELSEWHERE = """
            p.picked + p.dropped < p.quantity
               and not coalesce((select l.zone = any(:zones) from wms.location l
                                  where l.node_id = p.node_id and l.id = p.location_id), false)
            """;
    private static final String MIXED = """
            select distinct p.task_id from wms.pick_line p
             where p.node_id = :node and p.task_id = any(:tasks) and """ + " " + ELSEWHERE + " order by p.task_id";
    private static final String SPLIT = """
            with cut as (select * from unnest(:olds::bigint[], :news::bigint[]) as c (old, new)),
            made as (
              insert into wms.pick_task (node_id, id, outbound_id, state, priority, ship_by, ready_at)
              select t.node_id, c.new, t.outbound_id, 'ready', t.priority, t.ship_by, t.ready_at
                from cut c
                join wms.pick_task t on t.node_id = :node and t.id = c.old)
            update wms.pick_line p set task_id = c.new
              from cut c
             where p.node_id = :node and p.task_id = c.old and """ + " " + ELSEWHERE;

    private final JdbcClient jdbc;
    private final IdSource ids;

    ZoneSplits(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void cut(NodeId node, Collection<Long> tasks, Collection<String> zones) {
        var named = zones.toArray(String[]::new);
        var mixed = jdbc.sql(MIXED)
                .param("node", node.value())
                .param("tasks", tasks.toArray(Long[]::new))
                .param("zones", named)
                .query(Long.class)
                .list();
        if (!mixed.isEmpty()) cut(node, mixed, named);
    }

    private void cut(NodeId node, List<Long> mixed, String[] zones) {
        var news = mixed.stream().map(_ -> ids.next(node.value() & 255)).toArray(Long[]::new);
        jdbc.sql(SPLIT)
                .param("node", node.value())
                .param("olds", mixed.toArray(Long[]::new))
                .param("news", news)
                .param("zones", zones)
                .update();
    }
}
