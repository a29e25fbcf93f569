package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a single field may hold. Each refusal names the field's path. */
final class Fields {
    static final long MOST_UNITS = 1_000_000;
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MOST_AMOUNT = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int PRICE_DIGITS = 6;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private Fields() {}

    /** Refuses {@code orders.field-missing} and {@code orders.field-too-long}. */
    static String text(@Nullable String value, String path, int most) {
        var text = optional(value, path, most);
        if (text == null) throw new Malformed("orders.field-missing", path, "must not be empty");
        return text;
    }

    static @Nullable String optional(@Nullable String value, String path, int most) {
        if (value == null || value.isBlank()) return null;
        var text = value.strip();
        if (text.length() > most)
            throw new Malformed("orders.field-too-long", path, "has at most " + most + " characters");
        return text;
    }

    /** Refuses {@code orders.quantity-not-whole}, {@code -too-small} and {@code -too-large}; looks at the size first, for 1E999 is cheap to write. */
    static long quantity(BigDecimal value, String path) {
        if (value.compareTo(BigDecimal.valueOf(MOST_UNITS)) > 0)
            throw new Malformed("orders.quantity-too-large", path, "is at most " + MOST_UNITS + " units");
        if (value.signum() <= 0) throw new Malformed("orders.quantity-too-small", path, "is at least 1");
        if (value.stripTrailingZeros().scale() > 0)
            throw new Malformed("orders.quantity-not-whole", path, "is a whole number of units");
        return value.toBigInteger().min(BigInteger.valueOf(MOST_UNITS)).longValueExact();
    }

    /** Zero is a price. Refuses {@code orders.price-negative}, {@code -too-large} and {@code -too-precise}. */
    static BigDecimal price(BigDecimal value, String path) {
        if (value.signum() < 0) throw new Malformed("orders.price-negative", path, "is not negative");
        if (value.compareTo(MOST_PRICE) > 0)
            throw new Malformed("orders.price-too-large", path, "is at most " + MOST_PRICE);
        if (value.stripTrailingZeros().scale() > PRICE_DIGITS)
            throw new Malformed("orders.price-too-precise", path, "has at most " + PRICE_DIGITS + " decimals");
        return value;
    }

    static BigDecimal amount(@Nullable BigDecimal value, String path) {
        if (value == null) return BigDecimal.ZERO;
        if (value.signum() < 0 || value.compareTo(MOST_AMOUNT) > 0)
            throw new Malformed("orders.amount-out-of-range", path, "is 0 to " + MOST_AMOUNT);
        return value;
    }

    /** Refuses {@code orders.placed-at-out-of-range}: a year that no shop means, and beyond some no database holds. */
    static Instant placedAt(Instant at) {
        if (at.isBefore(FIRST) || !at.isBefore(END))
            throw new Malformed("orders.placed-at-out-of-range", "/placedAt", "is from 1970 to 2199");
        return at;
    }

    /** A well-formed order that a rule refuses, with the field that it is about. */
    static Refused refused(String code, String path, String what, Object given) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, Map.of("path", path, what, given)));
    }
}
