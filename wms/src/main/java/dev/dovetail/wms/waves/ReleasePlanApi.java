package dev.dovetail.wms.waves;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.outbound.OutboundView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a warehouse lets work onto its floor, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class ReleasePlanApi {
    private static final int MOST_TEMPLATES = 200;

    private final Layout layout;
    private final Waves waves;
    private final ReleasePlanStore plans;
    private final WaveStore store;
    private final OutboundView outbounds;
    private final Body body;
    private final InstantSource clock;

    ReleasePlanApi(
            Layout layout,
            Waves waves,
            ReleasePlanStore plans,
            WaveStore store,
            OutboundView outbounds,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.waves = waves;
        this.plans = plans;
        this.store = store;
        this.outbounds = outbounds;
        this.body = body;
        this.clock = clock;
    }

    /** @param held stops of each zone that are released and not picked */
    record Shown(String mode, Map<String, Integer> levels, Map<String, Long> held) {}

    record Templates(List<WaveTemplate> items) {}

    @GetMapping("/release-plan")
    @Permit(Permission.FLOOR_READ)
    Shown plan(@PathVariable String code) {
        var node = layout.getWarehouse(code).node();
        return shown(plans.get(node), node);
    }

    @PutMapping("/release-plan")
    @Permit(Permission.SETUP_WRITE)
    Shown plan(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var plan = body.read(request, PlanBody.class).plan();
        var warehouse = layout.getWarehouse(code);
        return shown(waves.put(warehouse, plan, caller.cause(clock.instant())), warehouse.node());
    }

    @GetMapping("/wave-templates")
    @Permit(Permission.FLOOR_READ)
    Templates templates(@PathVariable String code) {
        return new Templates(store.templates(layout.getWarehouse(code).node(), MOST_TEMPLATES));
    }

    @PutMapping("/wave-templates/{template}")
    @Permit(Permission.SETUP_WRITE)
    WaveTemplate template(
            Caller caller, @PathVariable String code, @PathVariable String template, HttpServletRequest request) {
        var asked = body.read(request, TemplateBody.class).template(template);
        var warehouse = layout.getWarehouse(code);
        var known = store.templates(warehouse.node(), MOST_TEMPLATES);
        if (known.size() == MOST_TEMPLATES
                && known.stream().noneMatch(one -> one.code().equals(template)))
            throw new Malformed("waves.too-many", "/code", "at most " + MOST_TEMPLATES + " templates");
        return waves.put(warehouse, asked, caller.cause(clock.instant()));
    }

    private Shown shown(ReleasePlan plan, NodeId node) {
        return new Shown(plan.mode().word(), new TreeMap<>(plan.levels()), outbounds.openStops(node));
    }

    record PlanBody(String mode, @Nullable Map<String, Integer> levels) {
        private static final int MOST_ZONES = 100;
        private static final int MOST_STOPS = 100_000;

        ReleasePlan plan() {
            var how = how();
            var asked = levels == null ? Map.<String, Integer>of() : levels;
            if ((how == ReleasePlan.Mode.LEVELS) == asked.isEmpty())
                throw new Malformed("waves.levels", "/levels", "levels are for the mode levels, at least one");
            if (asked.size() > MOST_ZONES)
                throw new Malformed("waves.levels", "/levels", "at most " + MOST_ZONES + " zones");
            asked.forEach((zone, stops) -> {
                if (zone.isBlank() || zone.length() > 40 || stops < 1 || stops > MOST_STOPS)
                    throw new Malformed(
                            "waves.levels", "/levels/" + zone, "a zone holds 1 to " + MOST_STOPS + " stops");
            });
            return new ReleasePlan(how, asked);
        }

        private ReleasePlan.Mode how() {
            for (var one : ReleasePlan.Mode.values()) if (one.word().equals(mode)) return one;
            throw new Malformed("waves.mode", "/mode", "at-once, levels or waves");
        }
    }
}
