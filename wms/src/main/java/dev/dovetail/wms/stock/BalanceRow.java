package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads a balance from a row of {@code wms.stock}. */
final class BalanceRow {
    private BalanceRow() {}

    static Balance read(ResultSet row, int index) throws SQLException {
        var key = new Balance.Key(
                row.getLong("location_id"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                Status.of(row.getString("status")));
        var since = row.getObject("since", OffsetDateTime.class).toInstant();
        return new Balance(key, row.getLong("on_hand"), row.getLong("allocated"), row.getLong("plated"), since);
    }
}
