package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of outbounds, their lines and their pick lines. */
final class OutboundRow {
    private OutboundRow() {}

    static OutboundOrder head(ResultSet row, int index) throws SQLException {
        var shipBy = row.getObject("ship_by", OffsetDateTime.class);
        return new OutboundOrder(
                new FulfillmentOrderId(row.getLong("id")),
                new OrderId(row.getLong("order_id")),
                row.getString("channel"),
                row.getString("order_number"),
                row.getString("service"),
                row.getObject("promised_on", LocalDate.class),
                shipBy == null ? null : shipBy.toInstant(),
                row.getInt("priority"),
                row.getString("instructions"),
                new ContactId(row.getLong("contact_id")),
                row.getString("state"),
                row.getInt("version"),
                List.of());
    }

    static Work.LineRow line(ResultSet row, int index) throws SQLException {
        var line = new OutboundOrder.Line(
                row.getInt("line"),
                sku(row),
                row.getLong("asked"),
                row.getLong("picked"),
                row.getLong("packed"),
                row.getLong("shipped"),
                row.getLong("shorted"),
                row.getLong("withdrawn"),
                kit(row));
        return new Work.LineRow(new FulfillmentOrderId(row.getLong("outbound_id")), line);
    }

    private static OutboundOrder.@Nullable Kit kit(ResultSet row) throws SQLException {
        var sku = row.getString("kit_sku");
        return sku == null
                ? null
                : new OutboundOrder.Kit(
                        row.getInt("kit_line"), new Sku(row.getInt("client_id"), sku), row.getLong("kit_units"));
    }

    static PickLine pick(ResultSet row, int index) throws SQLException {
        return new PickLine(
                row.getLong("task_id"),
                row.getInt("seq"),
                new FulfillmentOrderId(row.getLong("outbound_id")),
                row.getInt("line"),
                row.getLong("location_id"),
                row.getString("code"),
                row.getInt("walk"),
                sku(row),
                row.getString("lot"),
                row.getLong("quantity"),
                row.getLong("picked"),
                row.getLong("dropped"),
                row.getInt("instead_of"));
    }

    private static Sku sku(ResultSet row) throws SQLException {
        return new Sku(row.getInt("client_id"), row.getString("sku"));
    }
}
