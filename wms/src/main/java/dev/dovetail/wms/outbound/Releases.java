package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes releases: claims bins for all lines of all of them at once, makes pick tasks, and answers each. Where work is let onto
 * the floor by a plan, they wait for it without claims.
 */
@Component
class Releases {
    private final ReleaseStore releases;
    private final Stock stock;
    private final BinClaims claims;

    Releases(ReleaseStore releases, Stock stock, BinClaims claims) {
        this.releases = releases;
        this.stock = stock;
        this.claims = claims;
    }

    void take(NodeId node, List<ReleaseRequested> asked, Instant at) {
        var fresh = fresh(node, asked);
        if (fresh.isEmpty()) return;
        var taken = releases.held(node)
                ? fresh.stream()
                        .map(one -> new TakenRelease(one, List.of(), List.of()))
                        .toList()
                : claims.of(node, fresh).stream().map(TakenRelease::released).toList();
        claims.giveBack(node, taken);
        releases.insert(node, taken, at);
        stock.tell(
                node,
                taken.stream().flatMap(one -> facts(node, one, at).stream()).toList());
    }

    /** A release that came before, under whatever message, is the same work and not more of it. */
    private List<OutboundOrder> fresh(NodeId node, List<ReleaseRequested> asked) {
        Map<FulfillmentOrderId, ReleaseRequested> byId = new java.util.LinkedHashMap<>();
        for (var request : asked) byId.putIfAbsent(request.fulfillmentOrder(), request);
        byId.keySet().removeAll(releases.known(node, byId.keySet()));
        return byId.values().stream().map(TakenRelease::fresh).toList();
    }

    private static List<Telling> facts(NodeId node, TakenRelease taken, Instant at) {
        var outbound = taken.outbound();
        var id = outbound.id();
        if (outbound.state().equals("ended"))
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
