package dev.dovetail.wms.floor;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What hands did while a device was alone and the books refused afterwards. Each waits for a supervisor. */
@Component
public class Conflicts {
    private final ConflictStore store;
    private final Transactions transactions;
    private final Audit audit;

    Conflicts(ConflictStore store, Transactions transactions, Audit audit) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param node where; @param count how many nobody has settled; @param oldest since when the first waits */
    public record Open(NodeId node, long count, Instant oldest) {}

    /** How many wait, warehouse by warehouse; those where none does are absent. */
    public List<Open> open() {
        return store.open();
    }

    /** A page, the oldest first, of those that wait or of those that are settled. @param after the scan id of the last one seen */
    public List<Conflict> list(NodeId node, boolean settled, @Nullable UUID after, int limit) {
        return store.list(node, settled, after, limit);
    }

    /**
     * Says that the books are right again and how; what was done for it is its own fact. Refuses {@code
     * floor.no-such-conflict} (404) and {@code floor.conflict-settled} (409).
     */
    public void settle(NodeId node, UUID scanId, String note, Cause cause) {
        transactions.run(() -> {
            if (!store.settle(node, scanId, note, cause)) throw refused(node, scanId);
            audit.record(cause, "floor.conflict.settle", "scan:" + scanId, Map.of("note", note));
            return true;
        });
    }

    private Refused refused(NodeId node, UUID scanId) {
        var details = Map.<String, Object>of("scan", scanId.toString());
        return store.exists(node, scanId)
                ? new Refused(Refused.Kind.CONFLICT, new Refusal("floor.conflict-settled", details))
                : new Refused(Refused.Kind.NOT_FOUND, new Refusal("floor.no-such-conflict", details));
    }
}
