package dev.dovetail.oms.foreign;

import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how far work stands: three statements for any number of fulfillment orders. */
@Repository
class StandingStore {
    private static final String LINES = """
            select f.id, f.order_id, f.node_id, l.line, l.client_id, l.sku, l.asked, l.picked, l.packed,
                   l.shorted + l.withdrawn as gone, l.withdrawing
              from unnest(:ids::bigint[]) as want(id)
              join oms.fulfillment_order f on f.slot = want.id & 255 and f.id = want.id
              join oms.fulfillment_line l on l.slot = f.slot and l.fulfillment_order_id = f.id
            """;
    private static final String PARCELS = """
            select n.fulfillment_order_id, n.reference, p.id, p.state, u.line, u.quantity
              from unnest(:ids::bigint[]) as want(id)
              join oms.fulfillment_order f on f.slot = want.id & 255 and f.id = want.id
              join oms.shipment_parcel p on p.slot = f.slot and p.order_id = f.order_id and p.fulfillment_order_id = f.id
              join oms.shipment_parcel_line u on u.slot = p.slot and u.parcel_id = p.id
              join oms.node_parcel n on n.node_id = f.node_id and n.parcel_id = p.id
            """;
    private static final String WITHDRAWALS = """
            select w.fulfillment_order_id, w.id, r.body from unnest(:ids::bigint[]) as want(id)
              join oms.withdrawal w on w.slot = want.id & 255 and w.fulfillment_order_id = want.id and w.state = 'asked'
              join oms.fulfillment_order f on f.slot = w.slot and f.id = w.fulfillment_order_id
              join oms.node_request r on r.node_id = f.node_id and r.fulfillment_order_id = f.id
                                     and r.type = 'fulfillment.withdrawal-requested.v1'
            """;

    private final JdbcClient jdbc;
    private final Json json;

    StandingStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<Long, Standing> read(Collection<Long> work) {
        var ids = work.stream().mapToLong(id -> id).toArray();
        var found = new HashMap<Long, Standing>();
        jdbc.sql(LINES).param("ids", ids).query(row -> {
            var id = new FulfillmentOrderId(row.getLong("id"));
            var order = new OrderId(row.getLong("order_id"));
            int node = row.getInt("node_id");
            found.computeIfAbsent(
                            id.value(),
                            _ -> new Standing(id, order, node, new TreeMap<>(), new HashMap<>(), new HashMap<>()))
                    .lines()
                    .put(row.getInt("line"), line(row));
        });
        parcels(ids, found);
        jdbc.sql(WITHDRAWALS).param("ids", ids).query(row -> {
            var standing = found.get(row.getLong("fulfillment_order_id"));
            var request = json.read(row.getString("body"), WithdrawalRequested.class);
            if (standing != null && request.withdrawal() == row.getLong("id"))
                standing.asked().put(request.withdrawal(), units(request));
        });
        return found;
    }

    private static Map<Integer, Long> units(WithdrawalRequested request) {
        var units = new HashMap<Integer, Long>();
        for (var line : request.lines()) units.merge(line.line(), line.quantity(), Long::sum);
        return units;
    }

    private static Standing.Line line(ResultSet row) throws SQLException {
        return new Standing.Line(
                row.getInt("line"),
                row.getInt("client_id"),
                row.getString("sku"),
                row.getLong("asked"),
                row.getLong("picked"),
                row.getLong("packed"),
                row.getLong("gone"),
                row.getLong("withdrawing"));
    }

    private void parcels(long[] ids, Map<Long, Standing> found) {
        jdbc.sql(PARCELS).param("ids", ids).query(row -> {
            var standing = found.get(row.getLong("fulfillment_order_id"));
            if (standing == null) return;
            long id = row.getLong("id");
            boolean left = row.getString("state").equals("shipped");
            standing.parcels()
                    .computeIfAbsent(row.getString("reference"), _ -> new Standing.Parcel(id, left, Map.of()))
                    .contents()
                    .put(row.getInt("line"), row.getLong("quantity"));
        });
    }
}
