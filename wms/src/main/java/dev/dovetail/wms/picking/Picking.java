package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.outbound.Pick;
import dev.dovetail.wms.outbound.ShortPick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What pickers report. Both methods join the caller's transaction, in which the caller keeps a scan from counting twice;
 * they cost the same few statements whatever the number of scans.
 *
 * <p>A scan is taken whoever holds the task by now: the units have left the bin.
 */
@Component
public class Picking {
    private static final Set<Location.Kind> CARRIERS = Set.of(Location.Kind.TOTE, Location.Kind.CART);

    private final Items items;
    private final Layout layout;
    private final LayoutSetup setup;
    private final Outbound outbound;
    private final OutboundView view;

    Picking(Items items, Layout layout, LayoutSetup setup, Outbound outbound, OutboundView view) {
        this.items = items;
        this.layout = layout;
        this.setup = setup;
        this.outbound = outbound;
        this.view = view;
    }

    /**
     * Moves what was scanned from bins into totes.
     *
     * @return why, for each scan that was refused: {@code picking.no-such-line}, {@code picking.wrong-location},
     *     {@code picking.wrong-item}, {@code picking.unknown-barcode}, {@code picking.too-many},
     *     {@code picking.not-a-tote}, each with what was expected and what was scanned, and {@code picking.stop-done}; the
     *     others stand
     */
    public Map<UUID, Refusal> pick(Warehouse warehouse, List<PickScan> scans) {
        var node = warehouse.node();
        var labels = distinct(scans, PickScan::barcode);
        labels.addAll(distinct(scans, PickScan::tote));
        var goods = items.scanned(node, labels);
        var bins = layout.byCode(node, distinct(scans, PickScan::location));
        var totes = totes(node, scans, goods.keySet());
        Map<UUID, String> codes = new LinkedHashMap<>();
        List<Pick> picks = new ArrayList<>();
        for (var scan : scans) {
            var good = goods.get(scan.barcode());
            var bin = bins.get(scan.location());
            var tote = totes.get(scan.tote());
            if (bin == null) codes.put(scan.scanId(), Naming.WRONG_LOCATION);
            else if (good == null) codes.put(scan.scanId(), Naming.UNKNOWN_BARCODE);
            else if (tote == null || !CARRIERS.contains(tote.kind())) codes.put(scan.scanId(), Naming.NOT_A_TOTE);
            else picks.add(pick(scan, bin, good, tote));
        }
        outbound.picked(node, picks).forEach((id, refusal) -> codes.put(id, refusal.code()));
        if (codes.isEmpty()) return Map.of();
        var lines = view.pickLines(node, refused(scans, codes, PickScan::scanId, PickScan::task));
        return new Naming(lines).ofPicks(scans, codes, goods);
    }

    /** Totes by their codes, made at their first scan; the barcode of an item never becomes one. */
    private Map<String, Location> totes(NodeId node, List<PickScan> scans, Set<String> items) {
        var codes = distinct(scans, PickScan::tote);
        codes.removeAll(items);
        return setup.open(node, Location.Kind.TOTE, codes);
    }

    /**
     * Reports units that were not found; they are looked for in other bins.
     *
     * @return why, for each scan that was refused: as {@link #pick}, and {@code picking.unknown-reason}; the others stand
     */
    public Map<UUID, Refusal> shorted(Warehouse warehouse, List<ShortScan> scans) {
        var node = warehouse.node();
        var bins = layout.byCode(node, distinct(scans, ShortScan::location));
        Map<UUID, String> codes = new LinkedHashMap<>();
        List<ShortPick> shorts = new ArrayList<>();
        for (var scan : scans) {
            var bin = bins.get(scan.location());
            if (bin == null) codes.put(scan.scanId(), Naming.WRONG_LOCATION);
            else shorts.add(shortPick(scan, bin));
        }
        outbound.shorted(node, shorts).forEach((id, refusal) -> codes.put(id, refusal.code()));
        if (codes.isEmpty()) return Map.of();
        var lines = view.pickLines(node, refused(scans, codes, ShortScan::scanId, ShortScan::task));
        return new Naming(lines).ofShorts(scans, codes);
    }

    private static Pick pick(PickScan scan, Location bin, Scanned good, Location tote) {
        long units = Math.multiplyExact(scan.packs(), good.units());
        return new Pick(
                scan.scanId(),
                scan.worker(),
                scan.at(),
                scan.task(),
                scan.seq(),
                bin.id(),
                good.sku(),
                units,
                tote.id());
    }

    private static ShortPick shortPick(ShortScan scan, Location bin) {
        return new ShortPick(
                scan.scanId(),
                scan.worker(),
                scan.at(),
                scan.task(),
                scan.seq(),
                bin.id(),
                scan.reason(),
                scan.quantity());
    }

    private static <S> Set<String> distinct(List<S> scans, java.util.function.Function<S, String> field) {
        return scans.stream().map(field).collect(Collectors.toCollection(java.util.HashSet::new));
    }

    private static <S> Set<Long> refused(
            List<S> scans,
            Map<UUID, String> codes,
            java.util.function.Function<S, UUID> id,
            java.util.function.Function<S, Long> task) {
        return scans.stream()
                .filter(scan -> codes.containsKey(id.apply(scan)))
                .map(task)
                .collect(Collectors.toSet());
    }
}
