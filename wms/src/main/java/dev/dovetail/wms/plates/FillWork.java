package dev.dovetail.wms.plates;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.plates.PlateState.Command;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.Plating;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works scans of goods that step onto plates and off them, and of plates that are broken: nothing leaves its place. */
@Component
class FillWork {
    private static final Set<Location.Kind> PLACES = EnumSet.of(
            Location.Kind.BIN,
            Location.Kind.RESERVE,
            Location.Kind.DOCK,
            Location.Kind.STAGE,
            Location.Kind.QUALITY,
            Location.Kind.DAMAGED);

    private final PlateRows rows;
    private final Standing standing;
    private final Items items;
    private final Layout layout;
    private final StockView view;
    private final Stock stock;

    FillWork(PlateRows rows, Standing standing, Items items, Layout layout, StockView view, Stock stock) {
        this.rows = rows;
        this.standing = standing;
        this.items = items;
        this.layout = layout;
        this.view = view;
        this.stock = stock;
    }

    /** What is known of a list of scans. */
    private record Known(
            Barcodes barcodes,
            Map<String, Location> places,
            Map<dev.dovetail.kernel.Sku, Handling> handled,
            Map<Long, List<Balance>> lying) {
        @Nullable
        Scanned item(PlateFill scan) {
            var place = places.get(scan.location());
            var here = place == null ? List.<Balance>of() : lying.getOrDefault(place.id(), List.of());
            return barcodes.find(
                    scan.barcode(),
                    sku -> here.stream().anyMatch(row -> row.key().sku().equals(sku)));
        }
    }

