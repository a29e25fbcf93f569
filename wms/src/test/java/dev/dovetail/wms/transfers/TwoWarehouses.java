package dev.dovetail.wms.transfers;

import dev.dovetail.contract.fulfillment.NodeFact.TransferLeft;
import dev.dovetail.contract.fulfillment.NodeFact.TransferReceived;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferArrived;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferComing;
import dev.dovetail.contract.fulfillment.NodeRequest.TransferLost;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two warehouses of one house, and the OMS between them, which passes on what the one tells to the other. */
public final class TwoWarehouses {
    final WarehouseHouse house;
    public final Handheld from;
    public final Handheld to;

    public TwoWarehouses(WarehouseHouse house) {
        this.house = house;
        from = new Handheld(house, house.warehouse(3)).knows("MUG", "MILK", "PHONE");
        to = new Handheld(house, house.warehouse(3)).knows("MUG", "MILK", "PHONE");
        for (var floor : List.of(from, to)) {
            Handled.as(
                    house,
                    floor.warehouse(),
                    new Sku(1, "MILK"),
                    new Handling(true, false, true, PickRule.FEFO, 0, false));
            Handled.as(
                    house,
                    floor.warehouse(),
                    new Sku(1, "PHONE"),
                    new Handling(false, true, false, PickRule.FIFO, 0, false));
        }
    }

    /** Brings goods of a supplier into a bin of the source. */
    void stocked(String sku, long units, String bin, Map<String, Object> told) {
        var reference = "PO-" + house.ids().next(0);
        house.get(Receiving.class)
                .expect(
                        from.warehouse(),
                        new ExpectedDelivery(
                                reference, "ACME", null, List.of(new ExpectedDelivery.Line(new Sku(1, sku), units))),
                        new Cause("t", house.now(), "api"));
        var received = from.scan("receive", Map.of("delivery", reference, "location", "DOCK-1"));
        var stored = from.scan("putaway", Map.of("from", "DOCK-1", "to", bin));
        for (var scan : List.of(received, stored)) {
            scan.putAll(Map.of("barcode", sku, "quantity", units));
            scan.putAll(told);
        }
        Handheld.must(from.scan(received, stored));
    }

    /** Picks, packs and closes a transfer of these lines; answers its carton. */
    public String packed(String prefix, Line... lines) {
        return packed(prefix, from.transferred(lines));
    }

    String packed(String prefix, ReleaseRequested asked) {
        return from.packed(prefix, List.of(asked)).getFirst();
    }

    public List<TransferLeft> left() {
        return house.told(from.warehouse()).stream()
                .filter(TransferLeft.class::isInstance)
                .map(TransferLeft.class::cast)
                .toList();
    }

    public List<TransferReceived> received() {
        return house.told(to.warehouse()).stream()
                .filter(TransferReceived.class::isInstance)
                .map(TransferReceived.class::cast)
                .toList();
    }

    /** What the OMS makes of a carton that left. */
    public TransferComing coming(TransferLeft left) {
        return new TransferComing(
                to.warehouse().node(),
                left.fulfillmentOrder(),
                left.parcel(),
                left.carton(),
                from.warehouse().code(),
                left.at(),
                left.goods());
    }

    public TransferArrived arrived(TransferReceived received) {
        return new TransferArrived(
                from.warehouse().node(), received.transfer(), received.parcel(), received.at(), received.goods());
    }

    TransferLost lost(TransferLeft left) {
        return new TransferLost(from.warehouse().node(), left.fulfillmentOrder(), house.now(), "sue", "robbed");
    }

    public Map<String, Object> receive(String carton, String sku, long units, Map<String, Object> told) {
        var scan = to.scan("receive", Map.of("delivery", from.warehouse().code() + ":" + carton, "location", "DOCK-1"));
        scan.putAll(Map.of("barcode", sku, "quantity", units));
        scan.putAll(told);
        return scan;
    }

    /** What lies in a place: {@code SKU/lot=units}. */
    List<String> lies(Handheld floor, String code) {
        var node = floor.warehouse().node();
        var place = house.get(Layout.class).byCode(node, List.of(code)).get(code);
        if (place == null) return List.of();
        var lies = new ArrayList<String>();
        for (var balance :
                house.get(StockView.class).contents(node, List.of(place.id())).getOrDefault(place.id(), List.of()))
            lies.add(balance.key().sku().code() + "/" + balance.key().lot() + "=" + balance.onHand());
        return lies;
    }

    String unit(Handheld floor, String serial) {
        var places = house.get(StockView.class).units(floor.warehouse().node(), new Sku(1, "PHONE"), List.of(serial));
        var place = places.get(serial);
        return place == null
                ? "unknown"
                : house.get(Layout.class)
                        .byId(floor.warehouse().node(), List.of(place.location()))
                        .values()
                        .iterator()
                        .next()
                        .code();
    }
}
