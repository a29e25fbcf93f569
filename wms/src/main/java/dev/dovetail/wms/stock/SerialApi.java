package dev.dovetail.wms.stock;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Units with names of their own, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/serials/{sku}/{serial}")
class SerialApi {
    private final Layout layout;
    private final StockView view;

    SerialApi(Layout layout, StockView view) {
        this.layout = layout;
        this.view = view;
    }

    record Shown(String sku, String serial, String location, String lot, String status, List<StockView.Step> moves) {}

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Shown one(Caller caller, @PathVariable String code, @PathVariable String sku, @PathVariable String serial) {
        var node = layout.getWarehouse(code).node();
        var item = sku(caller.client(), sku);
        var place = view.units(node, item, List.of(serial)).get(serial);
        if (place == null)
            throw new Refused(
                    Refused.Kind.NOT_FOUND, new Refusal("stock.no-such-serial", Map.of("sku", sku, "serial", serial)));
        return new Shown(
                item.code(),
                serial,
                location(node, place.location()),
                place.lot(),
                place.status().word(),
                view.trace(node, item, serial));
    }

    private String location(NodeId node, long id) {
        var location = layout.byId(node, List.of(id)).get(id);
        return location == null ? Long.toString(id) : location.code();
    }

    private static Sku sku(int client, String code) {
        try {
            return new Sku(client, code);
        } catch (IllegalArgumentException e) {
            throw new Malformed("items.sku", "sku", "a SKU has 1 to 64 characters");
        }
    }
}
