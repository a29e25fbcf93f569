package dev.dovetail.wms.plates;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.StockView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads plates. */
@Component
public class PlateView {
    private final PlateRows rows;
    private final StockView stock;

    PlateView(PlateRows rows, StockView stock) {
        this.rows = rows;
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

    /** A page of plates by number, at one place or everywhere. */
    public List<Plate> list(NodeId node, @Nullable Long location, String after, int limit) {
        return rows.list(node, location, after, limit);
    }
}
