package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.outbound.PickLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which pick lines a scan's {@code task} and {@code seq} stand for: a line of a task; one of a slot of a trip; or in a batch
 * all lines of the trip that ask for the same goods at the same bin.
 */
@Component
class Stops {
    private final SlotStore slots;
    private final OutboundView outbounds;

    Stops(SlotStore slots, OutboundView outbounds) {
        this.slots = slots;
        this.outbounds = outbounds;
    }

    /** As a scan says it. */
    record Said(long task, int seq) {}

    /** @param lines none where there is no such stop; @param slot of the trip; null where there is none */
    record Found(List<PickLine> lines, @Nullable SlotRow slot) {
        boolean wants(Sku sku) {
            return lines.stream().anyMatch(line -> line.sku().equals(sku));
        }

        List<PickLine.Key> keys() {
            return lines.stream().map(PickLine::key).toList();
        }

        /** All lines of a batch's stop as one, for words; empty where there is no such stop. */
        Optional<PickLine> whole() {
            return lines.stream()
                    .reduce((a, b) -> new PickLine(
                            a.task(),
                            a.seq(),
                            a.outbound(),
                            a.line(),
                            a.location(),
                            a.locationCode(),
                            a.walk(),
                            a.sku(),
                            a.lot(),
                            a.quantity() + b.quantity(),
                            a.picked() + b.picked(),
                            a.dropped() + b.dropped(),
                            a.insteadOf()));
        }
    }

    /** All that these scans are about, as it is now; and the slots and stops of their trips. */
    record All(Map<Said, Found> found, List<SlotRow> slots, Collection<PickLine> lines) {
        /** The stop that some of a stop's units were moved to, because its bin was short; null where they were not. */
        @Nullable
        PickLine findInsteadOf(List<PickLine> stop) {
            return lines.stream()
                    .filter(line -> line.open() > 0
                            && stop.stream()
                                    .anyMatch(old -> old.task() == line.task() && old.seq() == line.insteadOf()))
                    .findFirst()
                    .orElse(null);
        }

        Found of(long task, int seq) {
            return found.getOrDefault(new Said(task, seq), new Found(List.of(), null));
        }
    }

    All find(NodeId node, Collection<Said> said) {
        var trips = said.stream().map(Said::task).collect(Collectors.toSet());
        var rows = slots.slots(node, trips);
        Map<SlotRow.Key, SlotRow> bySlot = new HashMap<>();
        rows.forEach(row -> bySlot.put(row.key(), row));
        var tasks = rows.stream().map(SlotRow::task).collect(Collectors.toSet());
        var lines = new LinkedHashMap<PickLine.Key, PickLine>();
        outbounds.pickLines(node, tasks).forEach(line -> lines.put(line.key(), line));
        Map<Said, Found> found = new HashMap<>();
        for (var one : said) {
            var slot = bySlot.get(new SlotRow.Key(one.task(), SlotRow.slotOf(one.seq())));
            long task = slot == null ? one.task() : slot.task();
            var line = lines.get(new PickLine.Key(task, slot == null ? one.seq() : SlotRow.ownSeq(one.seq())));
            if (line != null) found.put(one, new Found(group(line, slot, rows, lines.values()), slot));
        }
        return new All(found, rows, lines.values());
    }

    private static List<PickLine> group(
            PickLine line, @Nullable SlotRow slot, List<SlotRow> rows, Collection<PickLine> lines) {
        if (slot == null || slot.mode() != PickAsk.Mode.BATCH) return List.of(line);
        var tasks = rows.stream()
                .filter(row -> row.trip() == slot.trip())
                .map(SlotRow::task)
                .toList();
        List<PickLine> alike = new ArrayList<>();
        for (var task : tasks) for (var other : lines) if (other.task() == task && alike(line, other)) alike.add(other);
        return alike;
    }

    private static boolean alike(PickLine a, PickLine b) {
        return a.location() == b.location()
                && a.sku().equals(b.sku())
                && a.lot().equals(b.lot());
    }
}
