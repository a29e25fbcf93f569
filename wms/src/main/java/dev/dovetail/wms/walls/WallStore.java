package dev.dovetail.wms.walls;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Walls and their slots in PostgreSQL. */
@Repository
class WallStore {
    private static final String PUT = """
        insert into wms.wall (node_id, code, slots) values (:node, :wall, :slots)
            on conflict (node_id, code) do update set slots = excluded.slots, version = wall.version + 1
         where wall.slots <= excluded.slots
        """;
    private static final String SLOTS = """
        insert into wms.wall_slot (node_id, location_id, wall, number)
        select :node, l.id, :wall, s.number
          from unnest(:numbers::int[], :codes::text[]) as s (number, code)
          join wms.location l on l.node_id = :node and l.code = s.code and l.kind = 'stage'
            on conflict (node_id, wall, number) do nothing
        """;
    private static final String SLOT = """
        select s.wall, s.number, s.location_id, l.code, s.outbound_id
          from wms.wall_slot s
          join wms.location l on l.node_id = s.node_id and l.id = s.location_id
         where s.node_id = :node
        """;
    /** It is empty, and no goods of its order are still on their way. */
    private static final String FREE = """
        (s.outbound_id is null
         or (not exists (select from wms.stock t
                          where t.node_id = s.node_id and t.location_id = s.location_id and t.on_hand > 0)
             and not exists (select from wms.outbound o
                              where o.node_id = s.node_id and o.id = s.outbound_id
                                and o.state in ('accepted', 'picking', 'picked', 'packing'))))
        """;

    private static final String TAKE = """
        with first as materialized (
          select s.location_id from wms.wall_slot s
           where s.node_id = :node and s.wall = :wall and %s
           order by s.number limit cardinality(:outbounds::bigint[])),
        free as materialized (
          select s.location_id, s.number from wms.wall_slot s
           where s.node_id = :node and s.location_id in (select location_id from first)
           order by s.location_id for update of s),
        given as (
          select f.location_id, w.outbound_id
            from (select location_id, row_number() over (order by number) as nth from free) f
            join unnest(:outbounds::bigint[]) with ordinality as w (outbound_id, nth) using (nth)),
        taken as (
          update wms.wall_slot s set outbound_id = given.outbound_id from given
           where s.node_id = :node and s.location_id = given.location_id
          returning s.wall, s.number, s.location_id, s.outbound_id)
        select t.wall, t.number, t.location_id, l.code, t.outbound_id
          from taken t join wms.location l on l.node_id = :node and l.id = t.location_id
        """.formatted(FREE);
    private static final String SHOWN = """
        select s.number, l.code, o.id as outbound_id, o.order_number, coalesce(t.units, 0) as units,
               greatest(coalesce(w.live, 0) - coalesce(b.boxed, 0) - coalesce(t.units, 0), 0) as missing
          from wms.wall_slot s
          join wms.location l on l.node_id = s.node_id and l.id = s.location_id
          left join wms.outbound o on o.node_id = s.node_id and o.id = s.outbound_id and not %s
          left join lateral (select sum(t.on_hand)::bigint as units from wms.stock t
                              where t.node_id = s.node_id and t.location_id = s.location_id) t on true
          left join lateral (select sum(i.asked - i.shorted - i.withdrawn)::bigint as live from wms.outbound_line i
                              where i.node_id = s.node_id and i.outbound_id = o.id) w on true
          left join lateral (select sum(i.quantity)::bigint as boxed from wms.parcel p
                               join wms.parcel_line i on i.node_id = p.node_id and i.parcel_id = p.id
                              where p.node_id = s.node_id and p.outbound_id = o.id) b on true
         where s.node_id = :node and %s
        """;
    private static final String OF_WALL = SHOWN.formatted(FREE, "s.wall = :wall order by s.number");
    private static final String OF_ORDERS = SHOWN.formatted(FREE, "s.outbound_id = any(:outbounds)");

    private final JdbcClient jdbc;

    WallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where it has more slots than that already. */
    boolean put(NodeId node, String wall, int slots, List<String> codes) {
        if (jdbc.sql(PUT)
                        .param("node", node.value())
                        .param("wall", wall)
                        .param("slots", slots)
                        .update()
                == 0) return false;
        jdbc.sql(SLOTS)
                .param("node", node.value())
                .param("wall", wall)
                .param("numbers", IntStream.rangeClosed(1, slots).toArray())
                .param("codes", codes.toArray(String[]::new))
                .update();
        return true;
    }

