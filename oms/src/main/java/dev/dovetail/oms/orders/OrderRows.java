package dev.dovetail.oms.orders;

import dev.dovetail.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.EnumMap;

/** How columns become words. */
final class OrderRows {
    private OrderRows() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static BigDecimal amount(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency)).amount();
    }

    /** Of a row that is joined with its channel's checks, where there are any. */
    static Cutoffs cutoffs(ResultSet row) throws SQLException {
        if (row.getString("cancel_until") == null) return Cutoffs.UNTIL_PICK;
        return new Cutoffs(
                stage(row, "cancel_until"),
                stage(row, "quantity_until"),
                stage(row, "address_until"),
                stage(row, "substitute_until"));
    }

    private static Cutoffs.Stage stage(ResultSet row, String column) throws SQLException {
        return Cutoffs.Stage.of(row.getString(column)).orElseThrow();
    }

    static LineCounters counters(ResultSet row) throws SQLException {
        var units = new EnumMap<Counter, Long>(Counter.class);
        for (var counter : Counter.values()) {
            long value = row.getLong(counter.wire());
            if (value != 0) units.put(counter, value);
        }
        return new LineCounters(units);
    }
}
