package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.ShortReports.Missing;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Want;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds other units for lines that lost theirs. */
@Component
class Elsewhere {
    private final Stock stock;

    Elsewhere(Stock stock) {
        this.stock = stock;
    }

    /**
     * Claims the units in other bins as new stops of the same task, for the reports and then for the neighbours; what is left
     * over is truly missing. A neighbour that finds nothing elsewhere stays where it is, unless the bin is blocked.
     *
     * @param avoid bins of which the reports tell
     */
    List<Missing> look(
            NodeId node, Work work, List<Missing> missing, List<Missing> neighbours, Set<Long> avoid, boolean block) {
        var all = Stream.concat(missing.stream(), neighbours.stream()).toList();
        var wants = IntStream.range(0, all.size())
                .mapToObj(i -> new Want(i, all.get(i).line().sku(), all.get(i).quantity(), avoid))
                .toList();
        var found = stock.allocate(node, wants);
        var had = found.stream()
                .collect(Collectors.groupingBy(Allotment::ref, Collectors.summingLong(Allotment::quantity)));
        List<Allotment> freed = new ArrayList<>();
        for (int i = missing.size(); i < all.size(); i++) {
            var line = Asked.line(work, all.get(i).line().key());
            long leaves = block ? line.open() : had.getOrDefault(i, 0L);
            if (leaves == 0) continue;
            freed.add(line.claim(leaves));
            work.set(line.drop(leaves));
        }
        stock.unallocate(node, freed);
        found.stream()
                .sorted(Comparator.comparingInt(Allotment::walk))
                .forEach(claim -> work.set(stop(work, all.get(claim.ref()).line(), claim)));
        return IntStream.range(0, block ? all.size() : missing.size())
                .mapToObj(i -> new Missing(
                        all.get(i).report(), all.get(i).line(), all.get(i).quantity() - had.getOrDefault(i, 0L)))
                .filter(one -> one.quantity() > 0)
                .toList();
    }

    /** A new stop of the line's task, at the bin that was claimed. */
    static PickLine stop(Work work, PickLine line, Allotment claim) {
        return new PickLine(
                line.task(),
                work.nextSeq(line.task()),
                line.outbound(),
                line.line(),
                claim.location(),
                "",
                claim.walk(),
                claim.sku(),
                claim.lot(),
                claim.quantity(),
                0,
                0,
                line.seq());
    }
}