    /** The codes of walls. */
    List<String> list(NodeId node, int limit) {
        return jdbc.sql("select code from wms.wall where node_id = :node order by code limit :limit")
                .param("node", node.value())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Whether there is such a wall. Locked, so that two who ask for slots get them one after the other. */
    boolean lock(NodeId node, String wall) {
        return !jdbc.sql("select code from wms.wall where node_id = :node and code = :wall for update")
                .param("node", node.value())
                .param("wall", wall)
                .query(String.class)
                .list()
                .isEmpty();
    }

    /**
     * Gives the orders the first free slots, one each; an order is absent where none is left. Who gives one of them a slot of
     * another wall at the same moment is first, and the caller's transaction looks again.
     */
    List<Slot> take(NodeId node, String wall, List<FulfillmentOrderId> outbounds) {
        if (outbounds.isEmpty()) return List.of();
        try {
            return jdbc.sql(TAKE)
                    .param("node", node.value())
                    .param("wall", wall)
                    .param("outbounds", values(outbounds))
                    .query(WallStore::slot)
                    .list();
        } catch (DuplicateKeyException elsewhere) {
            throw new CannotAcquireLockException("another gave one of these orders a slot meanwhile", elsewhere);
        }
    }

    private static Long[] values(Collection<FulfillmentOrderId> outbounds) {
        return outbounds.stream().map(FulfillmentOrderId::value).toArray(Long[]::new);
    }

    /** Locks the slots at these locations, in the order of their ids; what is no slot is absent. */
    List<Slot> lock(NodeId node, Collection<Long> locations) {
        return jdbc.sql(SLOT + " and s.location_id = any(:ids) order by s.location_id for update of s")
                .param("node", node.value())
                .param("ids", locations.toArray(Long[]::new))
                .query(WallStore::slot)
                .list();
    }

    List<Slot> ofOrders(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        return jdbc.sql(SLOT + " and s.outbound_id = any(:ids) order by s.wall, s.number")
                .param("node", node.value())
                .param("ids", values(outbounds))
                .query(WallStore::slot)
                .list();
    }

    /** The order that has the slot; empty where there is no such slot or nobody has it. */
    List<FulfillmentOrderId> orders(NodeId node, long location) {
        return jdbc
                .sql("select outbound_id from wms.wall_slot where node_id = :node and location_id = :id and"
                        + " outbound_id is not null")
                .param("node", node.value())
                .param("id", location)
                .query(Long.class)
                .list()
                .stream()
                .map(FulfillmentOrderId::new)
                .toList();
    }

    /**
     * A slot as a list shows it.
     *
     * @param units that lie in it; @param missing that its order still waits for
     */
    record Shown(
            int number,
            String code,
            @Nullable Long outbound,
            @Nullable String orderNumber,
            long units,
            long missing) {
        String state() {
            if (outbound == null) return "free";
            if (missing > 0) return "filling";
            return units > 0 ? "ready" : "packing";
        }
    }

    List<Shown> shown(NodeId node, String wall) {
        return jdbc.sql(OF_WALL)
                .param("node", node.value())
                .param("wall", wall)
                .query(WallStore::shown)
                .list();
    }

    /** The slots of these orders, on whatever wall. */
    List<Shown> shown(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        return jdbc.sql(OF_ORDERS)
                .param("node", node.value())
                .param("outbounds", values(outbounds))
                .query(WallStore::shown)
                .list();
    }

    private static Shown shown(ResultSet row, int index) throws SQLException {
        return new Shown(
                row.getInt("number"),
                row.getString("code"),
                row.getObject("outbound_id", Long.class),
                row.getString("order_number"),
                row.getLong("units"),
                row.getLong("missing"));
    }

    private static Slot slot(ResultSet row, int index) throws SQLException {
        var outbound = row.getObject("outbound_id", Long.class);
        return new Slot(
                row.getString("wall"),
                row.getInt("number"),
                row.getLong("location_id"),
                row.getString("code"),
                outbound == null ? null : new FulfillmentOrderId(outbound));
    }
}
