package dev.dovetail.wms.moving;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.plates.PlateScan;
import dev.dovetail.wms.stock.Balance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Moves goods that no task asked for. The two scan methods join the caller's transaction and cost the same few statements
 * whatever the number of scans. What picks have claimed stays where it is.
 */
@Component
public class Moving {
    private final MoveWork moves;
    private final PlateMoves plates;
    private final StatusWork statuses;
    private final Changes changes;
    private final ExpiryWork expiring;
    private final IdSource ids;
    private final Transactions transactions;

    Moving(
            MoveWork moves,
            PlateMoves plates,
            StatusWork statuses,
            Changes changes,
            ExpiryWork expiring,
            IdSource ids,
            Transactions transactions) {
        this.moves = moves;
        this.plates = plates;
        this.statuses = statuses;
        this.changes = changes;
        this.expiring = expiring;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** @param repeated whether it had been made before */
    record Changed(StockChange change, boolean repeated) {}

    /**
     * Packs were carried between bins, reserves, quality and damaged places; they keep their lot and status. What reaches or
     * leaves the shelves is told as {@code StockChanged}.
     *
     * @return why, for each scan that was refused: {@code moving.unknown-barcode}, {@code moving.no-such-place}, {@code
     *     moving.not-a-store}, {@code moving.same-place}, {@code moving.bin-blocked}, {@code moving.bin-full}, {@code
     *     moving.which-stock}, {@code moving.status}, {@code moving.claimed}, {@code moving.not-enough}; the others stand
     */
    public Map<UUID, Refusal> move(Warehouse warehouse, List<MoveScan> scans) {
        return carry(warehouse, scans, MoveWork.MOVED, Map.of());
    }

    /**
     * Whole plates were carried between the same places, all that is on one or nothing.
     *
     * @return why, for each scan that was refused: as {@link dev.dovetail.wms.plates.Plates#carry}, {@code
     *     moving.not-a-store}, {@code moving.bin-blocked}; the others stand
     */
    public Map<UUID, Refusal> movePlates(Warehouse warehouse, List<PlateScan> scans) {
        return scans.isEmpty() ? Map.of() : plates.take(warehouse.node(), scans);
    }

    /** As {@link #move}, for an activity that has a word of its own for it, and a document for each scan. */
    public Map<UUID, Refusal> carry(
            Warehouse warehouse, List<MoveScan> scans, String reason, Map<UUID, String> references) {
        return scans.isEmpty() ? Map.of() : moves.take(warehouse.node(), scans, new MoveWork.Why(reason, references));
    }

    /**
     * Packs were found that may not be sold: on hold or damaged from now on, where they lie.
     *
     * @return why, for each scan that was refused: as {@link #move}, and {@code moving.release-needs-decision}
     */
    public Map<UUID, Refusal> setAside(Warehouse warehouse, List<StatusScan> scans) {
        return scans.isEmpty() ? Map.of() : statuses.take(warehouse.node(), scans);
    }

    /**
     * The last day of these goods is over: what of them no pick has claimed is on hold from now on, where it lies. Told as
     * {@code StockChanged} with the reason {@code expired}, as the rest; joins the caller's transaction.
     *
     * @return how many heaps were set aside; one that changed meanwhile is left for the next look
     */
    public int expire(NodeId node, List<Balance> heaps, Instant at) {
        return heaps.isEmpty() ? 0 : expiring.setAside(node, heaps, at);
    }

    /** Makes a change once by its key. Refuses as {@link #move}, and {@code moving.same-status}, {@code moving.key-reused}. */
    Changed change(Warehouse warehouse, Asked asked, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> changes.make(node, ids.next(node.value() & 255), asked, cause));
    }
}
