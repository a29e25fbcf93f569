package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A locked carton while units are taken out of it, the last line's first. */
final class OpenCarton {
    private final Parcel parcel;
    private final Map<Balance.Key, Long> lying = new LinkedHashMap<>();
    private final Map<Parcel.Line, Long> left = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();

    OpenCarton(Parcel parcel, List<Balance> contents) {
        this.parcel = parcel;
        contents.forEach(row -> lying.put(row.key(), row.onHand()));
        parcel.lines().reversed().forEach(line -> left.put(line, line.quantity()));
    }

    Parcel parcel() {
        return parcel;
    }

    /** @param lot null for any */
    long holds(Sku sku, @Nullable String lot) {
        long counted = left.entrySet().stream()
                .filter(one -> one.getKey().sku().equals(sku))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long there = lying.entrySet().stream()
                .filter(one -> is(one.getKey(), sku, lot))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Math.min(counted, there);
    }

    private static boolean is(Balance.Key heap, Sku sku, @Nullable String lot) {
        return heap.sku().equals(sku)
                && (lot == null || heap.lot().isEmpty() || heap.lot().equals(lot));
    }

    void take(UnpackScan scan, Scanned good, long units, long tote) {
        var read = scan.read().or(good.mark());
        long rest = units;
        for (var line : left.entrySet()) {
            if (!line.getKey().sku().equals(good.sku())) continue;
            long some = Math.min(line.getValue(), rest);
            line.setValue(line.getValue() - some);
            rest -= some;
        }
        rest = units;
        var names = new Dealt(read.serials());
        for (var heap : lying.entrySet()) {
            var key = heap.getKey();
            long some = is(key, good.sku(), read.lot()) ? Math.min(heap.getValue(), rest) : 0;
            if (some == 0) continue;
            heap.setValue(heap.getValue() - some);
            rest -= some;
            moves.add(move(scan, key, some, tote).named(names.take(some)));
        }
        if (rest > 0) throw new IllegalStateException(parcel.carton() + " holds less than its lines say");
    }

    private Move move(UnpackScan scan, Balance.Key key, long units, long tote) {
        var reference = "outbound:" + parcel.outbound();
        return new Move(
                key.location(),
                tote,
                key.sku(),
                key.lot(),
                key.status(),
                units,
                false,
                "unpacked",
                reference,
                scan.worker(),
                scan.at());
    }

    boolean changed() {
        return !moves.isEmpty();
    }

    List<Move> moves() {
        return moves;
    }

    /** What left each line. */
    List<PackPlan.Filled> taken() {
        return left.entrySet().stream()
                .filter(one -> one.getValue() < one.getKey().quantity())
                .map(one -> new PackPlan.Filled(
                        parcel.id(),
                        one.getKey().line(),
                        one.getKey().sku(),
                        one.getKey().quantity() - one.getValue()))
                .toList();
    }
}
