package dev.dovetail.wms.stock;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.wms.layout.Layout;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What lies where, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/stock")
class StockApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final StockView view;

    StockApi(Layout layout, StockView view) {
        this.layout = layout;
        this.view = view;
    }

    record Shown(
            String location,
            String kind,
            String sku,
            String lot,
            @Nullable String expiresOn,
            String status,
            long onHand,
            long allocated,
            String since) {
        static Shown of(StockView.StockLine line, @Nullable LocalDate expires) {
            var balance = line.balance();
            var key = balance.key();
            return new Shown(
                    line.locationCode(),
                    line.kind(),
                    key.sku().toString(),
                    key.lot(),
                    expires == null ? null : expires.toString(),
                    key.status().word(),
                    balance.onHand(),
                    balance.allocated(),
                    balance.since().toString());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    /** @param q the start of a SKU or of a location's code */
    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var start = q == null || q.isBlank() ? null : q.strip().toUpperCase(Locale.ROOT);
        var node = layout.getWarehouse(code).node();
        var rows = view.list(node, start, after, limit);
        var days =
                view.expiries(node, rows.stream().map(StockApi::lot).distinct().toList());
        return new Page(
                rows.stream().map(row -> Shown.of(row, days.get(lot(row)))).toList(),
                rows.size() < limit ? null : rows.getLast().cursor());
    }

    private static Lot.Key lot(StockView.StockLine line) {
        var key = line.balance().key();
        return new Lot.Key(key.sku(), key.lot());
    }
}
