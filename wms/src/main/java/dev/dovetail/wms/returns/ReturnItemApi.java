package dev.dovetail.wms.returns;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an inspector is to be asked of what was scanned, and what each grade of it is proposed for. */
@RestController
@RequestMapping({"/api/v1/warehouses/{code}", "/handheld/{code}"})
class ReturnItemApi {
    private final Layout layout;
    private final ReturnStore store;
    private final Items items;
    private final GradeRules rules;

    ReturnItemApi(Layout layout, ReturnStore store, Items items, GradeRules rules) {
        this.layout = layout;
        this.store = store;
        this.items = items;
        this.rules = rules;
    }

    /**
     * @param units of one such barcode
     * @param lot whether its lot is to be read
     * @param names how many names of units are to be read
     */
    record Asked(String sku, String description, long units, boolean lot, long names, List<Grade> grades) {}

    /** @param supervisor whether a supervisor decides */
    record Grade(String grade, String disposition, boolean supervisor) {}

    @GetMapping("/returns/{id}/item")
    @Permit(Permission.FLOOR_WORK)
    Asked asked(@PathVariable String code, @PathVariable long id, @RequestParam String barcode) {
        ReturnBody.text("barcode", barcode, 120);
        var node = layout.getWarehouse(code).node();
        var parcel = store.get(node, id);
        var scanned = items.scanned(node, List.of(barcode)).get(barcode);
        if (scanned == null)
            throw new Refused(
                    Refused.Kind.UNPROCESSABLE, new Refusal("returns.unknown-barcode", Map.of("barcode", barcode)));
        var sku = scanned.sku();
        var way = items.handling(node, List.of(sku)).getOrDefault(sku, Handling.PLAIN);
        var item = items.find(node, List.of(sku)).getOrDefault(sku, new Item(sku, "", 0, List.of()));
        var grades = rules.of(node, sku).stream()
                .map(one -> new Grade(
                        one.grade(), one.disposition().word(), one.supervisor() || one.strange(parcel, way.serials())))
                .toList();
        boolean told = scanned.units() == 1 && scanned.mark().serial() != null;
        return new Asked(
                sku.toString(),
                item.description(),
                scanned.units(),
                way.lots() && scanned.mark().lot() == null,
                way.serials() && !told ? scanned.units() : 0,
                grades);
    }
}
