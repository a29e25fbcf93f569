package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment order as the node works it.
 *
 * @param state the word of its {@link OutboundState}
 * @param version rises by one with each fact told about it
 */
public record OutboundOrder(
        FulfillmentOrderId id,
        OrderId order,
        String channel,
        String orderNumber,
        String service,
        @Nullable LocalDate promisedOn,
        @Nullable Instant shipBy,
        int priority,
        @Nullable String instructions,
        ContactId contact,
        String state,
        int version,
        List<Line> lines) {
    public OutboundOrder {
        lines = List.copyOf(lines);
    }

    /** Whether all that was picked lies packed, and some of it is here. */
    public boolean isPacked() {
        return OutboundState.of(state) instanceof OutboundState.Packed;
    }

    Line line(int number) {
        return lines.stream()
                .filter(line -> line.line() == number)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("outbound.no-such-line", Map.of("outbound", id.toString(), "line", number))));
    }

    /** What is told of units that were packed last: units of lines, and the whole kits that they made. */
    public List<NodeFact.Line> packed(List<LineUnits> last) {
        return Kits.packed(this, last);
    }

    /** As it is once these units of it are packed no more. */
    public OutboundOrder unpacked(List<LineUnits> units) {
        var now = this;
        for (var one : units) now = now.with(now.line(one.line()).packed(-one.quantity()));
        return now;
    }

    /** Picked units of each kit part that no kit could use, were so many of these lines nowhere to be had. */
    public Map<Integer, Long> surplus(Map<Integer, Long> lacking) {
        return Kits.surplus(this, lacking);
    }

    /** The order lines that ask for kits. */
    public Set<Integer> kits() {
        return Kits.numbers(this);
    }

    OutboundOrder with(String state, int version) {
        return new OutboundOrder(
                id,
                order,
                channel,
                orderNumber,
                service,
                promisedOn,
                shipBy,
                priority,
                instructions,
                contact,
                state,
                version,
                lines);
    }

    OutboundOrder with(Line changed) {
        return with(lines.stream()
                .map(line -> line.line() == changed.line() ? changed : line)
                .toList());
    }

    OutboundOrder with(List<Line> changed) {
        return new OutboundOrder(
                id,
                order,
                channel,
                orderNumber,
                service,
                promisedOn,
                shipBy,
                priority,
                instructions,
                contact,
                state,
                version,
                changed);
    }

    /** What a line is a part of: a kit that the order's {@code line} counts. @param units in one kit */
    public record Kit(int line, Sku sku, long units) {}

    /** One order line's units at this node: {@code asked} = open + picked + shorted + withdrawn; packed and shipped are of the picked. */
    public record Line(
            int line,
            Sku sku,
            long asked,
            long picked,
            long packed,
            long shipped,
            long shorted,
            long withdrawn,
            @Nullable Kit kit) {

        static Line asked(int line, Sku sku, long units, @Nullable Kit kit) {
            return new Line(line, sku, units, 0, 0, 0, 0, 0, kit);
        }

        /** Units that are still asked of the node, or gone. */
        long live() {
            return asked - shorted - withdrawn;
        }

        /** Units still to be picked. */
        public long open() {
            return asked - picked - shorted - withdrawn;
        }

        Line picked(long more) {
            return new Line(line, sku, asked, picked + more, packed, shipped, shorted, withdrawn, kit);
        }

        Line packed(long more) {
            return new Line(line, sku, asked, picked, packed + more, shipped, shorted, withdrawn, kit);
        }

        Line shipped(long more) {
            return new Line(line, sku, asked, picked, packed, shipped + more, shorted, withdrawn, kit);
        }

        Line shorted(long more) {
            return new Line(line, sku, asked, picked, packed, shipped, shorted + more, withdrawn, kit);
        }

        Line withdrawn(long more) {
            return new Line(line, sku, asked, picked, packed, shipped, shorted, withdrawn + more, kit);
        }
    }
}
