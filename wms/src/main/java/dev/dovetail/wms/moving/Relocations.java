package dev.dovetail.wms.moving;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.room.Put;
import dev.dovetail.wms.room.Room;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Carries relocations out: room, goods, ledger, and what the OMS hears of it. The same few statements for a list of any length. */
@Component
class Relocations {
    private final Room room;
    private final Stock stock;

    Relocations(Room room, Stock stock) {
        this.room = room;
        this.stock = stock;
    }

    /** Why, for each that was not done, by its place in the list; the others stand. */
    Map<Integer, Refusal> carry(NodeId node, List<Relocation> all) {
        Map<Integer, Refusal> refused = new LinkedHashMap<>(full(node, all));
        var fitting = left(all.size(), refused);
        var unmoved =
                stock.move(node, fitting.stream().map(i -> all.get(i).leaves()).toList());
        unmoved.forEach((at, why) -> refused.put(fitting.get(at), worded(all.get(fitting.get(at)), why)));
        var moved = left(all.size(), refused).stream().map(all::get).toList();
        var lost = stock.move(
                node,
                moved.stream()
                        .filter(Relocation::changesStatus)
                        .map(Relocation::arrives)
                        .toList());
        // Units with names of their own leave unread, and do not come back so.
        lost.values().forEach(why -> {
            throw new Refused(Refused.Kind.CONFLICT, why);
        });
        stock.tell(node, facts(node, moved));
        return refused;
    }

    private static List<Integer> left(int size, Map<Integer, Refusal> refused) {
        return IntStream.range(0, size)
                .filter(i -> !refused.containsKey(i))
                .boxed()
                .toList();
    }

    private Map<Integer, Refusal> full(NodeId node, List<Relocation> all) {
        var carried = IntStream.range(0, all.size())
                .filter(i -> all.get(i).changesPlace()
                        && !Location.virtual(all.get(i).to().id()))
                .boxed()
                .toList();
        var puts = carried.stream()
                .map(all::get)
                .map(one -> new Put(one.to().id(), one.goods().sku(), one.units()))
                .toList();
        Map<Integer, Refusal> refused = new LinkedHashMap<>();
        room.refusals(node, puts).forEach((at, why) -> refused.put(carried.get(at), why));
        return refused;
    }

    /** What picks have claimed stays where the pickers are sent. */
    private static Refusal worded(Relocation one, Refusal why) {
        if (!why.code().equals("stock.not-enough")) return why;
        long onHand = ((Number) why.details().getOrDefault("onHand", 0L)).longValue();
        long allocated = ((Number) why.details().getOrDefault("allocated", 0L)).longValue();
        return new Refusal(
                onHand >= one.units() ? "moving.claimed" : "moving.not-enough",
                Map.of(
                        "location", one.goods().location().code(),
                        "sku", one.goods().sku().toString(),
                        "asked", one.units(),
                        "free", onHand - allocated));
    }

    static List<Telling> facts(NodeId node, List<Relocation> moved) {
        List<Telling> facts = new ArrayList<>();
        for (var one : moved) {
            if (one.promised() == 0) continue;
            var delta = new Delta(one.goods().sku().client(), one.goods().sku().code(), one.promised());
            facts.add(Telling.of(new StockChanged(node, one.at(), one.reason(), one.reference(), List.of(delta))));
        }
        return facts;
    }
}