    Map<UUID, Refusal> fill(NodeId node, List<PlateFill> scans) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var known = look(node, scans);
        List<PlateFill> clear = new ArrayList<>();
        for (var scan : scans) {
            var why = refusal(known, scan);
            if (why != null) refused.put(scan.scanId(), why);
            else clear.add(scan);
        }
        var stood = standing.stand(node, stands(known, clear));
        refused.putAll(stood.refused());
        Map<UUID, Long> plates = new LinkedHashMap<>(stood.plates());
        here(node, known, clear.stream().filter(scan -> !scan.onto()).toList(), plates, refused);
        List<PlateFill> steps =
                clear.stream().filter(scan -> plates.containsKey(scan.scanId())).toList();
        stock.plate(
                        node,
                        steps.stream().map(scan -> plating(known, scan, plates)).toList())
                .forEach((i, why) -> refused.put(steps.get(i).scanId(), why));
        return refused;
    }

    private static List<Plates.Stand> stands(Known known, List<PlateFill> fills) {
        return fills.stream()
                .filter(PlateFill::onto)
                .map(scan -> new Plates.Stand(
                        scan.scanId(), scan.plate(), got(known.places(), scan.location()), scan.worker(), scan.at()))
                .toList();
    }

    private Known look(NodeId node, List<PlateFill> scans) {
        var barcodes = items.read(
                node, scans.stream().map(PlateFill::barcode).distinct().toList());
        var places = layout.byCode(
                node, scans.stream().map(PlateFill::location).distinct().toList());
        var lying =
                view.contents(node, places.values().stream().map(Location::id).toList());
        return new Known(barcodes, places, items.handling(node, barcodes.skus()), lying);
    }

    private static @Nullable Refusal refusal(Known known, PlateFill scan) {
        var item = known.item(scan);
        if (item == null) return new Refusal("plates.unknown-barcode", Map.of("barcode", scan.barcode()));
        var place = known.places().get(scan.location());
        if (place == null || !PLACES.contains(place.kind()))
            return new Refusal("plates.no-such-place", Map.of("location", scan.location()));
        if (known.handled().getOrDefault(item.sku(), Handling.PLAIN).serials())
            return new Refusal("plates.named-units", Map.of("sku", item.sku().toString()));
        var meant = meant(known, scan);
        if (meant.size() == 1) return null;
        return meant.isEmpty()
                ? new Refusal(
                        "stock.not-loose",
                        Map.of("sku", item.sku().toString(), "asked", scan.packs() * item.units(), "here", 0))
                : new Refusal(
                        "plates.which-stock",
                        Map.of("location", scan.location(), "sku", item.sku().toString(), "possible", possible(meant)));
    }

    private static List<Map<String, String>> possible(List<Balance.Key> meant) {
        return meant.stream()
                .map(key -> Map.of("lot", key.lot(), "status", key.status().word()))
                .toList();
    }

    private static List<Balance.Key> meant(Known known, PlateFill scan) {
        var item = Objects.requireNonNull(known.item(scan));
        var lot = scan.lot() == null ? item.mark().lot() : scan.lot();
        return known.lying().getOrDefault(got(known.places(), scan.location()).id(), List.of()).stream()
                .map(Balance::key)
                .filter(key -> key.sku().equals(item.sku()))
                .filter(key -> lot == null || key.lot().equals(lot))
                .filter(key -> scan.status() == null || key.status().word().equals(scan.status()))
                .toList();
    }

    /** Goods are taken off a plate only where it stands. */
    private void here(
            NodeId node, Known known, List<PlateFill> off, Map<UUID, Long> plates, Map<UUID, Refusal> refused) {
        if (off.isEmpty()) return;
        var found = rows.lock(
                node,
                off.stream()
                        .flatMap(scan -> PlateNumber.read(scan.plate()).stream())
                        .toList());
        for (var scan : off) {
            var plate = found.get(PlateNumber.read(scan.plate()).orElse(""));
            if (plate == null) refused.put(scan.scanId(), new Refusal("plates.unknown", Map.of("plate", scan.plate())));
            else if (Objects.equals(
                    plate.location(), got(known.places(), scan.location()).id())) plates.put(scan.scanId(), plate.id());
            else refused.put(scan.scanId(), Standing.told(Refusal.of("plates.elsewhere"), plate));
        }
    }

    private static Plating plating(Known known, PlateFill scan, Map<UUID, Long> plates) {
        long units = Math.multiplyExact(
                scan.packs(), Objects.requireNonNull(known.item(scan)).units());
        var goods = new Plated(got(plates, scan.scanId()), meant(known, scan).getFirst(), scan.onto() ? units : -units);
        return new Plating(
                goods, scan.onto() ? "put-on" : "taken-off", "scan:" + scan.scanId(), scan.worker(), scan.at());
    }

    Map<UUID, Refusal> breakUp(NodeId node, List<PlateScan> scans) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var plates = rows.lock(
                node,
                scans.stream()
                        .flatMap(scan -> PlateNumber.read(scan.plate()).stream())
                        .toList());
        Map<Long, PlateScan> broken = new LinkedHashMap<>();
        for (var scan : scans) {
            var plate = plates.get(PlateNumber.read(scan.plate()).orElse(""));
            var why = plate == null
                    ? new Refusal("plates.unknown", Map.of("plate", scan.plate()))
                    : unbreakable(plate, broken.keySet());
            if (why != null) refused.put(scan.scanId(), why);
            else if (plate != null) broken.put(plate.id(), scan);
        }
        stepOff(node, broken);
        rows.stand(
                node,
                broken.keySet().stream()
                        .map(id -> new PlateRows.Stands(id, new PlateState.Broken(), null))
                        .toList());
        return refused;
    }

    private static @Nullable Refusal unbreakable(Plate plate, Set<Long> broken) {
        var state = broken.contains(plate.id()) ? new PlateState.Broken() : PlateState.of(plate.state());
        return state.decide(new Command.Break()) instanceof Decision.Refused<PlateState>(var why)
                ? Standing.told(why, plate)
                : null;
    }

    /** What is picked from a plate at this very moment is no longer on it: the rest is looked for again. */
    private void stepOff(NodeId node, Map<Long, PlateScan> broken) {
        var goods = stock.lockPlates(node, new LinkedHashSet<>(broken.keySet()));
        var off = goods.stream()
                .map(one -> {
                    var scan = got(broken, one.plate());
                    return new Plating(
                            new Plated(one.plate(), one.key(), -one.units()),
                            "broken",
                            "scan:" + scan.scanId(),
                            scan.worker(),
                            scan.at());
                })
                .toList();
        if (!stock.plate(node, off).isEmpty()) throw new IllegalStateException("a plate changed while it was locked");
    }

    private static <K, T> T got(Map<K, T> found, K name) {
        var one = found.get(name);
        if (one == null) throw new IllegalStateException(name + " was not checked");
        return one;
    }
}
