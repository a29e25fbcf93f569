package dev.dovetail.wms.vendors;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives what waits on the stage {@value Location#VENDOR_RETURN} to the vendor, or to the carrier that brings it there. */
@Component
public class VendorReturns {
    private final VendorWork work;
    private final VendorStore store;
    private final LayoutSetup layout;
    private final Stock stock;
    private final IdSource ids;
    private final Transactions transactions;

    VendorReturns(
            VendorWork work,
            VendorStore store,
            LayoutSetup layout,
            Stock stock,
            IdSource ids,
            Transactions transactions) {
        this.work = work;
        this.store = store;
        this.layout = layout;
        this.stock = stock;
        this.ids = ids;
        this.transactions = transactions;
    }

    /**
     * Packs were given back; joins the caller's transaction, and costs the same few statements whatever the number of scans.
     *
     * @return why, for each scan that was refused: {@code vendors.unknown-barcode}, {@code vendors.which-lot}, {@code
     *     vendors.not-there}, {@code stock.serial-needed} and its like; the others stand
     */
    public Map<UUID, Refusal> handBack(Warehouse warehouse, List<VendorScan> scans) {
        return scans.isEmpty() ? Map.of() : work.take(warehouse.node(), scans);
    }

    /** @param repeated whether it had been made before */
    record Handed(HandedBack made, boolean repeated) {}

    /**
     * Gives back all lines or none, once for each key of a client. Refused as {@code vendors.key-reused}, {@code vendors.not-there}, {@code
     * stock.serial-needed} and its like (409).
     */
    Handed handBack(Warehouse warehouse, HandedBack told) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var before = store.content(node, told);
            if (before.isPresent()) return again(node, told, before.get());
            var asked = told.as(ids.next(node.value() & 255));
            if (store.add(node, List.of(asked)) == 0)
                return again(node, told, store.content(node, told).orElseThrow());
            long stage = layout.ours(node, Location.VENDOR_RETURN).id();
            stock.move(node, asked.moves(stage)).forEach((at, why) -> {
                throw new Refused(Refused.Kind.CONFLICT, asked.lines().get(at).worded(why));
            });
            return new Handed(asked, false);
        });
    }

    private Handed again(NodeId node, HandedBack told, UUID content) {
        if (!told.content().equals(content))
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("vendors.key-reused", Map.of("key", told.key())));
        return new Handed(store.find(node, told).orElseThrow(), true);
    }
}
