package dev.dovetail.wms.picking;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which tote fills which slot while scans are held against them, one after another. A slot of a cart takes the first tote that
 * is scanned for it, and no other from then on; who picks one order may take another when the first is full. Pure, on totes
 * that are locked.
 */
final class Totes {
    static final String WRONG = "picking.wrong-tote";
    static final String TAKEN = "picking.tote-taken";

    private final Map<SlotRow.Key, SlotRow> slots = new LinkedHashMap<>();
    private final Map<SlotRow.Key, Filled> filled = new HashMap<>();
    private final Map<Long, ToteLoads.Load> loads;
    private final Map<Long, Long> fresh = new LinkedHashMap<>();

    private record Filled(long tote, String code) {}

    /** @param loads what those totes are filled for that no slot has yet */
    Totes(Collection<SlotRow> rows, Map<Long, ToteLoads.Load> loads) {
        for (var row : rows) {
            slots.put(row.key(), row);
            var code = row.toteCode();
            if (row.tote() != 0 && code != null) filled.put(row.key(), new Filled(row.tote(), code));
        }
        this.loads = new HashMap<>(loads);
    }

    /** Why the tote does not belong to the slot; null where it does, and then the slot fills it. */
    @Nullable
    Refusal refusal(SlotRow slot, Location tote) {
        var has = filled.get(slot.key());
        if (has != null && has.tote() == tote.id()) return null;
        if (has != null && slot.mode() != PickAsk.Mode.DISCRETE) return wrong(slot, has.code(), tote);
        return replaced(slot, tote);
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
        var load = loads.get(tote.id());
        if (load == null || load.load() == slot.load()) return null;
        var order = load.orderNumber();
        return new Refusal(TAKEN, Map.of("tote", tote.code(), "order", order == null ? "of a batch" : order));
    }

    private static boolean together(SlotRow a, SlotRow b) {
        return a.key().equals(b.key()) || a.mode() == PickAsk.Mode.BATCH;
    }

    /** The container of a batch is that of all its slots. */
    private void fill(SlotRow slot, Location tote) {
        for (var row : slots.values())
            if (row.current() && row.trip() == slot.trip() && together(slot, row))
                filled.put(row.key(), new Filled(tote.id(), tote.code()));
        fresh.put(tote.id(), slot.load());
        loads.put(tote.id(), new ToteLoads.Load(tote.id(), slot.load(), slot.orderNumber()));
    }

    /** Totes that a slot fills now and did not before, with what each is filled for. */
    Map<Long, Long> fresh() {
        return fresh;
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
                        Objects.requireNonNull(filled.get(row.key())).tote()))
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
