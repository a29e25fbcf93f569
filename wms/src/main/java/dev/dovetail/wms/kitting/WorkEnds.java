package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends work orders: what is kept is free again, and what lies at the bench goes to the dock to be put away. */
@Component
class WorkEnds {
    private final WorkOrderStore store;
    private final Keeping keeping;
    private final StockView view;
    private final Stock stock;
    private final LayoutSetup layout;

    WorkEnds(WorkOrderStore store, Keeping keeping, StockView view, Stock stock, LayoutSetup layout) {
        this.store = store;
        this.keeping = keeping;
        this.view = view;
        this.stock = stock;
        this.layout = layout;
    }

    /** The caller has locked the order. Refuses {@code kitting.over}. */
    void end(NodeId node, WorkOrder order, WorkCommand command, String why, Cause cause) {
        var state = decided(order, command);
        keeping.giveBack(node, order, cause.at());
        var bench = order.bench();
        if (bench != null) clear(node, order, bench, cause);
        store.over(node, order, state, why, cause);
    }

    private void clear(NodeId node, WorkOrder order, long bench, Cause cause) {
        var left = view.contents(node, List.of(bench)).getOrDefault(bench, List.of());
        if (left.isEmpty()) return;
        long dock = dock(node);
        var moves = left.stream()
                .map(row -> new Move(
                        bench,
                        dock,
                        row.key().sku(),
                        row.key().lot(),
                        row.key().status(),
                        row.onHand(),
                        false,
                        "given-back",
                        order.reference(),
                        cause.who(),
                        cause.at()))
                .toList();
        var refused = stock.move(node, moves);
        if (!refused.isEmpty()) throw new IllegalStateException("goods did not leave the bench: " + refused);
    }

    /** Where goods wait to be put away. */
    long dock(NodeId node) {
        return layout.ours(node, Location.PUT_BACK).id();
    }

    /** The state after, or the refusal thrown. */
    static WorkState decided(WorkOrder order, WorkCommand command) {
        return switch (order.state().decide(command)) {
            case Decision.Accepted<WorkState>(var facts) -> facts.getLast();
            case Decision.Refused<WorkState>(var why) -> throw new Refused(Refused.Kind.CONFLICT, why);
        };
    }
}
