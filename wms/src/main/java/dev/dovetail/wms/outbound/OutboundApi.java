package dev.dovetail.wms.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Outbound work over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/outbounds")
class OutboundApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final OutboundView view;

    OutboundApi(Layout layout, OutboundView view) {
        this.layout = layout;
        this.view = view;
    }

    /** @param lines in a list left out */
    record Shown(
            String id,
            String orderId,
            String orderNumber,
            String channel,
            String service,
            @Nullable String promisedOn,
            int priority,
            String state,
            int version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Line> lines) {
        record Line(
                int line,
                String sku,
                long asked,
                long open,
                long picked,
                long packed,
                long shipped,
                long shorted,
                long withdrawn) {
            static Line of(OutboundOrder.Line one) {
                return new Line(
                        one.line(),
                        one.sku().toString(),
                        one.asked(),
                        one.open(),
                        one.picked(),
                        one.packed(),
                        one.shipped(),
                        one.shorted(),
                        one.withdrawn());
            }
        }

        static Shown of(OutboundOrder one) {
            return shown(one, one.lines().stream().map(Line::of).toList());
        }

        static Shown head(OutboundOrder one) {
            return shown(one, null);
        }

        private static Shown shown(OutboundOrder one, @Nullable List<Line> lines) {
            var promised = one.promisedOn();
            return new Shown(
                    one.id().toString(),
                    one.order().toString(),
                    one.orderNumber(),
                    one.channel(),
                    one.service(),
                    promised == null ? null : promised.toString(),
                    one.priority(),
                    one.state(),
                    one.version(),
                    lines);
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = view.list(layout.getWarehouse(code).node(), state, after, limit);
        var next = rows.size() < limit ? null : rows.getLast().id().toString();
        return new Page(rows.stream().map(Shown::head).toList(), next);
    }

    @GetMapping("/figures")
    @Permit(Permission.FLOOR_READ)
    Map<String, Map<String, Long>> figures(@PathVariable String code) {
        var node = layout.getWarehouse(code).node();
        return Map.of("outbounds", view.counts(node), "tasks", view.taskCounts(node));
    }

    @GetMapping("/{id}")
    @Permit(Permission.FLOOR_READ)
    Shown one(@PathVariable String code, @PathVariable long id) {
        if (id <= 0) throw new Malformed("request.id", "id", "an id is a positive number");
        var named = new FulfillmentOrderId(id);
        var found = view.find(layout.getWarehouse(code).node(), List.of(named)).get(named);
        if (found == null)
            throw new Refused(
                    Refused.Kind.NOT_FOUND, new Refusal("outbound.unknown", Map.of("outbound", named.toString())));
        return Shown.of(found);
    }
}
