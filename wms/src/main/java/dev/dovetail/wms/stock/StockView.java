package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what lies where. */
@Component
public class StockView {
    private final StockReads reads;
    private final HeldStore held;

    StockView(StockReads reads, HeldStore held) {
        this.reads = reads;
        this.held = held;
    }

    /** What lies in these locations, by location; an empty one is absent. */
    public Map<Long, List<Balance>> contents(NodeId node, Collection<Long> locations) {
        return locations.isEmpty() ? Map.of() : reads.contents(node, locations);
    }

    /** What still lies on carts, in totes and on stages because of these documents, such as {@code outbound:<id>}. */
    public List<Held> held(NodeId node, Collection<String> references) {
        return references.isEmpty() ? List.of() : held.held(node, references);
    }

    /** A page of balances by location code; {@code q} is the start of a SKU or of a location's code. */
    public List<StockLine> list(NodeId node, @Nullable String q, @Nullable String after, int limit) {
        return reads.list(node, q, after, limit);
    }

    /** One line of a stock list. @param cursor what to page on from */
    public record StockLine(Balance balance, String locationCode, String kind, String cursor) {}
}
