package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Want;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** BinClaims bins for all that outbounds still ask for, earlier ones first, and plans their tasks. */
@Component
class BinClaims {
    private final Stock stock;
    private final Trips trips;
    private final IdSource ids;

    BinClaims(Stock stock, Trips trips, IdSource ids) {
        this.stock = stock;
        this.trips = trips;
        this.ids = ids;
    }

    List<TakenRelease> of(NodeId node, List<OutboundOrder> asked) {
        List<Want> wants = new ArrayList<>();
        int number = 0;
        for (var one : asked)
            for (var line : one.lines()) {
                if (line.open() > 0) wants.add(new Want(number, line.sku(), line.open()));
                number++;
            }
        var claimed = stock.allocate(node, wants);
        var trip = trips.of(node, claimed);
        Map<Integer, List<Allotment>> found = claimed.stream().collect(Collectors.groupingBy(Allotment::ref));
        List<TakenRelease> taken = new ArrayList<>();
        int ref = 0;
        for (var one : asked) {
            List<List<Allotment>> claims = new ArrayList<>();
            for (int i = 0; i < one.lines().size(); i++) claims.add(found.getOrDefault(ref++, List.of()));
            taken.add(TakenRelease.of(one, claims, () -> ids.next(node.value() & 255), trip));
        }
        return taken;
    }

    /** What was claimed for kits of which another part is missing. */
    void giveBack(NodeId node, Collection<TakenRelease> taken) {
        stock.unallocate(
                node, taken.stream().flatMap(one -> one.surplus().stream()).toList());
    }
}
