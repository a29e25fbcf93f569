package dev.dovetail.wms.floor;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every figure of a warehouse that is not history: what lies where of which lot, status and name, how much of it is claimed,
 * what orders, tasks and stops stand at, who has them, and what cartons hold. Ended tasks and emptied cartons are history,
 * and how long goods have been here is not a figure.
 */
record Picture(List<Map<String, Object>> rows) {
    private static final String ALL = """
        select 'stock' as what, s.location_id as id, s.client_id || '/' || s.sku || '/' || s.lot || '/' || s.status as part,
               s.on_hand as a, s.allocated as b, 0::bigint as c, '' as d
          from wms.stock s where s.node_id = :node
        union all
        select 'unit', u.location_id, u.sku || '/' || u.serial || '/' || u.lot || '/' || u.status, 1, 0, 0, ''
          from wms.serial u where u.node_id = :node and u.location_id > 6
        union all
        select 'order', o.id, o.order_number, 0, 0, 0, o.state || coalesce(' in ' || o.wave_id, '')
          from wms.outbound o where o.node_id = :node
        union all
        select 'line', l.outbound_id, l.line::text, l.picked, l.packed, l.shorted + l.withdrawn, l.shipped::text
          from wms.outbound_line l where l.node_id = :node
        union all
        select 'task', t.id, t.outbound_id::text, coalesce(t.trip_id, 0), 0, 0, t.state || coalesce(' ' || t.worker, '')
          from wms.pick_task t where t.node_id = :node and t.state <> 'ended'
        union all
        select 'stop', p.task_id, p.seq || '/' || p.line || '/' || p.location_id || '/' || p.sku || '/' || p.lot, p.quantity, p.picked,
               p.dropped, ''
          from wms.pick_line p
         where p.node_id = :node and (p.picked > 0 or p.picked + p.dropped < p.quantity)
        union all
        select 'carton', l.parcel_id, l.line::text, l.quantity, 0, 0, p.state
          from wms.parcel_line l join wms.parcel p on p.node_id = l.node_id and p.id = l.parcel_id
         where l.node_id = :node and l.quantity > 0
         order by 1, 2, 3
        """;

    static Picture of(TestDatabase db, NodeId node) {
        return new Picture(
                db.jdbc().sql(ALL).param("node", node.value()).query().listOfRows());
    }

    /** The same where it does not matter which of several stops of one line gave units of one lot: as many are picked and open of each. */
    Map<Object, Object> summed() {
        Map<Object, Object> summed = new HashMap<>();
        for (var row : rows) {
            if (!row.get("what").equals("stop")) {
                summed.put(row, 1);
                continue;
            }
            var part = row.get("part").toString().split("/", -1);
            var key = List.of(row.get("id"), part[1], part[3], part[4]);
            long picked = ((Number) row.get("b")).longValue();
            long open = ((Number) row.get("a")).longValue() - picked - ((Number) row.get("c")).longValue();
            summed.merge(key, List.of(picked, open), Picture::sum);
        }
        return summed;
    }

    private static Object sum(Object one, Object other) {
        var a = (List<?>) one;
        var b = (List<?>) other;
        return List.of((Long) a.get(0) + (Long) b.get(0), (Long) a.get(1) + (Long) b.get(1));
    }
}
