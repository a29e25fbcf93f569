package dev.dovetail.wms.vendors;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works scans of what is given back to vendors: each a hand-over of its own, under the reference that it tells. */
@Component
class VendorWork {
    private final VendorStore store;
    private final Items items;
    private final LayoutSetup layout;
    private final StockView view;
    private final Stock stock;
    private final IdSource ids;

    VendorWork(VendorStore store, Items items, LayoutSetup layout, StockView view, Stock stock, IdSource ids) {
        this.store = store;
        this.items = items;
        this.layout = layout;
        this.view = view;
        this.stock = stock;
        this.ids = ids;
    }

    Map<UUID, Refusal> take(NodeId node, List<VendorScan> scans) {
        long stage = layout.ours(node, Location.VENDOR_RETURN).id();
        var known = items.read(
                node, scans.stream().map(VendorScan::barcode).distinct().toList());
        var here = view.contents(node, List.of(stage)).getOrDefault(stage, List.of());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<VendorScan, HandedBack> asked = new LinkedHashMap<>();
        for (var scan : scans) {
            var item = known.find(scan.barcode(), sku -> !lots(here, sku).isEmpty());
            var refusal = refusal(scan, item, here);
            if (item == null || refusal != null) refused.put(scan.scanId(), unknown(scan, refusal));
            else asked.put(scan, handed(node, scan, item, here));
        }
        carry(node, stage, asked, refused);
        return refused;
    }

    private void carry(NodeId node, long stage, Map<VendorScan, HandedBack> asked, Map<UUID, Refusal> refused) {
        var all = List.copyOf(asked.entrySet());
        var unmoved = stock.move(
                node,
                all.stream()
                        .flatMap(one -> one.getValue().moves(stage).stream())
                        .toList());
        List<HandedBack> done = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i).getValue();
            var why = unmoved.get(i);
            if (why == null) done.add(one);
            else
                refused.put(all.get(i).getKey().scanId(), one.lines().getFirst().worded(why));
        }
        if (store.add(node, done) != done.size()) throw new IllegalStateException("a scan gave these back before");
    }

    private static @Nullable Refusal refusal(VendorScan scan, @Nullable Scanned item, List<Balance> here) {
        if (item == null || scan.read().or(item.mark()).lot() != null) return null;
        var lots = lots(here, item.sku());
        return lots.size() < 2
                ? null
                : new Refusal("vendors.which-lot", Map.of("sku", item.sku().toString(), "lots", lots));
    }

    private static Refusal unknown(VendorScan scan, @Nullable Refusal refusal) {
        return refusal == null ? new Refusal("vendors.unknown-barcode", Map.of("barcode", scan.barcode())) : refusal;
    }

    private HandedBack handed(NodeId node, VendorScan scan, Scanned item, List<Balance> here) {
        var read = scan.read().or(item.mark());
        var lots = lots(here, item.sku());
        var told = read.lot();
        var lot = told == null || lots.equals(List.of(""))
                ? lots.stream().findFirst().orElse("")
                : told;
        long units = Math.multiplyExact(scan.packs(), item.units());
        return new HandedBack(
                ids.next(node.value() & 255),
                HandedBack.SCAN + scan.scanId(),
                scan.reference(),
                scan.carrier(),
                scan.worker(),
                scan.at(),
                List.of(new HandedBack.Line(item.sku(), lot, units, read.serials())));
    }

    private static List<String> lots(List<Balance> here, Sku sku) {
        return here.stream()
                .map(Balance::key)
                .filter(key -> key.sku().equals(sku) && key.status() == Status.HOLD)
                .map(Balance.Key::lot)
                .distinct()
                .toList();
    }
}
