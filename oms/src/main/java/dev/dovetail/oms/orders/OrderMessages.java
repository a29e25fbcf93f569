package dev.dovetail.oms.orders;

import static java.util.Objects.requireNonNull;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers facts by their order's version and turns those a channel wants to hear into messages. */
@Component
class OrderMessages {
    private final IdSource ids;
    private final Json json;

    OrderMessages(IdSource ids, Json json) {
        this.ids = ids;
        this.json = json;
    }

    /** The last change of an order carries its new version, the one before it one less, and so on. */
    List<WrittenFact> number(List<OrderChange> changes, Map<OrderId, Telling> tellings) {
        var left = new HashMap<OrderId, Integer>();
        for (var change : changes) left.merge(change.order(), 1, Integer::sum);
        var written = new ArrayList<WrittenFact>(changes.size());
        for (var change : changes) {
            int after = left.merge(change.order(), -1, Integer::sum);
            int version = requireNonNull(tellings.get(change.order())).version() - after;
            written.add(new WrittenFact(ids.next(change.order().slot()), version, change));
        }
        return written;
    }

    boolean isHeard(WrittenFact fact, Map<OrderId, Telling> tellings) {
        var telling = requireNonNull(tellings.get(fact.change().order()));
        var event = event(fact.change().fact());
        return telling.partner() != null && event != null && telling.hears(event);
    }

    List<Outgoing> toChannels(
            Collection<WrittenFact> heard, Map<OrderId, Telling> tellings, Map<OrderId, Map<Integer, LineName>> names) {
        return heard.stream()
                .map(fact -> {
                    var order = fact.change().order();
                    return outgoing(fact, requireNonNull(tellings.get(order)), names.getOrDefault(order, Map.of()));
                })
                .toList();
    }

    private Outgoing outgoing(WrittenFact written, Telling telling, Map<Integer, LineName> names) {
        var order = written.change().order();
        var fact = written.change().fact();
        var at = written.change().cause().at();
        var body = new OrderStatusChanged(
                telling.channel(),
                order,
                telling.number(),
                written.version(),
                String.valueOf(event(fact)),
                at,
                parcel(fact),
                lines(fact, names));
        return new Outgoing(
                order.slot(),
                ids.next(order.slot()),
                order.slot(),
                order.value(),
                written.version(),
                OrderStatusChanged.TYPE,
                "channel:" + telling.partner(),
                null,
                at,
                json.write(body));
    }

    /** What a channel may hear of: null where it is our own business. A new fact does not compile until this is decided. */
    private static @Nullable String event(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Shipped _ -> "shipped";
            case OrderFact.Backordered _ -> "backordered";
            case OrderFact.Cancelled _ -> "cancelled";
            case OrderFact.ReadyForPickup _ -> "ready-for-pickup";
            case OrderFact.Collected _ -> "collected";
            case OrderFact.Amended _ -> "amended";
            case OrderFact.AmendmentDeclined _ -> "amendment-declined";
            case OrderFact.Captured _ -> "captured";
            case OrderFact.Reserved _ -> "reserved";
            case OrderFact.Released _ -> "released";
            case OrderFact.AcceptedByNode _ -> "accepted";
            case OrderFact.Picked _ -> "picked";
            case OrderFact.PutBack _ -> "put-back";
            case OrderFact.ShortPicked _ -> "short-picked";
            case OrderFact.Packed _ -> "packed";
            case OrderFact.Unpacked _ -> "unpacked";
            case OrderFact.Held _ -> "held";
            case OrderFact.HoldReleased _ -> "hold-released";
            case OrderFact.RejectedByNode _, OrderFact.PriorityChanged _, OrderFact.LabelVoided _ -> null;
            case OrderFact.WithdrawalAsked _, OrderFact.WithdrawalRefused _, OrderFact.Withdrawn _ -> null;
            case OrderFact.ReturnInspected _, OrderFact.Unpinned _, OrderFact.Shortfall _ -> null; // heard: units wait
            case OrderFact.PreOrdered _ -> "pre-ordered";
            case OrderFact.InboundLanded _ -> "inbound-landed";
            case OrderFact.Repromised _ -> "repromised";
            case OrderFact.PromiseSlipped _ -> "delayed";
            case OrderFact.Rearranged rearranged -> event(rearranged);
        };
    }

    /** Only what a channel sees of it: that another node ships, or that some of the order waits. */
    private static @Nullable String event(OrderFact.Rearranged rearranged) {
        return switch (rearranged.kind() + " " + rearranged.step()) {
            case "move done", "move partly" -> "moved";
            case "hold held" -> "held";
            case "hold released", "hold ended" -> "hold-released";
            default -> null;
        };
    }

    private static OrderStatusChanged.@Nullable Parcel parcel(OrderFact fact) {
        return fact instanceof OrderFact.Shipped shipped
                ? new OrderStatusChanged.Parcel(shipped.parcel(), shipped.carrier(), shipped.trackingNumber())
                : null;
    }

    private static List<OrderStatusChanged.Line> lines(OrderFact fact, Map<Integer, LineName> names) {
        var units = new TreeMap<Integer, Long>();
        for (var move : fact.moves()) units.merge(move.line(), move.quantity(), Long::sum);
        if (fact instanceof OrderFact.PreOrdered ordered)
            for (var due : ordered.from()) units.merge(due.line(), due.units(), Long::sum);
        var lines = new ArrayList<OrderStatusChanged.Line>();
        units.forEach(
                (line, quantity) -> lines.add(requireNonNull(names.get(line)).says(line, quantity)));
        return lines;
    }
}
