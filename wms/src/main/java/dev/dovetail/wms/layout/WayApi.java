package dev.dovetail.wms.layout;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Pace;
import dev.dovetail.wms.ways.Way;
import dev.dovetail.wms.ways.WaySetup;
import dev.dovetail.wms.ways.Ways;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A building's ways over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class WayApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final LayoutSetup setup;
    private final Ways ways;
    private final WaySetup waySetup;
    private final Body body;

    WayApi(Layout layout, LayoutSetup setup, Ways ways, WaySetup waySetup, Body body) {
        this.layout = layout;
        this.setup = setup;
        this.ways = ways;
        this.waySetup = waySetup;
        this.body = body;
    }

    record Segment(String code, String kind, String from, String to, int lengthMm, boolean oneWay) {}

    record Station(String code, String kind, String junction) {}

    record Shown(Pace pace, List<Graph.Junction> junctions, List<Segment> segments, List<Station> stations, int bins) {}

    record Page(List<Graph.Stand> items, @Nullable String next) {}

    @GetMapping("/graph")
    @Permit(Permission.STOCK_READ)
    Shown graph(@PathVariable String code) {
        var node = layout.getWarehouse(code).node();
        var graph = ways.findGraph(node).orElseThrow(WayApi::none);
        return new Shown(
                ways.pace(node),
                graph.junctions(),
                graph.segments().stream()
                        .map(one -> new Segment(
                                one.code(), one.kind().word(), one.from(), one.to(), one.lengthMm(), one.oneWay()))
                        .toList(),
                graph.stations().stream()
                        .map(one -> new Station(one.code(), one.kind().word(), one.junction()))
                        .toList(),
                graph.stands().size());
    }

    @GetMapping("/graph/bins")
    @Permit(Permission.STOCK_READ)
    Page bins(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var graph = ways.findGraph(layout.getWarehouse(code).node()).orElseThrow(WayApi::none);
        var rows = graph.stands().stream()
                .sorted(java.util.Comparator.comparing(Graph.Stand::location))
                .filter(one -> one.location().compareTo(after) > 0)
                .limit(limit)
                .toList();
        return new Page(rows, rows.size() < limit ? null : rows.getLast().location());
    }

    @GetMapping("/route")
    @Permit(Permission.STOCK_READ)
    Way route(@PathVariable String code, @RequestParam String from, @RequestParam String to) {
        return ways.route(layout.getWarehouse(code).node(), from, to);
    }

    @PutMapping("/pace")
    @Permit(Permission.SETUP_WRITE)
    Pace pace(@PathVariable String code, HttpServletRequest request) {
        var pace = body.read(request, Pace.class);
        LayoutBody.within(pace.mmPerSecond(), 100, 5_000, "/mmPerSecond");
        LayoutBody.within(pace.turnMillis(), 0, 60_000, "/turnMillis");
        LayoutBody.within(pace.levelMillis(), 0, 60_000, "/levelMillis");
        waySetup.put(layout.getWarehouse(code).node(), pace);
        return pace;
    }

    /** The whole building from a CSV file, all or nothing. */
    @PostMapping(value = "/layout/import", consumes = "text/csv")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> load(@PathVariable String code, HttpServletRequest request) {
        var node = layout.getWarehouse(code).node();
        var read = LayoutFile.of(new String(body.bytes(request), StandardCharsets.UTF_8), waySetup::faults);
        return Map.of(
                "placed", setup.build(node, read.locations(), read.graph()),
                "segments", read.graph().segments().size());
    }

    private static Refused none() {
        return new Refused(Refused.Kind.NOT_FOUND, Refusal.of("ways.none"));
    }
}
