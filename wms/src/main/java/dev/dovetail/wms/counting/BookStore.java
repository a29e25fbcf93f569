package dev.dovetail.wms.counting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the book had in a bin when its goods were seen: the balance now, less what came since, plus what left since. What entered
 * the ledger before the bin was handed out came before, and what entered after the count was taken came after, whatever its time
 * says; only between the two do times decide.
 */
@Repository
class BookStore {
    /** Waits for those who move goods there, so that the next statement sees what they did. */
    private static final String LOCK = """
            select 1 from wms.stock where node_id = :node and location_id = any(:locations)
             order by location_id, client_id, sku, lot, status for update
            """;

    private static final String BOOK = """
            with done as (
              select d.task_id, d.round, d.location_id, d.at, t.handed_entry
                from unnest(:tasks::bigint[], :rounds::int[], :locations::bigint[], :ats::timestamptz[])
                     as d (task_id, round, location_id, at)
                join wms.count_task t on t.node_id = :node and t.id = d.task_id),
            entry as (
              select d.task_id, e.client_id, e.sku, e.lot, e.counted, e.seen_at, e.taken_entry, e.serials
                from done d
                join wms.count_entry e on e.node_id = :node and e.task_id = d.task_id and e.round = d.round),
            moved as (
              select d.task_id, m.id, m.client_id, m.sku, m.lot, m.at, m.entered, m.quantity
                from done d
                join wms.stock_move m on m.node_id = :node and m.to_location = d.location_id
                                     and m.entered > d.handed_entry
              union all
              select d.task_id, m.id, m.client_id, m.sku, m.lot, m.at, m.entered, -m.quantity
                from done d
                join wms.stock_move m on m.node_id = :node and m.from_location = d.location_id
                                     and m.entered > d.handed_entry),
            balance as (
              select d.task_id, s.client_id, s.sku, s.lot, sum(s.on_hand) as on_hand, sum(s.on_hand - s.allocated) as free
                from done d
                join wms.stock s on s.node_id = :node and s.location_id = d.location_id
               group by d.task_id, s.client_id, s.sku, s.lot),
            item as (
              select task_id, client_id, sku, lot from entry
              union select task_id, client_id, sku, lot from moved
              union select task_id, client_id, sku, lot from balance)
            select i.task_id, i.client_id, i.sku, i.lot, coalesce(e.counted, 0) as counted,
                   coalesce(b.on_hand, 0) - coalesce(m.since, 0) as expected, coalesce(b.free, 0) as free,
                   coalesce(w.units, 0) as under_way, c.unit_value,
                   coalesce(n.serials, false) as named, coalesce(e.serials, '{}') as serials,
                   coalesce(x.strange, '{}') as strange, coalesce(x.unread, '{}') as unread, coalesce(p.tolerance_units, 0) as tolerance_units,
                   p.tolerance_value, coalesce(p.approve_value, 0) as approve_value
              from item i
              join done d on d.task_id = i.task_id
              left join entry e on (e.task_id, e.client_id, e.sku, e.lot) = (i.task_id, i.client_id, i.sku, i.lot)
              left join balance b on (b.task_id, b.client_id, b.sku, b.lot) = (i.task_id, i.client_id, i.sku, i.lot)
              left join lateral (
                   select sum(m.quantity)::bigint as since from moved m
                    where (m.task_id, m.client_id, m.sku, m.lot) = (i.task_id, i.client_id, i.sku, i.lot)
                      and (m.entered > e.taken_entry or m.at > coalesce(e.seen_at, d.at))) m on true
              left join lateral (
                   select sum(u.units)::bigint as units
                     from (select l.quantity - l.picked - l.dropped as units
                             from wms.pick_line l
                             join wms.pick_task t on t.node_id = l.node_id and t.id = l.task_id and t.state = 'assigned'
                            where l.node_id = :node and l.location_id = d.location_id and l.client_id = i.client_id
                              and l.sku = i.sku and l.lot = i.lot and l.picked + l.dropped < l.quantity
                           union all
                           select k.quantity - k.taken - k.dropped
                             from wms.work_claim k
                             join wms.work_order o on o.node_id = k.node_id and o.id = k.order_id and o.worker is not null
                            where k.node_id = :node and k.location_id = d.location_id and k.client_id = i.client_id
                              and k.sku = i.sku and k.lot = i.lot and k.taken + k.dropped < k.quantity) u) w on true
              left join wms.item n on n.node_id = :node and n.client_id = i.client_id and n.sku = i.sku
              left join lateral (
                   with first as (
                     select distinct on (t.serial) t.serial, m.quantity < 0 as there
                       from moved m
                       join wms.stock_move_serial t on t.node_id = :node and t.move_id = m.id
                      where (m.task_id, m.client_id, m.sku, m.lot) = (i.task_id, i.client_id, i.sku, i.lot)
                        and (m.entered > e.taken_entry or m.at > coalesce(e.seen_at, d.at))
                      order by t.serial, m.entered),
                   here as (
                     select s.serial from wms.serial s
                      where s.node_id = :node and s.location_id = d.location_id and s.location_id > 6
                        and (s.client_id, s.sku, s.lot) = (i.client_id, i.sku, i.lot)),
                   had as (
                     select serial from first where there
                     union select serial from here where serial not in (select serial from first))
                   select array(select unnest(e.serials) except select serial from had order by 1) as strange,
                          array(select serial from had intersect select serial from here
                                except select unnest(e.serials) order by 1) as unread) x
                on n.serials and e.counted > 0 and cardinality(e.serials) = e.counted
              left join wms.count_item c on c.node_id = :node and c.client_id = i.client_id and c.sku = i.sku
              left join lateral (
                   select p.* from wms.count_policy p
                    where p.node_id = :node and p.client_id = i.client_id and p.class in ('', coalesce(c.class, ''))
                    order by p.class desc limit 1) p on true
             order by i.task_id, i.client_id, i.sku, i.lot
            """;

    private final JdbcClient jdbc;

    BookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A round that is done. @param at when; what was counted before has its own moment */
    record Done(long task, int round, long location, Instant at) {}

    List<Found> found(NodeId node, List<Done> done) {
        var locations = done.stream().map(Done::location).toArray(Long[]::new);
        jdbc.sql(LOCK)
                .param("node", node.value())
                .param("locations", locations)
                .query(Integer.class)
                .list();
        return jdbc.sql(BOOK)
                .param("node", node.value())
                .param("tasks", done.stream().mapToLong(Done::task).toArray())
                .param("rounds", done.stream().mapToInt(Done::round).toArray())
                .param("locations", locations)
                .param("ats", done.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .query(BookStore::row)
                .list();
    }

    private static Found row(ResultSet row, int index) throws SQLException {
        BigDecimal approve = row.getBigDecimal("approve_value");
        return new Found(
                row.getLong("task_id"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getLong("counted"),
                row.getLong("expected"),
                row.getLong("free"),
                row.getLong("under_way"),
                row.getBigDecimal("unit_value"),
                row.getBoolean("named"),
                names(row),
                new Found.Policy(row.getLong("tolerance_units"), row.getBigDecimal("tolerance_value"), approve));
    }

    /** As the columns are called in the entries of a count, too. */
    static ReadNames.Read names(ResultSet row) throws SQLException {
        return new ReadNames.Read(
                List.of((String[]) row.getArray("serials").getArray()),
                List.of((String[]) row.getArray("strange").getArray()),
                List.of((String[]) row.getArray("unread").getArray()));
    }
}
