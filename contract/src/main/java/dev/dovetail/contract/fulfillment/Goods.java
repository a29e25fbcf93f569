package dev.dovetail.contract.fulfillment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that go from warehouse to warehouse, with what they are known by.
 *
 * @param lot empty where they belong to none
 * @param expiresOn the lot's last day, where it has one
 * @param serials the names of the units, where they have names and these are known
 */
public record Goods(
        int client, String sku, String lot, @Nullable LocalDate expiresOn, long quantity, List<String> serials) {
    public Goods {
        if (quantity <= 0) throw new IllegalArgumentException("a quantity is at least 1, not " + quantity);
        serials = List.copyOf(serials);
    }
}
