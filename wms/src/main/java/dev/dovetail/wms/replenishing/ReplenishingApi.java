package dev.dovetail.wms.replenishing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pick faces and what is brought to them, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class ReplenishingApi {
    private static final int MOST_FACES = 1_000;
    private static final int MOST_ROWS = 500;

    private final Layout layout;
    private final FaceStore faces;
    private final PlanTimes plans;
    private final RefillStore refills;
    private final Transactions transactions;
    private final Body body;

    ReplenishingApi(
            Layout layout,
            FaceStore faces,
            PlanTimes plans,
            RefillStore refills,
            Transactions transactions,
            Body body) {
        this.layout = layout;
        this.faces = faces;
        this.plans = plans;
        this.refills = refills;
        this.transactions = transactions;
        this.body = body;
    }

    record Faces(List<PickFace> faces) {
        Faces {
            if (faces.isEmpty() || faces.size() > MOST_FACES)
                throw new Malformed("replenishing.too-many", "/faces", "1 to " + MOST_FACES + " faces at a time");
            if (faces.stream()
                            .map(one -> one.location() + "~" + one.sku())
                            .distinct()
                            .count()
                    < faces.size()) throw new Malformed("replenishing.face-twice", "/faces", "a face occurs twice");
        }
    }

    record FacePage(List<PickFace> items, @Nullable String next) {}

    record Shown(
            String id,
            String face,
            String sku,
            String cause,
            String state,
            long wanted,
            long moved,
            @Nullable String deadline) {
        static Shown of(Refill one) {
            return new Shown(
                    Long.toString(one.id()),
                    one.code(),
                    one.sku().toString(),
                    one.cause(),
                    one.state(),
                    one.wanted(),
                    one.moved(),
                    one.deadline() == null ? null : one.deadline().toString());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @PutMapping("/pick-faces")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Faces.class).faces();
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            int put = faces.put(node, caller.client(), asked);
            if (put != asked.size())
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE, new Refusal("replenishing.not-a-face", Map.of("put", put)));
            plans.forget(node);
            return Map.of("put", put);
        });
    }

    @DeleteMapping("/pick-faces/{location}/{sku}")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Boolean> remove(
            Caller caller, @PathVariable String code, @PathVariable String location, @PathVariable String sku) {
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            plans.forget(node);
            return Map.of("removed", faces.remove(node, caller.client(), location, sku));
        });
    }

    /** @param after {@code location~sku} */
    @GetMapping("/pick-faces")
    @Permit(Permission.STOCK_READ)
    FacePage list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "~") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        int cut = after.indexOf('~');
        if (cut < 0) throw new Malformed("request.invalid", "after", "is location~sku");
        var node = layout.getWarehouse(code).node();
        var rows = faces.list(node, caller.client(), after.substring(0, cut), after.substring(cut + 1), limit);
        if (rows.size() < limit) return new FacePage(rows, null);
        return new FacePage(
                rows, rows.getLast().location() + "~" + rows.getLast().sku());
    }

    @GetMapping("/replenishments")
    @Permit(Permission.FLOOR_READ)
    Page refills(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var rows = refills.list(layout.getWarehouse(code).node(), state, after, limit).stream()
                .map(Shown::of)
                .toList();
        return new Page(rows, rows.size() < limit ? null : rows.getLast().id());
    }
}
