package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of picks may be undone while reports of it are held against them, one after another: what was picked at the stop and
 * lies in the tote still, of outbounds of which nothing is in a carton. Pure.
 */
final class Undoing {
    private final Work work;
    private final Set<BinIssues.Doubt> uncounted;
    private final Map<Heap, Long> held = new HashMap<>();
    private final Set<FulfillmentOrderId> boxed = new HashSet<>();
    private final Map<PickLine.Key, Long> picked = new HashMap<>();

    private record Heap(String outbound, long tote, Sku sku, String lot) {}

    /** @param uncounted bins of which nothing may be picked until they are counted */
    Undoing(Work work, List<Held> held, Set<BinIssues.Doubt> uncounted) {
        this.work = work;
        this.uncounted = uncounted;
        Map<String, Long> inTotes = new HashMap<>();
        for (var one : held) {
            if (one.status() != Status.AVAILABLE) continue;
            this.held.put(new Heap(one.reference(), one.location(), one.sku(), one.lot()), one.quantity());
            inTotes.merge(one.reference(), one.quantity(), Long::sum);
        }
        for (var outbound : work.outbounds().values()) {
            long picked = outbound.lines().stream()
                    .mapToLong(OutboundOrder.Line::picked)
                    .sum();
            if (picked != inTotes.getOrDefault("outbound:" + outbound.id(), 0L)) boxed.add(outbound.id());
        }
    }

    /** One report's units of one pick line. */
    record Part(Pick pick, PickLine.Key stop, long quantity, List<String> serials) {}

    sealed interface Answer {}

    record Fits(List<Part> parts) implements Answer {}

    record No(Refusal why) implements Answer {}

    /** Where it fits, its units are no longer in the tote. Of a batch's lines the last that got units loses them first. */
    Answer answer(Pick pick) {
        var lines = pick.stops().stream()
                .map(work::findPick)
                .filter(Objects::nonNull)
                .toList();
        if (lines.isEmpty()) return new No(Asked.unknown(pick.stops()));
        var refusal = Asked.mismatch(lines, pick);
        if (refusal == null) refusal = doubt(lines.getFirst());
        if (refusal != null) return new No(refusal);
        if (lines.stream().allMatch(line -> left(line) == 0)) return new No(notPicked(0, pick));
        var open = lines.stream()
                .filter(line -> closed(line.outbound()) == null)
                .toList()
                .reversed();
        if (open.isEmpty())
            return new No(Objects.requireNonNull(closed(lines.getFirst().outbound())));
        List<Part> parts = parts(pick, open);
        long found = parts.stream().mapToLong(Part::quantity).sum();
        if (found < pick.quantity() || pick.quantity() < 1) return new No(notPicked(found, pick));
        parts.forEach(part -> take(part.stop(), pick.tote(), -part.quantity()));
        return new Fits(parts);
    }

    private static Refusal notPicked(long there, Pick pick) {
        return new Refusal("picking.not-picked", Map.of("expected", there, "scanned", pick.quantity()));
    }

    private @Nullable Refusal doubt(PickLine line) {
        return uncounted.contains(new BinIssues.Doubt(line.location(), line.sku()))
                ? new Refusal("picking.bin-uncounted", Map.of("location", line.locationCode()))
                : null;
    }

    /** Why nothing of the outbound goes back into its bins. */
    private @Nullable Refusal closed(FulfillmentOrderId id) {
        var outbound = work.get(id);
        if (OutboundState.of(outbound.state()).decide(new OutboundCommand.Unpick(Tally.of(outbound)))
                instanceof Decision.Refused<OutboundState>)
            return new Refusal("picking.past-undoing", Map.of("state", outbound.state()));
        return boxed.contains(id) ? new Refusal("picking.in-carton", Map.of("order", outbound.orderNumber())) : null;
    }

    private List<Part> parts(Pick pick, List<PickLine> lines) {
        List<Part> parts = new ArrayList<>();
        Map<Heap, Long> taken = new HashMap<>();
        long rest = pick.quantity();
        for (var line : lines) {
            var heap = heap(line, pick.tote());
            long lying = held.getOrDefault(heap, 0L) - taken.getOrDefault(heap, 0L);
            long units = Math.min(rest, Math.min(lying, left(line)));
            if (units < 1) continue;
            int from = (int) (pick.quantity() - rest);
            var names = pick.read().serials();
            parts.add(new Part(
                    pick, line.key(), units, names.isEmpty() ? names : names.subList(from, from + (int) units)));
            taken.merge(heap, units, Long::sum);
            rest -= units;
        }
        return parts;
    }

    private void take(PickLine.Key stop, long tote, long change) {
        var line = Asked.line(work, stop);
        held.merge(heap(line, tote), change, Long::sum);
        picked.put(stop, left(line) + change);
    }

    private long left(PickLine line) {
        return picked.getOrDefault(line.key(), line.picked());
    }

    private static Heap heap(PickLine line, long tote) {
        return new Heap("outbound:" + line.outbound(), tote, line.sku(), line.lot());
    }
}
