package dev.dovetail.wms.moving;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works status scans: the floor takes goods off sale, and never puts them back on sale. */
@Component
class StatusWork {
    private final Places places;
    private final StockView view;
    private final Relocations relocations;
    private final ChangeStore store;
    private final IdSource ids;

    StatusWork(Places places, StockView view, Relocations relocations, ChangeStore store, IdSource ids) {
        this.places = places;
        this.view = view;
        this.relocations = relocations;
        this.store = store;
        this.ids = ids;
    }

    /** A scan that fits, what it changes, and how. */
    private record Asked(StatusScan scan, StockChange change, Relocation relocation) {}

    Map<UUID, Refusal> take(NodeId node, List<StatusScan> scans) {
        var known = places.look(
                node,
                scans.stream().map(StatusScan::barcode).toList(),
                scans.stream().map(StatusScan::location).toList());
        var lying = new Lying(view.contents(
                node, known.locations().values().stream().map(Location::id).toList()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Asked> asked = new ArrayList<>();
        for (var scan : scans) {
            var refusal = refusal(known, scan);
            var goods = refusal == null ? goods(known, lying, scan) : null;
            if (goods == null) {
                refused.put(scan.scanId(), refusal == null ? unclear(known, lying, scan) : refusal);
                continue;
            }
            asked.add(asked(node, known, goods, scan));
            lying.brings(asked.getLast().relocation());
        }
        return asked.isEmpty() ? refused : carried(node, known, asked, refused);
    }

    private Map<UUID, Refusal> carried(NodeId node, Places.Known known, List<Asked> asked, Map<UUID, Refusal> refused) {
        var unmoved =
                relocations.carry(node, asked.stream().map(Asked::relocation).toList());
        unmoved.forEach((at, why) -> refused.put(asked.get(at).scan().scanId(), why));
        keep(
                node,
                known,
                asked.stream()
                        .filter(one -> !refused.containsKey(one.scan().scanId()))
                        .toList());
        return refused;
    }

    private void keep(NodeId node, Places.Known known, List<Asked> done) {
        Map<String, Long> locations = new LinkedHashMap<>();
        known.locations().forEach((code, location) -> locations.put(code, location.id()));
        var changes = done.stream().map(Asked::change).toList();
        if (store.add(node, changes, locations) != changes.size())
            throw new IllegalStateException("a scan changed a status before");
    }

    private static @Nullable Refusal refusal(Places.Known known, StatusScan scan) {
        var refusal = known.unknown(scan.barcode());
        if (refusal == null) refusal = known.notOf(Places.SET_ASIDE, scan.location());
        if (refusal != null) return refusal;
        var status = Statuses.of(scan.status());
        if (status.isEmpty()) return new Refusal("moving.status", Map.of("status", scan.status()));
        if (status.get() == Status.AVAILABLE) return Refusal.of("moving.release-needs-decision");
        return null;
    }

    /** What is on sale first: that is what was found to be wrong. */
    private static Relocation.@Nullable Goods goods(Places.Known known, Lying lying, StatusScan scan) {
        var location = known.location(scan.location());
        var sku = known.item(scan.barcode(), location, lying).sku();
        var lot = known.lot(scan.barcode(), scan.lot());
        boolean onSale = lying.has(location, sku, lot, Status.AVAILABLE);
        return lying.find(
                location,
                sku,
                lot,
                status -> onSale ? status == Status.AVAILABLE : !status.word().equals(scan.status()));
    }

    private static Refusal unclear(Places.Known known, Lying lying, StatusScan scan) {
        var location = known.location(scan.location());
        return lying.unclear(
                location, known.item(scan.barcode(), location, lying).sku());
    }

    private Asked asked(NodeId node, Places.Known known, Relocation.Goods goods, StatusScan scan) {
        var change = new StockChange(
                ids.next(node.value() & 255),
                "scan:" + scan.scanId(),
                scan.location(),
                goods.sku(),
                goods.lot(),
                goods.status().word(),
                scan.status(),
                scan.packs() * known.item(scan.barcode(), goods).units(),
                scan.reason(),
                scan.worker(),
                scan.at());
        return new Asked(
                scan, change, Changes.relocation(goods, change, known.serials(scan.barcode(), scan.serials())));
    }
}
