package dev.dovetail.wms.counting;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is set up for counts, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class PolicyApi {
    private static final int MOST_ITEMS = 1_000;

    private final Layout layout;
    private final PolicyStore store;
    private final PlanStore plans;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    PolicyApi(
            Layout layout,
            PolicyStore store,
            PlanStore plans,
            Transactions transactions,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.store = store;
        this.plans = plans;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    record Policies(List<PolicyBody> policies) {
        Policies {
            if (policies.isEmpty()
                    || policies.stream().map(PolicyBody::itemClass).distinct().count() < policies.size())
                throw new Malformed("counting.class", "/policies", "each class once");
        }
    }

    record Items(List<ItemBody> items) {
        Items {
            if (items.isEmpty() || items.size() > MOST_ITEMS)
                throw new Malformed("counting.too-many", "/items", "1 to " + MOST_ITEMS + " items at a time");
            if (items.stream().map(ItemBody::sku).distinct().count() < items.size())
                throw new Malformed("counting.sku-twice", "/items", "a SKU occurs twice");
        }
    }

    record Setting(boolean zeroCheck) {}

    record Span(int days) {
        Span {
            if (days < 1 || days > 3650) throw new Malformed("counting.days", "/days", "1 to 3,650 days");
        }
    }

    @PutMapping("/count-policies")
    @Permit(Permission.SETUP_WRITE)
    Map<String, List<PolicyBody>> put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var policies = body.read(request, Policies.class).policies();
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            store.put(node, caller.client(), policies);
            return Map.of("policies", store.list(node, caller.client()));
        });
    }

    @GetMapping("/count-policies")
    @Permit(Permission.FLOOR_READ)
    Map<String, List<PolicyBody>> list(Caller caller, @PathVariable String code) {
        return Map.of("policies", store.list(layout.getWarehouse(code).node(), caller.client()));
    }

    @PutMapping("/count-items")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> items(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var items = body.read(request, Items.class).items();
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            store.putItems(node, caller.client(), items);
            return Map.of("put", items.size());
        });
    }

    @PutMapping("/count-settings")
    @Permit(Permission.SETUP_WRITE)
    Setting setting(@PathVariable String code, HttpServletRequest request) {
        var setting = body.read(request, Setting.class);
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            store.set(node, setting.zeroCheck());
            return setting;
        });
    }

    /** Gives each item a class by how often it was picked in so many days. */
    @PostMapping("/count-classes")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> classify(@PathVariable String code, HttpServletRequest request) {
        var since = clock.instant()
                .minus(Duration.ofDays(body.read(request, Span.class).days()));
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> Map.of("changed", plans.classify(node, since)));
    }
}
