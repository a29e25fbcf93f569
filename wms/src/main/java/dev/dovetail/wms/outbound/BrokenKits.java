package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A kit of which a part is missing is given up whole: what of it was not picked is free again in its bins, and what was lies
 * on the dock {@value Location#PUT_BACK}, to be put away as any goods; until then it is not told as stock that may be promised.
 */
@Component
class BrokenKits {
    private final Stock stock;
    private final PutBacks putBacks;

    BrokenKits(Stock stock, PutBacks putBacks) {
        this.stock = stock;
        this.putBacks = putBacks;
    }

    /** Who broke it, and when. */
    record By(String worker, Instant at) {}

    /** Drops what no kit can use any more. Answers what to tell of the stock. */
    List<Telling> giveUp(NodeId node, Work work, Collection<FulfillmentOrderId> outbounds, By by) {
        List<Allotment> freed = new ArrayList<>();
        var back = new PutBacks.Units();
        for (var outbound : outbounds)
            for (var line : work.get(outbound).lines()) {
                var kit = line.kit();
                if (kit == null) continue;
                long kits = Kits.whole(work.get(outbound).lines(), kit.line(), OutboundOrder.Line::live);
                long unpicked = drop(work, outbound, line.line(), line.live() - kits * kit.units(), freed);
                back.add(outbound, line.sku(), unpicked);
            }
        stock.unallocate(node, freed);
        return putBacks.take(node, back, new PutBacks.By("kit-broken", by.worker(), by.at()));
    }

    /** From the stops that are open first, then from those that were picked. Answers units that were picked. */
    private static long drop(Work work, FulfillmentOrderId outbound, int line, long surplus, List<Allotment> freed) {
        long left = surplus;
        for (var pick : work.openPicks(outbound, line)) {
            long units = Math.min(pick.open(), left);
            if (units <= 0) break;
            work.set(pick.drop(units));
            freed.add(pick.claim(units));
            left -= units;
        }
        long unpicked = 0;
        for (var pick : work.picked(outbound, line)) {
            long units = Math.min(pick.picked(), left - unpicked);
            if (units <= 0) break;
            work.set(pick.unpick(units));
            unpicked += units;
        }
        long gone = unpicked;
        if (surplus > 0)
            work.change(outbound, line, counted -> counted.picked(-gone).shorted(surplus));
        return unpicked;
    }
}
