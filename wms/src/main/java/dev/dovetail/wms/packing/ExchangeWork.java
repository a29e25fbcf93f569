package dev.dovetail.wms.packing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.outbound.Outbound;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works exchanges: the units at hand are those of the order from then on, and the others are free where these were. */
@Component
class ExchangeWork {
    private final Items items;
    private final Layout layout;
    private final Outbound outbound;
    private final Unpacked unpacked;

    ExchangeWork(Items items, Layout layout, Outbound outbound, Unpacked unpacked) {
        this.items = items;
        this.layout = layout;
        this.outbound = outbound;
        this.unpacked = unpacked;
    }

    Map<UUID, Refusal> take(NodeId node, List<ExchangeScan> scans) {
        var locked = outbound.lock(
                node, scans.stream().map(ExchangeScan::outbound).distinct().toList());
        var places = layout.byCode(
                node,
                scans.stream()
                        .flatMap(scan -> Stream.of(scan.location(), scan.tote()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var goods = items.read(node, scans.stream().map(ExchangeScan::barcode).collect(Collectors.toSet()));
        var bench = new ExchangeBench(new AtBench(unpacked.of(node, locked), goods, places));
        var refused = bench.decide(scans);
        var unmade = outbound.exchanged(node, bench.exchanges());
        if (bench.exchanges().stream().map(e -> e.scanId()).distinct().count()
                < bench.exchanges().size())
            unmade.values().stream().findFirst().ifPresent(why -> {
                throw new Refused(Refused.Kind.CONFLICT, why);
            });
        refused.putAll(unmade);
        return refused;
    }
}
