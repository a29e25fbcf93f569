package dev.dovetail.oms.verification;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.network.Place;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its checks see it.
 *
 * @param said where the channel says that it goes; null where it says nothing
 * @param fraudScore 0 to 1,000, as the channel was told by whom it asked; null where it was not
 */
public record Posted(
        String channel,
        int client,
        String currency,
        @Nullable String customer,
        Contact contact,
        @Nullable Place said,
        @Nullable Integer fraudScore,
        List<Line> lines) {
    public Posted {
        lines = List.copyOf(lines);
    }

    /**
     * @param units base units in one unit of sale
     * @param quantity in base units
     * @param unitPrice of one unit of sale
     */
    public record Line(int line, Sku sku, int units, long quantity, BigDecimal unitPrice) {}

    @Override
    public String toString() {
        return "Posted[sealed]";
    }
}
