package dev.dovetail.wms.room;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How large items are, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/item-sizes")
class RoomApi {
    private static final int MOST = 1_000;
    private static final int MOST_ROWS = 500;

    private final Layout layout;
    private final RoomStore store;
    private final Transactions transactions;
    private final Body body;

    RoomApi(Layout layout, RoomStore store, Transactions transactions, Body body) {
        this.layout = layout;
        this.store = store;
        this.transactions = transactions;
        this.body = body;
    }

    record Sizes(List<ItemSize> items) {
        Sizes {
            if (items.isEmpty() || items.size() > MOST)
                throw new Malformed("room.too-many", "/items", "1 to " + MOST + " sizes at a time");
            if (items.stream().map(ItemSize::sku).distinct().count() < items.size())
                throw new Malformed("room.sku-twice", "/items", "a SKU occurs twice");
        }
    }

    record Page(List<ItemSize> items, @Nullable String next) {}

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var sizes = body.read(request, Sizes.class).items();
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            store.put(node, caller.client(), sizes);
            return Map.of("put", sizes.size());
        });
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var rows = store.list(layout.getWarehouse(code).node(), caller.client(), after, limit);
        return new Page(rows, rows.size() < limit ? null : rows.getLast().sku());
    }
}
