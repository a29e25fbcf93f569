package dev.dovetail.oms.availability;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be promised, as it is answered.
 *
 * @param asOf no figure or buffer that was committed before is left out; what nodes, feeds and the catalog allow may be a second older
 */
record Promisable(Instant asOf, List<Item> items) {

    /** Goods on their way. */
    record ComingRow(String node, String inbound, LocalDate expectedOn, long available) {}

    /** {@code buffer} and {@code published} where a channel was named, {@code atpBy} and {@code coming} where a day was. */
    record Item(
            String sku,
            long atp,
            @JsonInclude(NON_NULL) @Nullable Long buffer,
            @JsonInclude(NON_NULL) @Nullable Long published,
            List<NodeRow> nodes,
            @JsonInclude(NON_NULL) @Nullable Long atpBy,
            @JsonInclude(NON_NULL) @Nullable List<ComingRow> coming) {}

    /**
     * @param feed null where the node's own facts tell its stock
     * @param leftOut why what it has is no part of the sum; null where it is one
     */
    record NodeRow(
            String node,
            long position,
            long reserved,
            long safety,
            long atp,
            long shortfall,
            List<PoolRow> pools,
            NodeFreshness.@Nullable Feed feed,
            @JsonInclude(NON_NULL) @Nullable String leftOut) {}

    /** A pool beside the open one; its units are in the node's figures. */
    record PoolRow(String pool, long position, long reserved) {}
}
