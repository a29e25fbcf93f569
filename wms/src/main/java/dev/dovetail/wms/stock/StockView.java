package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what lies where. */
@Component
public class StockView {
    private final StockReads reads;
    private final StockPages pages;
    private final HeldStore held;
    private final LotStore lots;
    private final SerialReads serials;
    private final PlateStore plates;

    StockView(
            StockReads reads, StockPages pages, HeldStore held, LotStore lots, SerialReads serials, PlateStore plates) {
        this.reads = reads;
        this.pages = pages;
        this.held = held;
        this.lots = lots;
        this.serials = serials;
        this.plates = plates;
    }

    /** What lies in these locations, by location; an empty one is absent. */
    public Map<Long, List<Balance>> contents(NodeId node, Collection<Long> locations) {
        return locations.isEmpty() ? Map.of() : reads.contents(node, locations);
    }

    /** The most picks that are counted, the latest first. */
    public static final int MOST_PICKS = 200_000;

    private static final int MOST_PLACES = 10_000;

    /** How much lies in these locations; an empty one is absent. */
    public Map<Long, Fill> fills(NodeId node, Collection<Long> locations) {
        return locations.isEmpty() ? Map.of() : reads.fills(node, locations);
    }

    /** @param units all that lies there, of whatever status; @param claimed by picks; @param skus how many different */
    public record Fill(long units, long claimed, int skus) {}

    /** The units of a SKU by the location they lie in; at most 10,000 locations. */
    public Map<Long, Long> places(NodeId node, Sku sku) {
        return reads.places(node, sku, MOST_PLACES);
    }

    /** How often goods were picked from a location since then, of the last {@link #MOST_PICKS} picks; one that was not is absent. */
    public Map<Long, Long> picks(NodeId node, Instant since) {
        return reads.picks(node, since, MOST_PICKS);
    }

    /** What still lies on carts, in totes and on stages because of these documents, such as {@code outbound:<id>}. */
    public List<Held> held(NodeId node, Collection<String> references) {
        return references.isEmpty() ? List.of() : held.held(node, references);
    }

    /** What is on these plates; an empty one is absent. */
    public List<Plated> onPlates(NodeId node, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : plates.of(node, ids);
    }

    /**
     * A page of balances by location code; {@code q} is the start of a SKU or of a location's code, {@code after} the cursor of the
     * last line before it: any other text is refused as {@code request.cursor}.
     */
    public List<StockLine> list(NodeId node, @Nullable String q, @Nullable String after, int limit) {
        return pages.list(node, q, StockCursor.of(after), limit);
    }

    /** The last days of these lots; a lot that has none, or is unknown, is absent. */
    public Map<Lot.Key, LocalDate> expiries(NodeId node, Collection<Lot.Key> lots) {
        return lots.isEmpty() ? Map.of() : this.lots.expiries(node, lots);
    }

    /** Those of the lots whose last day is over, by the warehouse's calendar, with that day. */
    public Map<Lot.Key, LocalDate> past(NodeId node, Collection<Lot.Key> lots, Instant at) {
        return lots.isEmpty() ? Map.of() : this.lots.past(node, lots, at);
    }

    /** Available goods in stores and on docks whose last day is over, by the warehouse's calendar; a page of them from {@code after} on, in the order of locks. */
    public List<Balance> expired(NodeId node, Instant at, Balance.@Nullable Key after, int limit) {
        return lots.expired(node, at, after, limit);
    }

    /** Where each of these units is by the books, which may be a virtual place; one that was never here is absent. */
    public Map<String, Balance.Key> units(NodeId node, Sku sku, Collection<String> serials) {
        return serials.isEmpty() ? Map.of() : this.serials.places(node, sku, serials);
    }

    /** The names of the units that lie in these locations, heap by heap; heaps whose units have none are absent. */
    public Map<Balance.Key, List<String>> names(NodeId node, Collection<Long> locations) {
        return locations.isEmpty() ? Map.of() : this.serials.names(node, locations);
    }

    /** A unit with a name, where it lies now, and a document that it moved for. */
    public record Brought(String reference, Sku sku, String lot, String serial, long location) {}

    /** The units with names that moved for these documents and this reason, and lie in one of these locations now, by name. */
    public List<Brought> brought(
            NodeId node, Collection<Long> locations, Collection<String> references, String reason) {
        return references.isEmpty() ? List.of() : this.serials.brought(node, locations, references, reason);
    }

    /** What became of a unit, oldest first, at most its last 200 moves. */
    public List<Step> trace(NodeId node, Sku sku, String serial) {
        return serials.trace(node, sku, serial);
    }

    /** One move of a unit. @param from and {@code to}: codes of locations */
    public record Step(
            String from,
            String to,
            String lot,
            String status,
            String reason,
            String reference,
            String who,
            Instant at) {}

    /** One line of a stock list. @param cursor what to page on from */
    public record StockLine(Balance balance, String locationCode, String kind, String cursor) {}
}
