package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pick lines still ask for while reports are held against them, one after another. */
final class Asked {
    private final Work work;
    private final Map<PickLine.Key, Long> left = new HashMap<>();

    Asked(Work work) {
        this.work = work;
    }

    static PickLine line(Work work, long task, int seq) {
        var line = work.findPick(task, seq);
        if (line == null) throw new IllegalStateException("pick line " + task + "/" + seq + " was checked and is gone");
        return line;
    }

    /** Why the pick does not fit; null where it does, and then its units are no longer asked for. */
    @Nullable
    Refusal refusal(Pick pick) {
        var line = work.findPick(pick.task(), pick.seq());
        if (line == null) return unknown(pick.task(), pick.seq());
        if (!line.sku().equals(pick.sku()))
            return new Refusal(
                    "picking.wrong-item",
                    Map.of(
                            "expected",
                            line.sku().toString(),
                            "scanned",
                            pick.sku().toString()));
        return refusal(line, pick.location(), pick.quantity());
    }

    /** As {@link #refusal(Pick)}, for units that were not found. */
    @Nullable
    Refusal refusal(ShortPick shorted) {
        var line = work.findPick(shorted.task(), shorted.seq());
        if (line == null) return unknown(shorted.task(), shorted.seq());
        return refusal(line, shorted.location(), shorted.quantity());
    }

    private @Nullable Refusal refusal(PickLine line, long location, long quantity) {
        if (line.location() != location)
            return new Refusal("picking.wrong-location", Map.of("expected", line.locationCode(), "scanned", location));
        long open = left.getOrDefault(line.key(), line.open());
        if (quantity < 1 || quantity > open)
            return new Refusal("picking.more-than-asked", Map.of("asked", open, "reported", quantity));
        left.put(line.key(), open - quantity);
        return null;
    }

    private static Refusal unknown(long task, int seq) {
        return new Refusal("picking.no-such-line", Map.of("task", Long.toString(task), "seq", seq));
    }
}
