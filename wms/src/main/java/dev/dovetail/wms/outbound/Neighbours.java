package dev.dovetail.wms.outbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What others are to pick where somebody found less than the books say. Pure. */
final class Neighbours {
    private Neighbours() {}

    private record Heap(long location, dev.dovetail.kernel.Sku sku, String lot) {
        static Heap of(PickLine line) {
            return new Heap(line.location(), line.sku(), line.lot());
        }
    }

    /** The open stops at these bins for the same goods, but for those reported about: each with the report that it is moved by. */
    static List<ShortReports.Missing> of(Work work, List<ShortReports.Missing> reported) {
        Map<Heap, ShortPick> heaps = new HashMap<>();
        Set<PickLine.Key> own = new HashSet<>();
        for (var one : reported) {
            heaps.put(Heap.of(one.line()), one.report());
            own.addAll(one.report().stops());
        }
        List<ShortReports.Missing> others = new ArrayList<>();
        for (var line : work.picks()) {
            var report = heaps.get(Heap.of(line));
            if (report != null && line.open() > 0 && !own.contains(line.key()))
                others.add(new ShortReports.Missing(report, line, line.open()));
        }
        return others;
    }
}
