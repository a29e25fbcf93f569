package dev.dovetail.wms.plates;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.StockView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads plates. */
@Component
public class PlateView {
    private final PlateRows rows;
    private final PlateHistory history;
    private final StockView stock;

    PlateView(PlateRows rows, PlateHistory history, StockView stock) {
        this.rows = rows;
        this.history = history;
        this.stock = stock;
    }

    /** A plate and what is on it. */
    public record Loaded(Plate plate, List<Plated> goods) {}

    /** The plate with this number, as it is scanned or keyed; refused as {@code plates.unknown} (404). */
    public Loaded get(NodeId node, String number) {
        var plate = PlateNumber.read(number)
                .flatMap(digits -> rows.find(node, digits))
                .orElseThrow(() ->
                        new Refused(Refused.Kind.NOT_FOUND, new Refusal("plates.unknown", Map.of("plate", number))));
        return new Loaded(plate, stock.onPlates(node, List.of(plate.id())));
    }

    /**
     * Which plates.
     *
     * @param state {@code made}, {@code standing} or {@code broken}
     * @param location the code of a place, or its start; empty for all; @param sku what is on them; empty for anything
     */
    public record Which(String state, String location, String sku) {}

    /**
     * A plate in a list.
     *
     * @param skus of how many kinds its goods are, and one of them, by {@code first}
     */
    public record Row(
            Plate plate,
            Instant madeAt,
            String madeBy,
            long skus,
            long units,
            @Nullable String first) {}

    /** A page of plates, the oldest first. @param after the id of the last one seen; 0 for the first page */
    public List<Row> rows(NodeId node, int client, Which which, long after, int limit) {
        return history.rows(node, client, which, after, limit);
    }

    /** What stepped onto a plate (more than 0) or off it. */
    public record Entry(
            long id, String sku, String lot, String status, long quantity, String reason, Instant at, String who) {}

    /** The latest first. @param before the last one seen; 0 for the first page */
    public List<Entry> history(NodeId node, long plate, long before, int limit) {
        return history.of(node, plate, before, limit);
    }

    /** A page of plates by number, at one place or everywhere. */
    public List<Plate> list(NodeId node, @Nullable Long location, String after, int limit) {
        return rows.list(node, location, after, limit);
    }
}
