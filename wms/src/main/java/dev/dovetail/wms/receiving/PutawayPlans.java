package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.room.Room;
import dev.dovetail.wms.stock.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Suggests bins for what lies on docks, by the rules of {@link PutawayChoice}. */
@Component
class PutawayPlans {
    private final PutawayClaims claims;
    private final EmptyBins bins;
    private final DockLots lots;
    private final CrossDock crossDock;
    private final Room room;
    private final Items items;

    PutawayPlans(PutawayClaims claims, EmptyBins bins, DockLots lots, CrossDock crossDock, Room room, Items items) {
        this.claims = claims;
        this.bins = bins;
        this.lots = lots;
        this.crossDock = crossDock;
        this.room = room;
        this.items = items;
    }

    List<PutawayTask> assign(NodeId node, String worker, int limit) {
        var waiting = wanted(node, claims.waiting(node, worker, limit));
        if (waiting.isEmpty()) return List.of();
        var choices = choices(node, waiting);
        var places = waiting.stream().map(PutawayClaims.Waiting::place).toList();
        var won = claims.claim(
                node, worker, places, choices.stream().map(PutawayChoice::code).toList());
        var kept = choices.stream()
                .filter(choice -> won.containsKey(choice.waiting().place()))
                .toList();
        return tasks(node, kept, won);
    }

    /** Those that are for sale and that work waits for go to the lane, no more than are wanted. */
    private List<PutawayClaims.Waiting> wanted(NodeId node, List<PutawayClaims.Waiting> waiting) {
        if (waiting.isEmpty()) return waiting;
        var skus = waiting.stream().map(one -> one.place().sku()).distinct().toList();
        var lane = crossDock.lane(node, skus).orElse(null);
        if (lane == null) return waiting;
        return waiting.stream()
                .map(one -> {
                    var bin = one.status().equals(Status.AVAILABLE.word())
                            ? lane.take(one.place().sku(), one.quantity())
                            : null;
                    return bin == null ? one : one.at(bin);
                })
                .toList();
    }

    private List<PutawayTask> tasks(
            NodeId node, List<PutawayChoice> choices, Map<PutawayClaims.Place, Optional<String>> bins) {
        var waiting = choices.stream().map(PutawayChoice::waiting).toList();
        var skus = waiting.stream().map(one -> one.place().sku()).distinct().toList();
        var known = items.find(node, skus);
        var handled = items.handling(node, skus);
        var found = lots.of(node, waiting);
        List<PutawayTask> tasks = new ArrayList<>();
        for (var choice : choices) {
            var place = choice.waiting().place();
            boolean named = handled.getOrDefault(place.sku(), Handling.PLAIN).serials();
            var here = found.getOrDefault(place, List.of());
            tasks.add(task(choice, known, here, named, bins.getOrDefault(place, Optional.empty())));
        }
        return tasks;
    }

    private List<PutawayChoice> choices(NodeId node, List<PutawayClaims.Waiting> waiting) {
        var skus = waiting.stream().map(one -> one.place().sku()).distinct().toList();
        var known = waiting.stream()
                .flatMap(one -> Stream.of(one.lane(), one.face(), one.home(), one.kept()))
                .filter(Objects::nonNull)
                .map(PutawayClaims.Bin::id)
                .distinct()
                .toList();
        var fitting = room.fitting(node, known, skus);
        var homeless = waiting.stream()
                .filter(one -> PutawayChoice.known(one, fitting) == null)
                .toList();
        var sorts = homeless.stream()
                .map(one -> PutawayChoice.sort(one, fitting))
                .distinct()
                .toList();
        var empty = bins.find(node, sorts, homeless.size());
        var ids = empty.values().stream()
                .flatMap(Collection::stream)
                .map(EmptyBins.Bin::id)
                .distinct()
                .toList();
        return PutawayChoice.all(waiting, fitting, empty, room.fitting(node, ids, skus));
    }

    private static PutawayTask task(
            PutawayChoice choice,
            Map<Sku, Item> known,
            List<PutawayTask.Lot> lots,
            boolean named,
            Optional<String> bin) {
        var one = choice.waiting();
        return new PutawayTask(
                one.delivery(),
                one.reference() == null ? "" : one.reference(),
                one.place().sku(),
                Optional.ofNullable(known.get(one.place().sku())).flatMap(Item::eachBarcode),
                one.dock(),
                choice.quantity(),
                one.status(),
                lots,
                named,
                choice.crossDock(),
                bin);
    }
}
