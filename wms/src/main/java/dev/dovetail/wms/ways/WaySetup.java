package dev.dovetail.wms.ways;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Changes a building's ways. */
@Component
public class WaySetup {
    private final WayStore store;
    private final Transactions transactions;
    private final IdSource ids;

    WaySetup(WayStore store, Transactions transactions, IdSource ids) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** All that keeps the graph from being walked; empty where nothing does. */
    public List<Fault> faults(Graph graph) {
        return GraphFaults.of(graph);
    }

    /** Replaces the building's ways. Joins the caller's transaction, which makes the locations; the graph has no {@link #faults}. */
    public void replace(NodeId node, Graph graph) {
        store.replace(node, graph, ids.next(node.value() & 255));
    }

    /** Says how fast people move. */
    public void put(NodeId node, Pace pace) {
        transactions.run(() -> {
            store.pace(node, pace, ids.next(node.value() & 255));
            return pace;
        });
    }
}
