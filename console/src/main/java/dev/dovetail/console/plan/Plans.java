package dev.dovetail.console.plan;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.room.Room;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Ways;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a plan shows. */
@Component
class Plans {
    private final Layout layout;
    private final Ways ways;
    private final StockView stock;
    private final Room room;
    private final InstantSource clock;

    Plans(Layout layout, Ways ways, StockView stock, Room room, InstantSource clock) {
        this.layout = layout;
        this.ways = ways;
        this.stock = stock;
        this.room = room;
        this.clock = clock;
    }

    PlanPage page(Frame frame, Warehouse house, Asked asked) {
        var graph = ways.findGraph(house.node()).orElse(null);
        if (graph == null)
            return new PlanPage(
                    frame, house.name(), asked, null, List.of(), List.of(), List.of(), 0, 0, false, null, null);
        var all = layout.listShelves(house.node());
        var shown = all.stream()
                .filter(one -> asked.level() == 0 || Objects.equals(one.level(), asked.level()))
                .collect(Collectors.toMap(Location::code, Function.identity()));
        var figured = figured(house.node(), shown.values(), asked);
        var draught = new Draught(graph, shown);
        var layer = asked.layer().equals("full") && figured.percents().isEmpty() ? "units" : asked.layer();
        var as = new Asked(asked.code(), layer, asked.level(), asked.days(), asked.find(), asked.bin());
        var shades = draught.shades(figured, layer);
        return new PlanPage(
                frame,
                house.name(),
                as,
                draught.draw(figured, shades, as),
                levels(all),
                figured.percents().isEmpty() ? List.of("units", "picks") : Asked.LAYERS,
                shades.keys(),
                shown.size(),
                (int) shown.values().stream()
                        .filter(one -> one.blockedFor() != null)
                        .count(),
                figured.picks().values().stream().mapToLong(Long::longValue).sum() >= StockView.MOST_PICKS,
                asked.find().isEmpty() ? null : (long) figured.found().size(),
                asked.bin().isEmpty() ? null : open(house.node(), asked.bin()).orElse(null));
    }

    private static List<Integer> levels(List<Location> all) {
        return all.stream()
                .map(Location::level)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Figured figured(NodeId node, Collection<Location> shelves, Asked asked) {
        var ids = shelves.stream().map(Location::id).collect(Collectors.toSet());
        Map<Long, Long> picks = asked.layer().equals("picks")
                ? stock.picks(node, clock.instant().minus(Duration.ofDays(asked.days())))
                : Map.of();
        return new Figured(
                stock.fills(node, ids), room.percents(node, ids), picks, found(node, shelves, ids, asked.find()));
    }

    /** A bin by its code, else the bins where a SKU lies. */
    private Set<Long> found(NodeId node, Collection<Location> shelves, Set<Long> ids, String find) {
        var bins = shelves.stream()
                .filter(one -> one.code().equalsIgnoreCase(find))
                .map(Location::id)
                .collect(Collectors.toSet());
        var sku = sku(find);
        if (!bins.isEmpty() || sku == null) return bins;
        return stock.places(node, sku).keySet().stream().filter(ids::contains).collect(Collectors.toSet());
    }

    /** {@code 2:M-1} is another client's. */
    private static @Nullable Sku sku(String typed) {
        int colon = typed.indexOf(':');
        boolean named =
                colon > 0 && colon < 10 && typed.substring(0, colon).chars().allMatch(Character::isDigit);
        int client = named ? Integer.parseInt(typed.substring(0, colon)) : 1;
        var code = named ? typed.substring(colon + 1).strip() : typed;
        return client < 1 || code.isEmpty() || code.length() > 64 ? null : new Sku(client, code);
    }

    /** All that stands where this bin does; empty where nobody drew it. */
    Optional<BinPage> open(NodeId node, String code) {
        var stands = ways.findGraph(node).map(Graph::stands).orElse(List.of());
        return stands.stream()
                .filter(one -> one.location().equals(code))
                .findFirst()
                .map(stand -> {
                    var codes = stands.stream()
                            .filter(one -> one.segment().equals(stand.segment()) && one.atMm() == stand.atMm())
                            .map(Graph.Stand::location)
                            .toList();
                    var there = layout.byCode(node, codes);
                    var asked = there.get(code);
                    return bins(
                            node,
                            there.values().stream()
                                    .filter(one -> asked != null && Objects.equals(one.side(), asked.side()))
                                    .sorted(Comparator.comparing(
                                                    (Location one) -> Objects.requireNonNullElse(one.level(), 0))
                                            .reversed()
                                            .thenComparing(Location::code))
                                    .toList());
                });
    }

    private BinPage bins(NodeId node, List<Location> bins) {
        var ids = bins.stream().map(Location::id).toList();
        var contents = stock.contents(node, ids);
        var percents = room.percents(node, ids);
        return new BinPage(bins.stream()
                .map(one -> new BinPage.Bin(
                        one.code(),
                        one.kind().word(),
                        one.level(),
                        one.blockedFor(),
                        percents.get(one.id()),
                        contents.getOrDefault(one.id(), List.of()).stream()
                                .map(Plans::content)
                                .toList()))
                .toList());
    }

    private static BinPage.Content content(Balance row) {
        var key = row.key();
        return new BinPage.Content(key.sku().toString(), key.lot(), key.status().word(), row.onHand(), row.allocated());
    }
}
