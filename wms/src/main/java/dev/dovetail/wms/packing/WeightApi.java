package dev.dovetail.wms.packing;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether a warehouse checks what its cartons weigh, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/weight-check")
class WeightApi {
    private static final int HEAVIEST = 100_000;

    private final Layout layout;
    private final Weights weights;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    WeightApi(Layout layout, Weights weights, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.weights = weights;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    record Asked(int cartonGrams, int percent, int grams) {
        Asked {
            within("/cartonGrams", cartonGrams, 0, HEAVIEST);
            within("/percent", percent, 1, 100);
            within("/grams", grams, 0, HEAVIEST);
        }

        private static void within(String path, int value, int least, int most) {
            if (value < least || value > most) throw new Malformed("packing.weight-rule", path, least + " to " + most);
        }
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Asked put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var node = layout.getWarehouse(code).node();
        var asked = body.read(request, Asked.class);
        return transactions.run(() -> {
            weights.put(node, new WeightRule(asked.cartonGrams(), asked.percent(), asked.grams()));
            var details =
                    Map.of("cartonGrams", asked.cartonGrams(), "percent", asked.percent(), "grams", asked.grams());
            audit.record(caller.cause(clock.instant()), "warehouse.weight-check", "warehouse:" + code, details);
            return asked;
        });
    }

    @DeleteMapping
    @Permit(Permission.SETUP_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String code) {
        var node = layout.getWarehouse(code).node();
        transactions.run(() -> {
            weights.remove(node);
            audit.record(caller.cause(clock.instant()), "warehouse.weight-check-ended", "warehouse:" + code, Map.of());
            return true;
        });
    }
}
