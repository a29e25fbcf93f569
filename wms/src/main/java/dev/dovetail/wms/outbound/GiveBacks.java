package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Packed units that nobody comes for are not the outbound's any more: its lines and stops forget that they were picked. */
@Component
class GiveBacks {
    private final OutboundStore store;
    private final WorkStore works;

    GiveBacks(OutboundStore store, WorkStore works) {
        this.store = store;
        this.works = works;
    }

    Map<FulfillmentOrderId, GivenBack> take(NodeId node, List<LineUnits> units, Instant at) {
        var ids = units.stream().map(LineUnits::outbound).distinct().toList();
        var before = store.lock(node, ids);
        var work = new Work(before, store.picksOfOutbounds(node, ids));
        for (var one : units) {
            forget(work, one);
            work.change(
                    one.outbound(),
                    one.line(),
                    line -> line.packed(-one.quantity()).picked(-one.quantity()).withdrawn(one.quantity()));
        }
        ids.forEach(id -> work.advance(id, OutboundCommand.GiveBack::new));
        ids.forEach(work::nextVersion);
        works.save(node, work, at);
        Map<FulfillmentOrderId, GivenBack> given = new LinkedHashMap<>();
        before.forEach((id, was) -> given.put(id, new GivenBack(work.get(id), lost(was, work.get(id)))));
        return given;
    }

    private static List<NodeFact.Line> lost(OutboundOrder before, OutboundOrder after) {
        return Kits.lost(before, after);
    }

    private static void forget(Work work, LineUnits one) {
        long left = one.quantity();
        for (var pick : work.picked(one.outbound(), one.line())) {
            long units = Math.min(pick.picked(), left);
            if (units == 0) break;
            work.set(pick.unpick(units));
            left -= units;
        }
        if (left > 0) throw new IllegalStateException("more was packed than was picked: " + one);
    }
}
