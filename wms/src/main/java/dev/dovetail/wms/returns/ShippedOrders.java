package dev.dovetail.wms.returns;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What went out to customers, and how much of it came back: reads parcels, keeps {@code wms.returned}. */
@Repository
class ShippedOrders {
    /** A number that the channel gave, a carrier, or we did: on the label, the slip, the box or an authorisation. */
    private static final String FIND = """
        select o.order_id, o.order_number
          from wms.outbound o
         where o.node_id = :node and o.service <> 'transfer' and (o.order_number = :reference or o.id = :id or o.order_id = :id)
        union all
        select o.order_id, o.order_number
          from wms.parcel p
          join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id
         where p.node_id = :node and o.service <> 'transfer'
           and (p.tracking = :reference
                or p.id = (select l.id from wms.location l
                            where l.node_id = :node and l.code = :reference and l.kind = 'parcel')
                or p.id = (select s.parcel_id from wms.parcel_sscc s where s.node_id = :node and s.sscc = :reference))
         limit 1
        """;

    private static final String GONE = """
        select l.client_id, l.sku, sum(l.quantity)::bigint as shipped
          from wms.outbound o
          join wms.parcel p on p.node_id = o.node_id and p.outbound_id = o.id and p.state in ('shipped', 'collected')
          join wms.parcel_line l on l.node_id = p.node_id and l.parcel_id = p.id
         where o.node_id = :node and o.order_id = :order and o.service <> 'transfer'
         group by l.client_id, l.sku
        """;
    private static final String SHOWN = "with gone as (" + GONE + ") " + """
        select g.client_id, g.sku, g.shipped, coalesce(r.returned, 0) as returned
          from gone g
          left join wms.returned r
            on r.node_id = :node and r.order_id = :order and r.client_id = g.client_id and r.sku = g.sku
         order by g.client_id, g.sku
        """;
    /** Of two who count at one moment the second sees what the first has left. */
    private static final String COUNT = "with gone as (" + GONE + ") " + """
        insert into wms.returned as r (node_id, order_id, client_id, sku, shipped, returned)
        select :node, :order, g.client_id, g.sku, g.shipped, :units
          from gone g where g.client_id = :client and g.sku = :sku and g.shipped >= :units
            on conflict (node_id, order_id, client_id, sku) do update
           set shipped = excluded.shipped, returned = r.returned + :units
         where r.returned + :units <= excluded.shipped
        """;

    private static final String NAMED = """
        select distinct s.serial
          from wms.stock_move_serial s
          join wms.stock_move m on m.node_id = s.node_id and m.id = s.move_id and m.to_location = 2
           and m.reference ~ '^parcel:[0-9]{1,18}$'
          join wms.parcel p on p.node_id = m.node_id and p.id = substr(m.reference, 8)::bigint
          join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id and o.order_id = :order
         where s.node_id = :node and s.client_id = :client and s.sku = :sku and s.serial = any(:serials)
        """;
    /** The work that sent these goods out, for the OMS to know it by. */
    private static final String WORK = """
        select o.id from wms.outbound o
          left join wms.outbound_line l on l.node_id = o.node_id and l.outbound_id = o.id
           and l.client_id = :client and l.sku = :sku and l.shipped > 0
         where o.node_id = :node and o.order_id = :order and o.service <> 'transfer'
         order by l.line is null, o.id limit 1
        """;

    private final JdbcClient jdbc;

    ShippedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Named(long order, String number) {}

    record Gone(Sku sku, long shipped, long returned) {}

    Optional<Named> find(NodeId node, String reference) {
        long id = reference.matches("[1-9][0-9]{0,17}") ? Long.parseLong(reference) : 0;
        return jdbc.sql(FIND)
                .param("node", node.value())
                .param("reference", reference)
                .param("id", id)
                .query((row, _) -> new Named(row.getLong("order_id"), row.getString("order_number")))
                .optional();
    }

    List<Gone> gone(NodeId node, long order) {
        return jdbc.sql(SHOWN)
                .param("node", node.value())
                .param("order", order)
                .query((row, _) -> new Gone(
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getLong("shipped"),
                        row.getLong("returned")))
                .list();
    }

    /** Whether so many more may come back; if so, they have. */
    boolean count(NodeId node, long order, Sku sku, long units) {
        return of(jdbc.sql(COUNT), node, order, sku).param("units", units).update() == 1;
    }

    /** Those of the names that were sent to the order. */
    List<String> named(NodeId node, long order, Sku sku, Collection<String> serials) {
        return of(jdbc.sql(NAMED), node, order, sku)
                .param("serials", serials.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    long work(NodeId node, long order, Sku sku) {
        return of(jdbc.sql(WORK), node, order, sku).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, NodeId node, long order, Sku sku) {
        return statement
                .param("node", node.value())
                .param("order", order)
                .param("client", sku.client())
                .param("sku", sku.code());
    }
}
