package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.LineUnits;
import dev.dovetail.wms.outbound.OutboundOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One box of one outbound.
 *
 * @param carton the code on the box, unique in its warehouse for ever
 * @param state {@code open}, {@code closed}, {@code refused}, {@code labelled}, {@code voiding}, {@code reopening}, {@code loaded}, {@code shipped}, {@code collected} or {@code uncollected}
 * @param kits those that are whole with it, by order line
 * @param labels that were asked for and are worth nothing any more
 * @param refusal why the carrier would not make a label
 */
public record Parcel(
        ParcelId id,
        String carton,
        FulfillmentOrderId outbound,
        String state,
        @Nullable Long weightGrams,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable String refusal,
        @Nullable Long manifest,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant shippedAt,
        int version,
        int labels,
        List<Line> lines,
        List<Line> kits) {
    public Parcel {
        lines = List.copyOf(lines);
        kits = List.copyOf(kits);
    }

    /** What it is told to hold: its lines, and for parts of kits the whole kits that are counted in it. */
    public List<NodeFact.Line> told(OutboundOrder outbound) {
        var parts = outbound.lines().stream()
                .filter(line -> line.kit() != null)
                .map(OutboundOrder.Line::line)
                .collect(Collectors.toSet());
        return Stream.concat(lines.stream().filter(line -> !parts.contains(line.line())), kits.stream())
                .map(line -> new NodeFact.Line(
                        line.line(), line.sku().client(), line.sku().code(), line.quantity()))
                .toList();
    }

    /** What lies in it, as its outbound counts it. */
    List<LineUnits> units() {
        return lines.stream()
                .map(line -> new LineUnits(outbound, line.line(), line.quantity()))
                .toList();
    }

    /** Base units of one line of the outbound, or kits of one order line. */
    public record Line(int line, Sku sku, long quantity) {}

    Parcel with(List<Line> held, List<Line> whole) {
        return new Parcel(
                id,
                carton,
                outbound,
                state,
                weightGrams,
                carrier,
                tracking,
                refusal,
                manifest,
                openedAt,
                closedAt,
                shippedAt,
                version,
                labels,
                held,
                whole);
    }
}
