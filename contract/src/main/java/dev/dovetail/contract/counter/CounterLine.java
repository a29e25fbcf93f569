package dev.dovetail.contract.counter;

import dev.dovetail.kernel.Malformed;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a receipt.
 *
 * @param quantity how many were sold, or below zero how many came back; 1 to 100,000 either way
 * @param unit {@code each}, {@code inner} or {@code case}; {@code each} where it is left out
 * @param price of one such unit, zero or more, at most 6 decimals
 * @param putBack where units that came back were put, and may be sold again from: a bin's code in our own warehouses, any word
 *     elsewhere. Left out, they are no stock
 */
public record CounterLine(
        String sku,
        long quantity,
        @Nullable String unit,
        @Nullable BigDecimal price,
        @Nullable String putBack) {
    public static final String EACH = "each";

    private static final int MOST = 100_000;
    private static final int LONGEST = 64;
    private static final int DECIMALS = 6;
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(1_000_000_000L);

    public CounterLine {
        sku = sku.strip();
        unit = unit == null || unit.isBlank() ? EACH : unit.strip();
        price = price == null ? null : price.stripTrailingZeros();
        putBack = putBack == null || putBack.isBlank() ? null : putBack.strip();
    }

    /** The unit, {@code each} where none was said. */
    public String level() {
        return unit == null ? EACH : unit;
    }

    /** Refuses {@code sales.text}, {@code sales.quantity}, {@code sales.price}, {@code sales.put-back}. */
    void check(String path) {
        CounterReceipt.text(sku, LONGEST, path + "/sku");
        CounterReceipt.text(level(), LONGEST, path + "/unit");
        if (quantity == 0 || Math.abs(quantity) > MOST)
            throw new Malformed("sales.quantity", path + "/quantity", "1 to " + MOST + ", either way");
        if (price != null && (price.signum() < 0 || price.compareTo(MOST_PRICE) > 0 || price.scale() > DECIMALS))
            throw new Malformed("sales.price", path + "/price", "0 to " + MOST_PRICE + ", at most 6 decimals");
        if (putBack == null) return;
        CounterReceipt.text(putBack, LONGEST, path + "/putBack");
        if (quantity > 0)
            throw new Malformed("sales.put-back", path + "/putBack", "only what came back was put somewhere");
    }

    List<String> parts() {
        return List.of(
                sku,
                Long.toString(quantity),
                level(),
                price == null ? "" : price.toPlainString(),
                putBack == null ? "" : putBack);
    }
}
