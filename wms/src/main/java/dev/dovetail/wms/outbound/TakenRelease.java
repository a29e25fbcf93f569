package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Allotment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/** A release with what could be claimed for it: the outbound it becomes, and its pick lines in walking order. Pure. */
record TakenRelease(OutboundOrder outbound, List<PickLine> picks) {
    /** A task is one trip: a longer walk is cut into several. */
    static final int TASK_LINES = 100;

    /** @param claims for each line of the request, in its order */
    static TakenRelease of(ReleaseRequested request, List<List<Allotment>> claims, LongSupplier taskIds) {
        List<OutboundOrder.Line> lines = new ArrayList<>();
        List<PickLine> stops = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            var line = request.lines().get(i);
            var sku = new Sku(line.client(), line.sku());
            long claimed = 0;
            for (var claim : claims.get(i)) {
                claimed += claim.quantity();
                stops.add(new PickLine(
                        0,
                        0,
                        request.fulfillmentOrder(),
                        line.line(),
                        claim.location(),
                        "",
                        claim.walk(),
                        sku,
                        claim.lot(),
                        claim.quantity(),
                        0,
                        0));
            }
            long shorted = line.quantity() - claimed;
            lines.add(new OutboundOrder.Line(line.line(), sku, line.quantity(), 0, 0, 0, shorted, 0));
        }
        return new TakenRelease(outbound(request, lines), tasks(stops, taskIds));
    }

    boolean nothing() {
        return picks.isEmpty();
    }

    private static OutboundOrder outbound(ReleaseRequested request, List<OutboundOrder.Line> lines) {
        boolean someShort = lines.stream().anyMatch(line -> line.shorted() > 0);
        boolean someOpen = lines.stream().anyMatch(line -> line.open() > 0);
        var made = new OutboundOrder(
                request.fulfillmentOrder(),
                request.order(),
                request.channel(),
                request.orderNumber(),
                request.service(),
                request.promisedOn(),
                request.shipBy(),
                request.priority(),
                request.instructions(),
                request.contact(),
                "",
                someShort && someOpen ? 2 : 1,
                lines);
        return made.with(OutboundState.unpacked(Tally.of(made)).word(), made.version());
    }

    private static List<PickLine> tasks(List<PickLine> stops, LongSupplier taskIds) {
        var walked = stops.stream()
                .sorted(Comparator.comparingInt(PickLine::walk)
                        .thenComparingLong(PickLine::location)
                        .thenComparingInt(PickLine::line))
                .toList();
        List<PickLine> numbered = new ArrayList<>();
        long task = 0;
        for (int i = 0; i < walked.size(); i++) {
            if (i % TASK_LINES == 0) task = taskIds.getAsLong();
            var stop = walked.get(i);
            numbered.add(new PickLine(
                    task,
                    i % TASK_LINES + 1,
                    stop.outbound(),
                    stop.line(),
                    stop.location(),
                    "",
                    stop.walk(),
                    stop.sku(),
                    stop.lot(),
                    stop.quantity(),
                    0,
                    0));
        }
        return numbered;
    }
}
