package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.wms.items.Read;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A packer has other units of the same kind in hand than the books, and would pack those.
 *
 * @param packs how many of what the barcode stands for
 * @param location where those at hand lie by the books, and the others go; @param read their lot and names
 * @param tote where the others lie by the books; null where that does not matter
 * @param instead the lot and the names of those that go back
 */
public record ExchangeScan(
        UUID scanId,
        String worker,
        Instant at,
        FulfillmentOrderId outbound,
        String barcode,
        long packs,
        String location,
        Read read,
        @Nullable String tote,
        Read instead) {}
