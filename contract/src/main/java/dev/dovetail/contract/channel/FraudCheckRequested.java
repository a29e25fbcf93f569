package dev.dovetail.contract.channel;

import dev.dovetail.kernel.OrderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside is asked whether an order is fraud. It stays on hold until the answer comes to the API.
 *
 * @param contact names the sealed contact, for a sender that may open it
 */
public record FraudCheckRequested(
        OrderId order,
        String channel,
        String number,
        @Nullable String customer,
        Instant placedAt,
        Instant askedAt,
        BigDecimal total,
        String currency,
        String contact,
        List<Line> lines) {
    public static final String TYPE = "channel.fraud-check-requested.v1";

    public FraudCheckRequested {
        lines = List.copyOf(lines);
    }

    public record Line(String sku, long quantity, BigDecimal total) {}
}
