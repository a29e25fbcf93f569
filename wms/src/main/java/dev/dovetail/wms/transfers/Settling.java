package dev.dovetail.wms.transfers;

import dev.dovetail.contract.fulfillment.Goods;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.StockView.Brought;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What becomes of one transfer's goods in transit: pure. What arrived ends as many units as were counted, and never more than
 * were sent: first those of the names and the lot that were read, out of the same carton, then any others of the SKU; what is
 * in transit before what was given up for lost.
 */
final class Settling {
    private final Map<TransitRow.Key, TransitRow> rows = new LinkedHashMap<>();
    private final Map<Heap, SequencedSet<String>> names = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** Units of one row in one place: in transit, or lost. */
    private record Heap(TransitRow.Key row, boolean lost) {}

    /** Units that go from one place to another. @param serials their names, where units have names */
    record Part(TransitRow row, boolean wasLost, boolean isLost, long units, List<String> serials) {}

    Settling(List<TransitRow> locked, List<Brought> named) {
        for (var row : locked) rows.put(row.key(), row);
        for (var unit : named)
            names.computeIfAbsent(
                            new Heap(
                                    new TransitRow.Key(parcel(unit), unit.sku(), unit.lot()),
                                    unit.location() == Location.LOST),
                            _ -> new LinkedHashSet<>())
                    .add(unit.serial());
    }

    private static ParcelId parcel(Brought unit) {
        return new ParcelId(Long.parseLong(unit.reference().substring(Transit.PARCEL.length())));
    }

    List<Part> parts() {
        return parts;
    }

    List<TransitRow> after() {
        return List.copyOf(rows.values());
    }

    void arrive(ParcelId parcel, Goods goods) {
        var sku = new Sku(goods.client(), goods.sku());
        long left = goods.quantity();
        for (boolean lost : new boolean[] {false, true}) left -= read(sku, goods.serials(), lost, left);
        for (boolean lost : new boolean[] {false, true})
            for (var row : likely(parcel, sku, goods.lot())) {
                long units = Math.min(left, here(row, lost));
                if (units > 0) end(row, lost, units, some(row, lost, units));
                left -= Math.max(0, units);
            }
    }

    /** All that is in transit still is lost. */
    void lose() {
        for (var row : List.copyOf(rows.values())) {
            long units = row.inTransit();
            if (units == 0) continue;
            parts.add(new Part(row, false, true, units, some(row, false, units)));
            rows.put(row.key(), row.lose(units));
        }
    }

    /** Those units whose names were read. */
    private long read(Sku sku, List<String> serials, boolean lost, long most) {
        long found = 0;
        for (var row : List.copyOf(rows.values())) {
            var known = names.getOrDefault(new Heap(row.key(), lost), new LinkedHashSet<>());
            var ours = serials.stream()
                    .filter(known::contains)
                    .limit(Math.min(most - found, here(row, lost)))
                    .toList();
            if (!row.sku().equals(sku) || ours.isEmpty()) continue;
            ours.forEach(known::remove);
            end(row, lost, ours.size(), ours);
            found += ours.size();
        }
        return found;
    }

    private List<TransitRow> likely(ParcelId parcel, Sku sku, String lot) {
        return rows.values().stream()
                .filter(row -> row.sku().equals(sku))
                .sorted(Comparator.comparing((TransitRow row) -> !row.lot().equals(lot))
                        .thenComparing(row -> !row.parcel().equals(parcel)))
                .toList();
    }

    private static long here(TransitRow row, boolean lost) {
        return lost ? row.lost() : row.inTransit();
    }

    /** Names of units that nobody read; none where the goods have none. */
    private List<String> some(TransitRow row, boolean lost, long units) {
        var known = names.getOrDefault(new Heap(row.key(), lost), new LinkedHashSet<>());
        var some = known.stream().limit(units).toList();
        some.forEach(known::remove);
        return some;
    }

    private void end(TransitRow row, boolean lost, long units, List<String> serials) {
        parts.add(new Part(row, lost, false, units, serials));
        rows.put(row.key(), lost ? row.turnUp(units) : row.arrive(units));
    }
}
