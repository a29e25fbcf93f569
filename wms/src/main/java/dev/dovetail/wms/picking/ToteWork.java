package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts totes into the slots of trips. */
@Component
class ToteWork {
    private final Items items;
    private final LayoutSetup setup;
    private final SlotStore slots;
    private final ToteLoads loads;

    ToteWork(Items items, LayoutSetup setup, SlotStore slots, ToteLoads loads) {
        this.items = items;
        this.setup = setup;
        this.slots = slots;
        this.loads = loads;
    }

    Map<UUID, Refusal> take(NodeId node, List<ToteScan> scans) {
        var totes = totes(node, scans);
        var carriers = totes.values().stream()
                .filter(tote -> PickWork.CARRIERS.contains(tote.kind()))
                .map(Location::id)
                .sorted()
                .toList();
        var rows = slots.slots(node, scans.stream().map(ToteScan::task).collect(Collectors.toSet()));
        var filling = new Totes(rows, loads.lock(node, carriers));
        Set<SlotRow.Key> scanned = new HashSet<>();
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var slot = slot(rows, scan);
            var tote = totes.get(scan.tote());
            var refusal = refusal(filling, scan, slot, tote);
            if (refusal != null) refused.put(scan.scanId(), refusal);
            else if (slot != null) scanned.add(slot.key());
        }
        loads.fill(node, filling.fresh());
        slots.bind(node, filling.bound(scanned));
        return refused;
    }

    private Map<String, Location> totes(NodeId node, List<ToteScan> scans) {
        var codes = scans.stream().map(ToteScan::tote).collect(Collectors.toCollection(HashSet::new));
        codes.removeAll(items.scanned(node, codes).keySet());
        return setup.open(node, Location.Kind.TOTE, codes);
    }

    private static @Nullable SlotRow slot(List<SlotRow> rows, ToteScan scan) {
        return rows.stream()
                .filter(row -> row.trip() == scan.task() && row.letter().equals(scan.slot()) && row.current())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Refusal refusal(
            Totes filling, ToteScan scan, @Nullable SlotRow slot, @Nullable Location tote) {
        if (slot == null)
            return new Refusal("picking.no-such-slot", Map.of("task", Long.toString(scan.task()), "slot", scan.slot()));
        if (tote == null || !PickWork.CARRIERS.contains(tote.kind()))
            return new Refusal(Naming.NOT_A_TOTE, Map.of("expected", "a tote or a cart", "scanned", scan.tote()));
        return filling.replaced(slot, tote);
    }
}
