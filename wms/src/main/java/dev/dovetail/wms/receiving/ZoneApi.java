package dev.dovetail.wms.receiving;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where items of a class are put, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/putaway-zones")
class ZoneApi {
    private static final int LONGEST = 40;
    private static final Set<String> CLASSES = Set.of("", "A", "B", "C");

    private final Layout layout;
    private final ZoneStore store;
    private final Transactions transactions;
    private final Body body;

    ZoneApi(Layout layout, ZoneStore store, Transactions transactions, Body body) {
        this.layout = layout;
        this.store = store;
        this.transactions = transactions;
        this.body = body;
    }

    /** @param zones by class; the class {@code ""} is for items without one */
    record Zones(Map<String, String> zones) {
        Zones {
            zones.forEach((itemClass, zone) -> {
                if (!CLASSES.contains(itemClass))
                    throw new Malformed("receiving.class", "/zones", "a class is A, B, C or empty");
                if (zone.isBlank() || zone.length() > LONGEST)
                    throw new Malformed("receiving.zone", "/zones/" + itemClass, "a zone has 1 to 40 characters");
            });
        }

        SortedMap<String, String> sorted() {
            return new TreeMap<>(zones);
        }
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Zones put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Zones.class);
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            store.put(node, caller.client(), asked.sorted());
            return new Zones(store.list(node, caller.client()));
        });
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Zones list(Caller caller, @PathVariable String code) {
        return new Zones(store.list(layout.getWarehouse(code).node(), caller.client()));
    }
}
