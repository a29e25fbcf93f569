package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.outbound.PickLine;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What lies in a tote, by the stops that it was picked at: as it is laid back. */
@Component
class LaidIn {
    private final Layout layout;
    private final ToteLoads loads;
    private final OutboundView outbounds;
    private final StockView stock;
    private final Items items;

    LaidIn(Layout layout, ToteLoads loads, OutboundView outbounds, StockView stock, Items items) {
        this.layout = layout;
        this.loads = loads;
        this.outbounds = outbounds;
        this.stock = stock;
        this.items = items;
    }

    /** In walking order; empty where nothing of an order lies in it, or it is no tote. */
    List<Picking.Laid> of(NodeId node, String code) {
        var tote = layout.byCode(node, List.of(code)).get(code);
        if (tote == null || !PickWork.CARRIERS.contains(tote.kind())) return List.of();
        var orders = loads.orders(node, List.of(tote.id())).getOrDefault(tote.id(), List.of());
        var held = stock.held(node, orders.stream().map(id -> "outbound:" + id).toList()).stream()
                .filter(one -> one.location() == tote.id())
                .toList();
        if (held.isEmpty()) return List.of();
        return laid(node, dealt(held, outbounds.pickLinesOf(node, orders)));
    }

    private record Dealt(PickLine line, long units) {}

    /** What was picked at several stops and lies in several totes may go back to any of them. */
    private static List<Dealt> dealt(List<Held> held, List<PickLine> lines) {
        List<Dealt> dealt = new ArrayList<>();
        for (var heap : held) {
            long rest = heap.quantity();
            for (var line : lines) {
                if (rest == 0) break;
                if (!heap.reference().equals("outbound:" + line.outbound())
                        || !heap.sku().equals(line.sku())
                        || !heap.lot().equals(line.lot())) continue;
                long units = Math.min(rest, line.picked());
                if (units > 0) dealt.add(new Dealt(line, units));
                rest -= units;
            }
        }
        dealt.sort(Comparator.comparingInt(one -> one.line().walk()));
        return dealt;
    }

    private List<Picking.Laid> laid(NodeId node, List<Dealt> dealt) {
        var lines = dealt.stream().map(Dealt::line).toList();
        var bins = layout.byId(
                node, lines.stream().map(PickLine::location).distinct().toList());
        var handled = items.handling(
                node, lines.stream().map(PickLine::sku).distinct().toList());
        var orders = outbounds.find(
                node, lines.stream().map(PickLine::outbound).distinct().toList());
        return dealt.stream()
                .map(one -> new Picking.Laid(
                        one.line().key(),
                        Objects.requireNonNull(bins.get(one.line().location())),
                        one.line().sku(),
                        one.line().lot(),
                        one.units(),
                        Objects.requireNonNull(orders.get(one.line().outbound()))
                                .orderNumber(),
                        handled.getOrDefault(one.line().sku(), Handling.PLAIN).serials()))
                .toList();
    }
}
