package dev.dovetail.wms.kitting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads work orders. */
@Component
public class WorkView {
    private final WorkOrderStore store;
    private final WorkClaims claims;
    private final StepStore steps;

    WorkView(WorkOrderStore store, WorkClaims claims, StepStore steps) {
        this.store = store;
        this.claims = claims;
        this.steps = steps;
    }

    /**
     * A work order.
     *
     * @param kind {@code kit} or {@code de-kit}; @param state {@code open}, {@code done} or {@code cancelled}
     * @param bench where it is worked on; null while nothing was carried there
     */
    public record Shown(
            long id,
            String key,
            String kind,
            Sku sku,
            long quantity,
            long made,
            String state,
            @Nullable String bench,
            List<Part> parts) {
        public Shown {
            parts = List.copyOf(parts);
        }

        /** Units that no bin has been found for: the order cannot be finished without them. */
        public long missing() {
            return parts.stream().mapToLong(Part::missing).sum();
        }

        /** Units that lie in bins, kept, and are to be carried to the bench. */
        public long toFetch() {
            return parts.stream().mapToLong(Part::toFetch).sum();
        }
    }

    /**
     * @param in whether it is used up, else it comes out; @param done units so far, @param scrapped at the bench
     * @param toFetch kept in bins; @param missing neither used, at the bench nor kept
     */
    public record Part(boolean in, Sku sku, long perUnit, long done, long scrapped, long toFetch, long missing) {}

    /** Something that was done at the bench. */
    public record Done(String kind, long units, @Nullable String reason, String who, Instant at) {}

    /** A page of work orders of one state, the oldest first. */
    public List<Shown> list(NodeId node, String state, long after, int limit) {
        return shown(node, store.list(node, state, after, limit));
    }

    /** Refused as {@code kitting.no-such-order} (404). */
    public Shown get(NodeId node, long id) {
        var found = store.find(node, id)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("kitting.no-such-order", Map.of("order", Long.toString(id)))));
        return shown(node, List.of(found)).getFirst();
    }

    /** What was done for it, the first first. */
    public List<Done> steps(NodeId node, long id, int limit) {
        return steps.of(node, id, 0, limit).stream()
                .map(one -> new Done(one.kind(), one.units(), one.reason(), one.who(), one.at()))
                .toList();
    }

    private List<Shown> shown(NodeId node, List<WorkOrder> orders) {
        if (orders.isEmpty()) return List.of();
        var kept = claims.of(node, orders.stream().map(WorkOrder::id).toList()).stream()
                .collect(groupingBy(Claim::order));
        return orders.stream()
                .map(one -> shown(one, kept.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Shown shown(WorkOrder one, List<Claim> kept) {
        boolean open = one.state() instanceof WorkState.Open;
        Map<Sku, Long> toFetch = kept.stream().collect(groupingBy(Claim::sku, summingLong(Claim::open)));
        Map<Sku, Long> taken = kept.stream().collect(groupingBy(Claim::sku, summingLong(Claim::taken)));
        var parts = one.parts().stream()
                .map(part -> {
                    long fetch = open && part.in() ? toFetch.getOrDefault(part.sku(), 0L) : 0;
                    long needed = part.perUnit() * one.quantity() + part.scrapped();
                    long missing =
                            open && part.in() ? Math.max(0, needed - fetch - taken.getOrDefault(part.sku(), 0L)) : 0;
                    return new Part(
                            part.in(), part.sku(), part.perUnit(), part.done(), part.scrapped(), fetch, missing);
                })
                .toList();
        return new Shown(
                one.id(),
                one.key(),
                one.kind().word(),
                one.sku(),
                one.quantity(),
                one.made(),
                one.state().word(),
                one.benchCode(),
                parts);
    }
}
