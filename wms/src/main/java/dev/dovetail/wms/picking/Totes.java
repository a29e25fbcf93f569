package dev.dovetail.wms.picking;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tote fills which slot while scans are held against them, one after another. A slot takes the first tote that is
 * scanned for it, and no other from then on. Pure, on totes that are locked.
 */
final class Totes {
    static final String WRONG = "picking.wrong-tote";
    static final String TAKEN = "picking.tote-taken";

    private final Map<SlotRow.Key, SlotRow> slots = new LinkedHashMap<>();
    private final Map<SlotRow.Key, Filled> filled = new HashMap<>();
    private final Map<Long, List<SlotStore.Taken>> taken = new HashMap<>();

    private record Filled(long tote, String code) {}

    Totes(Collection<SlotRow> rows, Collection<SlotStore.Taken> taken) {
        for (var row : rows) {
            slots.put(row.key(), row);
            var code = row.toteCode();
            if (row.tote() != 0 && code != null) filled.put(row.key(), new Filled(row.tote(), code));
        }
        taken.forEach(one -> this.taken
                .computeIfAbsent(one.tote(), _ -> new java.util.ArrayList<>())
                .add(one));
    }

    /** Totes that would fill a slot which has none: they are to be locked first. */
    static List<Long> fresh(Collection<SlotRow> scanned, Collection<Location> totes) {
        boolean open = scanned.stream().anyMatch(row -> row.tote() == 0);
        return open ? totes.stream().map(Location::id).sorted().toList() : List.of();
    }

    /** Why the tote does not belong to the slot; null where it does, and then the slot fills it. */
    @Nullable
    Refusal refusal(SlotRow slot, Location tote) {
        var has = filled.get(slot.key());
        if (has != null) return has.tote() == tote.id() ? null : wrong(slot, has.code(), tote);
        var refusal = elsewhere(slot, tote);
        if (refusal == null) fill(slot, tote);
        return refusal;
    }

    /** As {@link #refusal}, for a tote that takes the place of one that is full. */
    @Nullable
    Refusal replaced(SlotRow slot, Location tote) {
        var refusal = elsewhere(slot, tote);
        if (refusal == null) fill(slot, tote);
        return refusal;
    }

    private @Nullable Refusal elsewhere(SlotRow slot, Location tote) {
        for (var other : slots.values()) {
            var has = filled.get(other.key());
            if (has != null && has.tote() == tote.id() && other.trip() == slot.trip() && !together(slot, other))
                return wrong(slot, "a tote of its own", tote, other.letter());
        }
        for (var other : taken.getOrDefault(tote.id(), List.of()))
            if (!other.outbound().equals(slot.outbound())
                    && !(slot.mode() == PickAsk.Mode.BATCH && other.trip() == slot.trip()))
                return new Refusal(TAKEN, Map.of("tote", tote.code(), "order", other.orderNumber()));
        return null;
    }

    private static boolean together(SlotRow a, SlotRow b) {
        return a.key().equals(b.key()) || a.mode() == PickAsk.Mode.BATCH;
    }

    /** The container of a batch is that of all its slots. */
    private void fill(SlotRow slot, Location tote) {
        for (var row : slots.values())
            if (row.current() && row.trip() == slot.trip() && together(slot, row))
                filled.put(row.key(), new Filled(tote.id(), tote.code()));
    }

    /** What these slots fill now and did not before. */
    List<SlotStore.Bound> bound(Collection<SlotRow.Key> scanned) {
        return slots.values().stream()
                .filter(row -> scanned.stream()
                        .anyMatch(key -> key.equals(row.key())
                                || (row.mode() == PickAsk.Mode.BATCH && key.trip() == row.trip())))
                .filter(row -> filled.containsKey(row.key()) && row.current())
                .map(row -> new SlotStore.Bound(
                        row.task(),
                        row.tote(),
                        java.util.Objects.requireNonNull(filled.get(row.key())).tote()))
                .filter(bound -> bound.before() != bound.tote())
                .toList();
    }

    private static Refusal wrong(SlotRow slot, String expected, Location tote) {
        return new Refusal(WRONG, Map.of("expected", expected, "slot", slot.letter(), "scanned", tote.code()));
    }

    private static Refusal wrong(SlotRow slot, String expected, Location tote, String of) {
        return new Refusal(
                WRONG, Map.of("expected", expected, "slot", slot.letter(), "scanned", tote.code(), "of", of));
    }
}
