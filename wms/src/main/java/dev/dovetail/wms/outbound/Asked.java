package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pick lines still ask for while reports are held against them, one after another. */
final class Asked {
    private final Work work;
    private final Map<PickLine.Key, Long> left = new HashMap<>();

    Asked(Work work) {
        this.work = work;
    }

    /** Units of one report that one pick line gets, or does without. */
    record Part(PickLine.Key stop, long quantity) {}

    /** What a report comes to: its parts, or why it does not fit. */
    sealed interface Answer {}

    record Fits(List<Part> parts) implements Answer {}

    record No(Refusal why) implements Answer {}

    static PickLine line(Work work, PickLine.Key stop) {
        var line = work.findPick(stop);
        if (line == null) throw new IllegalStateException("pick line " + stop + " was checked and is gone");
        return line;
    }

    /** Where it fits, its units are no longer asked for. */
    Answer answer(Pick pick) {
        var lines = lines(pick.stops());
        if (lines.isEmpty()) return new No(unknown(pick.stops()));
        var refusal = mismatch(lines, pick);
        return refusal == null ? answer(lines, pick.quantity()) : new No(refusal);
    }

    /** What was scanned and is not what these lines are about, whatever the number. */
    static @Nullable Refusal mismatch(List<PickLine> lines, Pick pick) {
        var sku = lines.getFirst().sku();
        if (!sku.equals(pick.sku()))
            return new Refusal(
                    "picking.wrong-item",
                    Map.of("expected", sku.toString(), "scanned", pick.sku().toString()));
        var lot = pick.read().lot();
        if (lot != null
                && lines.stream()
                        .noneMatch(line -> line.lot().isEmpty() || line.lot().equals(lot)))
            return new Refusal(
                    "picking.wrong-lot", Map.of("expected", lines.getFirst().lot(), "scanned", lot));
        int named = pick.read().serials().size();
        if (named > 0 && named != pick.quantity())
            return new Refusal(
                    "stock.serial-needed",
                    Map.of("sku", sku.toString(), "asked", pick.quantity(), "read", named, "here", List.of()));
        return elsewhere(lines, pick.location());
    }

    private static @Nullable Refusal elsewhere(List<PickLine> lines, long location) {
        var first = lines.getFirst();
        return first.location() == location
                ? null
                : new Refusal("picking.wrong-location", Map.of("expected", first.locationCode(), "scanned", location));
    }

    /** As {@link #answer(Pick)}, for units that were not found. */
    Answer answer(ShortPick shorted) {
        var lines = lines(shorted.stops());
        if (lines.isEmpty()) return new No(unknown(shorted.stops()));
        var refusal = elsewhere(lines, shorted.location());
        return refusal == null ? answer(lines, shorted.quantity()) : new No(refusal);
    }

    private List<PickLine> lines(List<PickLine.Key> stops) {
        return stops.stream().map(work::findPick).filter(Objects::nonNull).toList();
    }

    private Answer answer(List<PickLine> lines, long quantity) {
        long open = lines.stream().mapToLong(this::open).sum();
        if (quantity < 1 || quantity > open)
            return new No(new Refusal("picking.more-than-asked", Map.of("asked", open, "reported", quantity)));
        return new Fits(parts(lines, quantity));
    }

    private List<Part> parts(List<PickLine> lines, long quantity) {
        List<Part> parts = new ArrayList<>();
        long rest = quantity;
        for (var line : lines) {
            long units = Math.min(open(line), rest);
            if (units == 0) continue;
            left.put(line.key(), open(line) - units);
            parts.add(new Part(line.key(), units));
            rest -= units;
        }
        return parts;
    }

    private long open(PickLine line) {
        return left.getOrDefault(line.key(), line.open());
    }

    static Refusal unknown(List<PickLine.Key> stops) {
        var first = stops.isEmpty() ? new PickLine.Key(0, 0) : stops.getFirst();
        return new Refusal("picking.no-such-line", Map.of("task", Long.toString(first.task()), "seq", first.seq()));
    }
}
