package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.room.Room;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where goods go, and how many of them. What open work waits for goes to the lane of its warehouse, if it has one. Else the pick face goes first, until it has its most; then a bin where the goods lie
 * already; then an empty one, a reserve for what has a face, in the zone of the item's class where there is one; a face beyond
 * its most only where nothing else is free. Where not all fits, so many as do.
 *
 * @param bin nothing where no bin is free
 */
record PutawayChoice(PutawayClaims.Waiting waiting, PutawayClaims.@Nullable Bin bin, long quantity) {

    boolean crossDock() {
        return bin != null && bin.equals(waiting.lane());
    }

    @Nullable
    String code() {
        return bin == null ? null : bin.code();
    }

    static EmptyBins.Sort sort(PutawayClaims.Waiting waiting, Room.Fitting fitting) {
        var sku = waiting.place().sku();
        return new EmptyBins.Sort(waiting.zone(), waiting.face() != null, fitting.grams(sku), fitting.cubicMm(sku));
    }

    /** Where it may go without looking for an empty bin. */
    static PutawayClaims.@Nullable Bin known(PutawayClaims.Waiting one, Room.Fitting fitting) {
        for (var bin : Arrays.asList(one.lane(), one.face(), one.home(), one.kept()))
            if (bin != null && fits(bin, one, fitting) > 0) return bin;
        return null;
    }

    /** Of each, in order: two SKUs never get the same empty bin. */
    static List<PutawayChoice> all(
            List<PutawayClaims.Waiting> waiting,
            Room.Fitting fitting,
            Map<EmptyBins.Sort, List<EmptyBins.Bin>> empty,
            Room.Fitting fittingEmpty) {
        Set<Long> taken = new HashSet<>();
        Map<Sku, PutawayClaims.Bin> chosen = new HashMap<>();
        return waiting.stream()
                .map(one -> {
                    var bin = known(one, fitting);
                    if (bin != null) return new PutawayChoice(one, bin, some(bin, one, fitting));
                    var sku = one.place().sku();
                    bin = chosen.computeIfAbsent(
                            sku,
                            _ -> free(sku, empty.getOrDefault(sort(one, fitting), List.of()), taken, fittingEmpty));
                    if (bin != null) return new PutawayChoice(one, bin, some(bin, one, fittingEmpty));
                    return new PutawayChoice(one, one.face(), one.quantity());
                })
                .toList();
    }

    private static long some(PutawayClaims.Bin bin, PutawayClaims.Waiting one, Room.Fitting fitting) {
        return Math.min(one.quantity(), fits(bin, one, fitting));
    }

    private static PutawayClaims.@Nullable Bin free(
            Sku sku, List<EmptyBins.Bin> empty, Set<Long> taken, Room.Fitting fitting) {
        for (var bin : empty)
            if (fitting.units(bin.id(), sku) > 0 && taken.add(bin.id()))
                return new PutawayClaims.Bin(bin.id(), bin.code(), Long.MAX_VALUE);
        return null;
    }

    private static long fits(PutawayClaims.Bin bin, PutawayClaims.Waiting one, Room.Fitting fitting) {
        return Math.min(bin.room(), fitting.units(bin.id(), one.place().sku()));
    }
}
