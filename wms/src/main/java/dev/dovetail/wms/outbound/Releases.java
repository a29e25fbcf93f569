package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import dev.dovetail.wms.stock.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes releases: claims bins for all lines of all of them at once, makes pick tasks, and answers each. */
@Component
class Releases {
    private final ReleaseStore releases;
    private final Stock stock;
    private final Trips trips;
    private final IdSource ids;

    Releases(ReleaseStore releases, Stock stock, Trips trips, IdSource ids) {
        this.releases = releases;
        this.stock = stock;
        this.trips = trips;
        this.ids = ids;
    }

    void take(NodeId node, List<ReleaseRequested> asked, Instant at) {
        var fresh = fresh(node, asked);
        if (fresh.isEmpty()) return;
        var claimed = stock.allocate(node, wants(fresh));
        var trip = trips.of(node, claimed);
        Map<Integer, List<Allotment>> found = claimed.stream().collect(Collectors.groupingBy(Allotment::ref));
        List<TakenRelease> taken = new ArrayList<>();
        int ref = 0;
        for (var request : fresh) {
            List<List<Allotment>> claims = new ArrayList<>();
            for (int i = 0; i < TakenRelease.lines(request).size(); i++)
                claims.add(found.getOrDefault(ref++, List.of()));
            taken.add(TakenRelease.of(request, claims, () -> ids.next(node.value() & 255), trip));
        }
        stock.unallocate(
                node, taken.stream().flatMap(one -> one.surplus().stream()).toList());
        releases.insert(node, taken, at);
        stock.tell(
                node,
                taken.stream().flatMap(one -> facts(node, one, at).stream()).toList());
    }

    /** A release that came before, under whatever message, is the same work and not more of it. */
    private List<ReleaseRequested> fresh(NodeId node, List<ReleaseRequested> asked) {
        Map<FulfillmentOrderId, ReleaseRequested> byId = new java.util.LinkedHashMap<>();
        for (var request : asked) byId.putIfAbsent(request.fulfillmentOrder(), request);
        byId.keySet().removeAll(releases.known(node, byId.keySet()));
        return List.copyOf(byId.values());
    }

    private static List<Want> wants(List<ReleaseRequested> asked) {
        List<Want> wants = new ArrayList<>();
        for (var request : asked)
            for (var line : TakenRelease.lines(request)) wants.add(new Want(wants.size(), line.sku(), line.asked()));
        return wants;
    }

    private static List<Telling> facts(NodeId node, TakenRelease taken, Instant at) {
        var outbound = taken.outbound();
        var id = outbound.id();
        if (taken.nothing())
            return List.of(
                    Telling.of(new NodeFact.Rejected(node, id, outbound.order(), at, "outbound.nothing-on-hand"), 1));
        List<Telling> facts = new ArrayList<>();
        facts.add(Telling.of(new NodeFact.Accepted(node, id, outbound.order(), at), 1));
        var whole = outbound.with(outbound.lines().stream()
                .map(line -> line.shorted(-line.shorted()))
                .toList());
        var missing = Kits.lost(whole, outbound);
        if (!missing.isEmpty())
            facts.add(Telling.of(
                    new NodeFact.ShortPicked(node, id, outbound.order(), at, "system", missing), outbound.version()));
        return facts;
    }
}
