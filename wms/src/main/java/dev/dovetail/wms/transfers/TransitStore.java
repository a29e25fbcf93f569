package dev.dovetail.wms.transfers;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What left for other warehouses, in {@code wms.in_transit}. */
@Repository
class TransitStore {
    private static final String COLUMNS = """
        unnest(:parcels::bigint[], :clients::int[], :skus::text[], :lots::text[], :transfers::bigint[], :sent::bigint[],
               :arrived::bigint[], :lost::bigint[], :times::timestamptz[])
            as u(parcel_id, client_id, sku, lot, transfer_id, sent, arrived, lost, left_at)
        """;
    private static final String INSERT = """
        insert into wms.in_transit (node_id, parcel_id, client_id, sku, lot, transfer_id, sent, left_at)
        select :node, u.parcel_id, u.client_id, u.sku, u.lot, u.transfer_id, u.sent, u.left_at from
        """ + COLUMNS;
    private static final String SAVE = """
        update wms.in_transit t set arrived = u.arrived, lost = u.lost
          from
        """ + COLUMNS + """
         where t.node_id = :node and t.parcel_id = u.parcel_id and t.client_id = u.client_id and t.sku = u.sku
           and t.lot = u.lot
        """;
    private static final String LOCK = """
        select * from wms.in_transit where node_id = :node and transfer_id = any(:transfers)
         order by parcel_id, client_id, sku, lot for update
        """;
    private static final String OPEN = """
        select * from wms.in_transit
         where node_id = :node and arrived + lost < sent
           and (parcel_id, client_id, sku, lot) > (:parcel, :client, :sku, :lot)
         order by parcel_id, client_id, sku, lot limit :limit
        """;

    private final JdbcClient jdbc;

    TransitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NodeId node, List<TransitRow> rows) {
        if (!rows.isEmpty()) into(INSERT, node, rows).update();
    }

    /** All of these transfers, whatever became of it. */
    List<TransitRow> lock(NodeId node, Collection<FulfillmentOrderId> transfers) {
        return jdbc.sql(LOCK)
                .param("node", node.value())
                .param(
                        "transfers",
                        transfers.stream().mapToLong(FulfillmentOrderId::value).toArray())
                .query(TransitStore::row)
                .list();
    }

    void save(NodeId node, List<TransitRow> rows) {
        if (!rows.isEmpty()) into(SAVE, node, rows).update();
    }

    /** What is in transit now, carton by carton. */
    List<TransitRow> open(NodeId node, TransitRow.Key after, int limit) {
        return jdbc.sql(OPEN)
                .param("node", node.value())
                .param("parcel", after.parcel().value())
                .param("client", after.sku().client())
                .param("sku", after.sku().code())
                .param("lot", after.lot())
                .param("limit", limit)
                .query(TransitStore::row)
                .list();
    }

    private StatementSpec into(String sql, NodeId node, List<TransitRow> rows) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param(
                        "parcels",
                        rows.stream().mapToLong(row -> row.parcel().value()).toArray())
                .param(
                        "clients",
                        rows.stream().mapToInt(row -> row.sku().client()).toArray())
                .param("skus", rows.stream().map(row -> row.sku().code()).toArray(String[]::new))
                .param("lots", rows.stream().map(TransitRow::lot).toArray(String[]::new))
                .param(
                        "transfers",
                        rows.stream().mapToLong(row -> row.transfer().value()).toArray())
                .param("sent", rows.stream().mapToLong(TransitRow::sent).toArray())
                .param("arrived", rows.stream().mapToLong(TransitRow::arrived).toArray())
                .param("lost", rows.stream().mapToLong(TransitRow::lost).toArray())
                .param(
                        "times",
                        rows.stream().map(row -> row.leftAt().toString()).toArray(String[]::new));
    }

    private static TransitRow row(ResultSet row, int index) throws SQLException {
        return new TransitRow(
                new FulfillmentOrderId(row.getLong("transfer_id")),
                new ParcelId(row.getLong("parcel_id")),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getLong("sent"),
                row.getLong("arrived"),
                row.getLong("lost"),
                row.getObject("left_at", OffsetDateTime.class).toInstant());
    }
}
