package dev.dovetail.oms.intake;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.contract.channel.Spoken;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.oms.orders.ReleaseDue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a capture hands off: the release when the remorse window is over, and word to the channel of what must wait. */
@Component
class CaptureMessages {
    private final IdSource ids;
    private final Json json;

    CaptureMessages(IdSource ids, Json json) {
        this.ids = ids;
        this.json = json;
    }

    List<Outgoing> of(List<Planned> orders, Instant at) {
        var out = new ArrayList<Outgoing>();
        for (var planned : orders) {
            var channel = planned.order().channel();
            if (!planned.claims().isEmpty())
                out.add(new ReleaseDue(planned.order().id()).outgoing(ids, json, 1, at.plus(channel.remorse())));
            var partner = channel.partner();
            if (partner == null) continue;
            if (channel.hears("captured")) out.add(told(planned, partner, "captured", ordered(planned), at));
            if (waits(planned)) out.add(told(planned, partner, "backordered", missing(planned), at));
        }
        return out;
    }

    /** Whether the channel hears of the capture. */
    static boolean tells(Planned planned) {
        return planned.order().channel().hears("captured") || waits(planned);
    }

    private static boolean waits(Planned planned) {
        return !planned.missing().isEmpty() && planned.order().channel().hears("backordered");
    }

    private static List<OrderStatusChanged.Line> ordered(Planned planned) {
        return planned.order().lines().stream()
                .map(line -> line(line, line.quantity()))
                .toList();
    }

    private static List<OrderStatusChanged.Line> missing(Planned planned) {
        return planned.order().lines().stream()
                .filter(line -> planned.missing().containsKey(line.line()))
                .map(line -> line(line, planned.missing().getOrDefault(line.line(), 0L)))
                .toList();
    }

    private Outgoing told(
            Planned planned, String partner, String event, List<OrderStatusChanged.Line> lines, Instant at) {
        var order = planned.order();
        int slot = order.id().slot();
        var body =
                new OrderStatusChanged(order.channel().code(), order.id(), order.number(), 1, event, at, null, lines);
        return new Outgoing(
                slot,
                ids.next(slot),
                slot,
                order.id().value(),
                1,
                OrderStatusChanged.TYPE,
                "channel:" + partner,
                null,
                at,
                json.write(body));
    }

    private static OrderStatusChanged.Line line(NormalOrder.Line line, long units) {
        return new OrderStatusChanged.Line(
                line.line(), line.sku().code(), units, Spoken.of(units, line.unit(), line.pack()));
    }
}
