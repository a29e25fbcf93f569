package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up, for a whole list of scans at once, the work orders (locked), what is kept for them, and what was scanned. */
@Component
class WorkStops {
    private final WorkOrderStore store;
    private final WorkClaims claims;
    private final Items items;
    private final Layout layout;

    WorkStops(WorkOrderStore store, WorkClaims claims, Items items, Layout layout) {
        this.store = store;
        this.claims = claims;
        this.items = items;
        this.layout = layout;
    }

    Known look(NodeId node, Collection<Long> tasks, Collection<String> barcodes, Collection<String> benches) {
        var orders = store.lock(node, tasks);
        Map<List<Long>, Claim> kept = new HashMap<>();
        claims.of(node, orders.keySet()).forEach(one -> kept.put(key(one.order(), one.seq()), one));
        return new Known(
                orders,
                kept,
                layout.byId(
                        node,
                        kept.values().stream().map(Claim::location).distinct().toList()),
                items.scanned(
                        node,
                        barcodes.stream().distinct().toList(),
                        kept.values().stream().map(Claim::sku).distinct().toList()),
                layout.byCode(node, benches.stream().distinct().toList()));
    }

    private static List<Long> key(long order, int seq) {
        return List.of(order, (long) seq);
    }

    /** What is known of a list of scans; claims change as the list is worked. */
    record Known(
            Map<Long, WorkOrder> orders,
            Map<List<Long>, Claim> claims,
            Map<Long, Location> bins,
            Map<String, Scanned> barcodes,
            Map<String, Location> places) {

        @Nullable
        Refusal refusal(long task, int seq, String location) {
            var order = orders.get(task);
            if (order == null) return new Refusal("kitting.no-such-order", Map.of("order", Long.toString(task)));
            if (order.state().decide(new WorkCommand.Work()) instanceof Decision.Refused<WorkState>(var why))
                return why;
            var claim = claims.get(key(task, seq));
            if (claim == null) return new Refusal("kitting.no-such-stop", Map.of("seq", seq));
            var bin = Objects.requireNonNull(bins.get(claim.location())).code();
            return bin.equals(location)
                    ? null
                    : new Refusal("kitting.wrong-location", Map.of("expected", bin, "scanned", location));
        }

        WorkOrder order(long task) {
            return Objects.requireNonNull(orders.get(task));
        }

        Claim claim(long task, int seq) {
            return Objects.requireNonNull(claims.get(key(task, seq)));
        }

        void put(Claim claim) {
            claims.put(key(claim.order(), claim.seq()), claim);
        }

        /** The bench with this code; null where that is none. */
        @Nullable
        Location bench(String code) {
            var place = places.get(code);
            boolean bench = place != null && place.kind() == Location.Kind.BENCH;
            return bench && !code.equals(Location.RETURNS) ? place : null;
        }

        void place(long order, Long bench) {
            var place = places.values().stream()
                    .filter(one -> one.id() == bench)
                    .findFirst()
                    .orElseThrow();
            orders.computeIfPresent(order, (_, one) -> one.at(place));
        }
    }
}
