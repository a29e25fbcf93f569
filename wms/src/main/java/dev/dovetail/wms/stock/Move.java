package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.List;

/**
 * One row of the physical ledger: a quantity goes from one location to another.
 *
 * @param quantity base units, at least 1
 * @param claimed whether the units were allocated where they come from, so that the allocation goes with them
 * @param reason why, as a word: {@code received}, {@code put-away}, {@code picked}, {@code packed}, {@code shipped}, {@code short}
 * @param reference the document it belongs to: {@code delivery:<id>}, {@code outbound:<id>}, {@code parcel:<id>}
 * @param who the person or program that did it
 * @param serials the names of the units, where they were read
 */
public record Move(
        long from,
        long to,
        Sku sku,
        String lot,
        Status status,
        long quantity,
        boolean claimed,
        String reason,
        String reference,
        String who,
        Instant at,
        List<String> serials) {
    public Move {
        serials = List.copyOf(serials);
        if (quantity < 1) throw new IllegalArgumentException("a move has at least 1 unit, not " + quantity);
        if (from == to) throw new IllegalArgumentException("a move goes from one place to another");
        if (reason.isBlank() || who.isBlank()) throw new IllegalArgumentException("a move has a reason and a person");
    }

    /** A move of available goods without a lot. */
    public static Move of(
            long from, long to, Sku sku, long quantity, String reason, String reference, String who, Instant at) {
        return new Move(from, to, sku, "", Status.AVAILABLE, quantity, false, reason, reference, who, at);
    }

    public Move(
            long from,
            long to,
            Sku sku,
            String lot,
            Status status,
            long quantity,
            boolean claimed,
            String reason,
            String reference,
            String who,
            Instant at) {
        this(from, to, sku, lot, status, quantity, claimed, reason, reference, who, at, List.of());
    }

    /** The same with the names of its units. */
    public Move named(List<String> units) {
        return new Move(from, to, sku, lot, status, quantity, claimed, reason, reference, who, at, units);
    }

    Balance.Key source() {
        return new Balance.Key(from, sku, lot, status);
    }

    Balance.Key target() {
        return new Balance.Key(to, sku, lot, status);
    }
}
