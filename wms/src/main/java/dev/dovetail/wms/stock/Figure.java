package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One balance while a list of moves is decided on it. */
final class Figure {
    private final @Nullable Balance before;
    private long onHand;
    private long allocated;
    private @Nullable Instant since;

    /** @param before none for a virtual place; one of nothing for a place that was empty */
    Figure(@Nullable Balance before) {
        this.before = before;
        this.since = before == null || before.onHand() == 0 ? null : before.since();
        this.onHand = before == null ? 0 : before.onHand();
        this.allocated = before == null ? 0 : before.allocated();
    }

    @Nullable
    Refusal refusal(Move move) {
        long has = move.claimed() ? allocated : onHand - allocated;
        if (has >= move.quantity()) return null;
        return new Refusal(
                move.claimed() ? "stock.not-claimed" : "stock.not-enough",
                Map.of(
                        "location", move.from(),
                        "sku", move.sku().toString(),
                        "asked", move.quantity(),
                        "onHand", onHand,
                        "allocated", allocated));
    }

    void take(Move move) {
        onHand -= move.quantity();
        if (move.claimed()) allocated -= move.quantity();
    }

    /** How long the goods have been in the warehouse: they take it along, and the oldest of a heap speaks for it. */
    Instant since(Move move) {
        return since == null ? move.at() : since;
    }

    void put(Move move, Instant age) {
        since = since == null || onHand == 0 || age.isBefore(since) ? age : since;
        onHand += move.quantity();
    }

    /** Nothing for what stays as it was, unless that is nothing at all: its row goes. */
    Optional<Postings.Change> change(Balance.Key key) {
        if (before == null) return Optional.empty();
        long more = onHand - before.onHand();
        long claimed = allocated - before.allocated();
        if (onHand > 0 && more == 0 && claimed == 0) return Optional.empty();
        var age = since == null ? before.since() : since;
        return Optional.of(new Postings.Change(key, more, claimed, age, onHand == 0));
    }
}
