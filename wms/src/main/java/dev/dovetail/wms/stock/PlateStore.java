package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on plates: {@code plate_stock}, its entries, and how much of each balance that is. Changed only while the balances are locked. */
@Repository
class PlateStore {
    private static final String COLUMNS =
            "select p.plate_id, p.location_id, p.client_id, p.sku, p.lot, p.status, p.on_hand from wms.plate_stock p ";
    private static final String OF = COLUMNS
            + " where p.node_id = :node and p.plate_id = any(:plates) order by p.plate_id, p.client_id, p.sku, p.lot,"
            + " p.status";
    private static final String AT = COLUMNS + """
          join unnest(:locations::bigint[], :clients::int[], :skus::text[], :lots::text[], :statuses::text[])
               as k (location_id, client_id, sku, lot, status)
            on p.location_id = k.location_id and p.client_id = k.client_id and p.sku = k.sku and p.lot = k.lot
           and p.status = k.status
         where p.node_id = :node order by p.plate_id, p.client_id, p.sku, p.lot, p.status
        """;
    /** Returns how many rows of plates and balances changed. */
    private static final String WRITE = """
        with entry as (
          select * from unnest(:plates::bigint[], :locations::bigint[], :clients::int[], :skus::text[], :lots::text[],
                               :statuses::text[], :quantities::bigint[], :reasons::text[], :references::text[],
                               :ats::timestamptz[], :whos::text[])
               as e (plate_id, location_id, client_id, sku, lot, status, quantity, reason, reference, at, who)),
        told as (
          insert into wms.plate_entry (node_id, plate_id, client_id, sku, lot, status, quantity, reason, reference, at, who)
          select :node, plate_id, client_id, sku, lot, status, quantity, reason, reference, at, who from entry),
        change as (
          select plate_id, location_id, client_id, sku, lot, status, sum(quantity)::bigint as quantity
            from entry group by plate_id, location_id, client_id, sku, lot, status),
        more as (
          insert into wms.plate_stock (node_id, plate_id, location_id, client_id, sku, lot, status, on_hand)
          select :node, plate_id, location_id, client_id, sku, lot, status, quantity
            from change where quantity > 0 order by plate_id, client_id, sku, lot, status
              on conflict (node_id, plate_id, client_id, sku, lot, status)
              do update set on_hand = plate_stock.on_hand + excluded.on_hand
            where plate_stock.location_id = excluded.location_id
          returning 1),
        less as (
          update wms.plate_stock p set on_hand = p.on_hand + c.quantity
            from change c
           where c.quantity < 0 and p.node_id = :node and p.plate_id = c.plate_id and p.client_id = c.client_id
             and p.sku = c.sku and p.lot = c.lot and p.status = c.status and p.on_hand + c.quantity > 0
          returning 1),
        gone as (
          delete from wms.plate_stock p using change c
           where p.node_id = :node and p.plate_id = c.plate_id and p.client_id = c.client_id
             and p.sku = c.sku and p.lot = c.lot and p.status = c.status and p.on_hand + c.quantity = 0
          returning 1),
        held as (
          update wms.stock s set plated = s.plated + n.quantity
            from (select location_id, client_id, sku, lot, status, sum(quantity) as quantity
                    from entry group by location_id, client_id, sku, lot, status) n
           where s.node_id = :node and s.location_id = n.location_id and s.client_id = n.client_id and s.sku = n.sku
             and s.lot = n.lot and s.status = n.status)
        select (select count(*) from more) + (select count(*) from less) + (select count(*) from gone)
               - (select count(*) from change where quantity <> 0)
        """;
    /** The goods of these plates are no longer counted as on plates here, and will be there. */
    private static final String LEAVE = """
        with trip as (select * from unnest(:plates::bigint[], :tos::bigint[]) as t (plate_id, to_id)),
        went as (
          update wms.plate_stock p set location_id = t.to_id from trip t
           where p.node_id = :node and p.plate_id = t.plate_id)
        update wms.stock s set plated = s.plated - n.units
          from (select p.location_id, p.client_id, p.sku, p.lot, p.status, sum(p.on_hand) as units
                  from trip t join wms.plate_stock p on p.node_id = :node and p.plate_id = t.plate_id
                 group by p.location_id, p.client_id, p.sku, p.lot, p.status) n
         where s.node_id = :node and s.location_id = n.location_id and s.client_id = n.client_id and s.sku = n.sku
           and s.lot = n.lot and s.status = n.status
        """;

    private static final String ARRIVE = """
        update wms.stock s set plated = s.plated + n.units
          from (select p.location_id, p.client_id, p.sku, p.lot, p.status, sum(p.on_hand) as units
                  from wms.plate_stock p where p.node_id = :node and p.plate_id = any(:plates)
                 group by p.location_id, p.client_id, p.sku, p.lot, p.status) n
         where s.node_id = :node and s.location_id = n.location_id and s.client_id = n.client_id and s.sku = n.sku
           and s.lot = n.lot and s.status = n.status
        """;

    private final JdbcClient jdbc;

    PlateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on these plates. */
    List<Plated> of(NodeId node, Collection<Long> plates) {
        return jdbc.sql(OF)
                .param("node", node.value())
                .param("plates", plates.toArray(Long[]::new))
                .query(PlateStore::row)
                .list();
    }

    /** What of these goods is on plates, by the plates' age. */
    List<Plated> at(NodeId node, List<Balance.Key> keys) {
        return new KeyColumns(keys)
                .bind(jdbc.sql(AT).param("node", node.value()))
                .query(PlateStore::row)
                .list();
    }

    void write(NodeId node, List<Plating> entries) {
        if (entries.isEmpty()) return;
        var statement = jdbc.sql(WRITE).param("node", node.value());
        new KeyColumns(entries.stream().map(one -> one.goods().key()).toList()).bind(statement);
        long missing = statement
                .param(
                        "plates",
                        entries.stream().mapToLong(one -> one.goods().plate()).toArray())
                .param(
                        "quantities",
                        entries.stream().mapToLong(one -> one.goods().units()).toArray())
                .param("reasons", entries.stream().map(Plating::reason).toArray(String[]::new))
                .param("references", entries.stream().map(Plating::reference).toArray(String[]::new))
                .param("ats", entries.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param("whos", entries.stream().map(Plating::who).toArray(String[]::new))
                .query(Long.class)
                .single();
        if (missing != 0) throw new IllegalStateException("plates do not hold what was locked: " + missing);
    }

    void leave(NodeId node, List<PlateTrip> trips) {
        jdbc.sql(LEAVE)
                .param("node", node.value())
                .param("plates", trips.stream().mapToLong(PlateTrip::plate).toArray())
                .param("tos", trips.stream().mapToLong(PlateTrip::to).toArray())
                .update();
    }

    void arrive(NodeId node, List<PlateTrip> trips) {
        jdbc.sql(ARRIVE)
                .param("node", node.value())
                .param("plates", trips.stream().mapToLong(PlateTrip::plate).toArray())
                .update();
    }

    private static Plated row(ResultSet row, int index) throws SQLException {
        var key = new Balance.Key(
                row.getLong("location_id"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                Status.of(row.getString("status")));
        return new Plated(row.getLong("plate_id"), key, row.getLong("on_hand"));
    }
}
