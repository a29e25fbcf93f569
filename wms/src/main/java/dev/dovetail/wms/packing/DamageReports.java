package dev.dovetail.wms.packing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.Unfit;
import dev.dovetail.wms.room.Put;
import dev.dovetail.wms.room.Room;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works reports of what cannot be packed: it leaves its tote, and its order asks for other units at once. */
@Component
class DamageReports {
    private final Items items;
    private final Layout layout;
    private final Outbound outbound;
    private final Unpacked unpacked;
    private final Room room;

    DamageReports(Items items, Layout layout, Outbound outbound, Unpacked unpacked, Room room) {
        this.items = items;
        this.layout = layout;
        this.outbound = outbound;
        this.unpacked = unpacked;
        this.room = room;
    }

    Map<UUID, Refusal> take(NodeId node, List<DamagedScan> scans) {
        var locked = outbound.lock(
                node, scans.stream().map(DamagedScan::outbound).distinct().toList());
        var places = layout.byCode(
                node,
                scans.stream()
                        .flatMap(scan -> Stream.of(scan.tote(), scan.to()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var goods = items.read(node, scans.stream().map(DamagedScan::barcode).collect(Collectors.toSet()));
        var bench = new DamageBench(new AtBench(unpacked.of(node, locked), goods, places));
        var refused = bench.decide(scans);
        fits(node, bench.unfit());
        outbound.unfit(node, bench.unfit());
        return refused;
    }

    private void fits(NodeId node, List<Unfit> units) {
        var puts = units.stream()
                .filter(one -> !Location.virtual(one.to()))
                .map(one -> new Put(one.to(), one.sku(), one.quantity()))
                .toList();
        if (puts.isEmpty()) return;
        room.refusals(node, puts).values().stream().findFirst().ifPresent(full -> {
            throw new Refused(Refused.Kind.CONFLICT, full);
        });
    }
}
