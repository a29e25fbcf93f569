package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.ShortPick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works reports of what was not found into their outbounds. */
@Component
class ShortWork {
    private final Layout layout;
    private final Stops stops;
    private final Outbound outbound;

    ShortWork(Layout layout, Stops stops, Outbound outbound) {
        this.layout = layout;
        this.stops = stops;
        this.outbound = outbound;
    }

    Map<UUID, Refusal> take(NodeId node, List<ShortScan> scans) {
        var bins = layout.byCode(node, scans.stream().map(ShortScan::location).collect(Collectors.toSet()));
        var found = stops.find(node, said(scans));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<ShortPick> shorts = new ArrayList<>();
        for (var scan : scans) {
            var bin = bins.get(scan.location());
            if (bin == null) refused.put(scan.scanId(), Refusal.of(Naming.WRONG_LOCATION));
            else
                shorts.add(new ShortPick(
                        scan.scanId(),
                        scan.worker(),
                        scan.at(),
                        found.of(scan.task(), scan.seq()).keys(),
                        bin.id(),
                        scan.reason(),
                        scan.quantity()));
        }
        refused.putAll(outbound.shorted(node, shorts));
        if (refused.isEmpty()) return refused;
        var naming = new Naming(stops.find(
                node,
                said(scans.stream()
                        .filter(scan -> refused.containsKey(scan.scanId()))
                        .toList())));
        for (var scan : scans) refused.computeIfPresent(scan.scanId(), (_, refusal) -> naming.of(refusal, scan));
        return refused;
    }

    private static List<Stops.Said> said(List<ShortScan> scans) {
        return scans.stream()
                .map(scan -> new Stops.Said(scan.task(), scan.seq()))
                .distinct()
                .toList();
    }
}
