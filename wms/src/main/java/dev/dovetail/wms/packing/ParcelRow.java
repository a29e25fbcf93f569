package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of parcels and of their lines. */
final class ParcelRow {
    private ParcelRow() {}

    record LineOf(long parcel, boolean kit, Parcel.Line line) {}

    static Parcel head(ResultSet row, int index) throws SQLException {
        return new Parcel(
                new ParcelId(row.getLong("id")),
                row.getString("code"),
                new FulfillmentOrderId(row.getLong("outbound_id")),
                row.getString("state"),
                row.getObject("weight_grams", Long.class),
                row.getString("carrier"),
                row.getString("tracking"),
                row.getString("refusal"),
                row.getObject("manifest_id", Long.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                instant(row, "shipped_at"),
                row.getInt("version"),
                row.getInt("labels"),
                List.of(),
                List.of());
    }

    static LineOf line(ResultSet row, int index) throws SQLException {
        var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
        return new LineOf(
                row.getLong("parcel_id"),
                row.getBoolean("kit"),
                new Parcel.Line(row.getInt("line"), sku, row.getLong("quantity")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
