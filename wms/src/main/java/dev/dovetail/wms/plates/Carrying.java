package dev.dovetail.wms.plates;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.plates.PlateState.Command;
import dev.dovetail.wms.plates.Plates.Carried;
import dev.dovetail.wms.plates.Plates.Landed;
import dev.dovetail.wms.room.Put;
import dev.dovetail.wms.room.Room;
import dev.dovetail.wms.stock.PlateTrip;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries whole plates: all that is on one goes, or nothing of it. */
@Component
class Carrying {
    private final PlateRows rows;
    private final Layout layout;
    private final Room room;
    private final Stock stock;
    private final StockView view;

    Carrying(PlateRows rows, Layout layout, Room room, Stock stock, StockView view) {
        this.rows = rows;
        this.layout = layout;
        this.room = room;
        this.stock = stock;
        this.view = view;
    }

    /** One plate, where it is and where it goes. */
    private record Trip(PlateScan scan, Plate plate, Location from, Location to, List<Plated> goods) {}

    /** A plate that is scanned twice goes twice, one trip behind the other. */
    Carried carry(NodeId node, List<PlateScan> scans, Plates.Rule rule) {
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Landed> landed = new ArrayList<>();
        List<PlateScan> waiting = scans;
        while (!waiting.isEmpty()) {
            Set<String> now = new HashSet<>();
            List<PlateScan> first = new ArrayList<>();
            List<PlateScan> later = new ArrayList<>();
            for (var scan : waiting)
                (now.add(PlateNumber.read(scan.plate()).orElse(scan.plate())) ? first : later).add(scan);
            landed.addAll(carryOnce(node, first, rule, refused));
            waiting = later;
        }
        return new Carried(refused, landed);
    }

    private List<Landed> carryOnce(NodeId node, List<PlateScan> scans, Plates.Rule rule, Map<UUID, Refusal> refused) {
        var trips = roomy(node, look(node, scans, rule, refused), refused);
        if (trips.isEmpty()) return List.of();
        var done =
                stock.carry(node, trips.stream().map(trip -> trip(trip, rule)).toList());
        done.refused()
                .forEach((i, why) -> refused.put(
                        trips.get(i).scan().scanId(), at(why, trips.get(i).from())));
        List<Landed> landed = new ArrayList<>();
        List<PlateRows.Stands> stands = new ArrayList<>();
        done.carried().forEach((i, goods) -> {
            var trip = trips.get(i);
            landed.add(new Landed(trip.scan(), trip.from(), trip.to(), goods));
            stands.add(new PlateRows.Stands(
                    trip.plate().id(), new PlateState.Standing(), trip.to().id()));
        });
        rows.stand(node, stands);
        return landed;
    }

    private static PlateTrip trip(Trip trip, Plates.Rule rule) {
        return new PlateTrip(
                trip.plate().id(),
                trip.from().id(),
                trip.to().id(),
                rule.reason(),
                "plate:" + trip.plate().number(),
                trip.scan().worker(),
                trip.scan().at());
    }

    private List<Trip> look(NodeId node, List<PlateScan> scans, Plates.Rule rule, Map<UUID, Refusal> refused) {
        var numbers = scans.stream()
                .flatMap(scan -> PlateNumber.read(scan.plate()).stream())
                .toList();
        var plates = rows.lock(node, numbers);
        var targets =
                layout.byCode(node, scans.stream().map(PlateScan::to).distinct().toList());
        var sources = layout.byId(
                node,
                plates.values().stream()
                        .map(Plate::location)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var goods = view.onPlates(node, plates.values().stream().map(Plate::id).toList()).stream()
                .collect(Collectors.groupingBy(Plated::plate));
        var picked = rule.picked().lying(node, sources.values());
        List<Trip> trips = new ArrayList<>();
        for (var scan : scans) {
            var plate = plates.get(PlateNumber.read(scan.plate()).orElse(""));
            var on = plate == null ? List.<Plated>of() : goods.getOrDefault(plate.id(), List.of());
            var from = plate == null || plate.location() == null ? null : sources.get(plate.location());
            var to = targets.get(scan.to());
            var why = refusal(scan, plate, from, to, on, rule, picked);
            if (why != null || plate == null || from == null || to == null)
                refused.put(scan.scanId(), why == null ? unknown(scan) : why);
            else trips.add(new Trip(scan, plate, from, to, on));
        }
        return trips;
    }

    private static @Nullable Refusal picked(Location from, List<Plated> goods, Set<Sku> picked) {
        return goods.stream()
                .map(one -> one.key().sku())
                .filter(picked::contains)
                .findFirst()
                .map(sku -> new Refusal("receiving.picked", Map.of("location", from.code(), "sku", sku.toString())))
                .orElse(null);
    }

    private static Refusal unknown(PlateScan scan) {
        return new Refusal("plates.unknown", Map.of("plate", scan.plate()));
    }

    private static @Nullable Refusal refusal(
            PlateScan scan,
            @Nullable Plate plate,
            @Nullable Location from,
            @Nullable Location to,
            List<Plated> goods,
            Plates.Rule rule,
            Map<Long, Set<Sku>> picked) {
        if (plate == null) return unknown(scan);
        if (PlateState.of(plate.state()).decide(new Command.Carry(goods.isEmpty()))
                instanceof Decision.Refused<PlateState>(var why)) return Standing.told(why, plate);
        if (from == null) return unknown(scan);
        if (!rule.from().contains(from.kind())) return no(rule.notFrom(), from);
        if (to == null) return new Refusal("moving.no-such-place", Map.of("location", scan.to()));
        if (!rule.to().contains(to.kind())) return no(rule.notTo(), to);
        if (to.blockedFor() != null)
            return new Refusal(rule.blocked(), Map.of("location", scan.to(), "reason", to.blockedFor()));
        if (from.id() == to.id()) return new Refusal("moving.same-place", Map.of("location", scan.to()));
        if (rule.saleOnShelves()
                && !to.kind().shelf()
                && goods.stream().anyMatch(one -> one.key().status() == Status.AVAILABLE)) return no(rule.notTo(), to);
        return picked(from, goods, picked.getOrDefault(from.id(), Set.of()));
    }

    private static Refusal no(String code, Location at) {
        return new Refusal(code, Map.of("location", at.code(), "kind", at.kind().word()));
    }

    private static Refusal at(Refusal why, Location place) {
        Map<String, Object> details = new LinkedHashMap<>(why.details());
        details.put("location", place.code());
        return new Refusal(why.code(), details);
    }

    /** Those for which there is room for all that is on them; one that does not fit may keep a later one of the same batch out. */
    private List<Trip> roomy(NodeId node, List<Trip> trips, Map<UUID, Refusal> refused) {
        List<Put> puts = new ArrayList<>();
        List<Integer> whose = new ArrayList<>();
        for (int i = 0; i < trips.size(); i++)
            for (var one : trips.get(i).goods()) {
                puts.add(new Put(trips.get(i).to().id(), one.key().sku(), one.units()));
                whose.add(i);
            }
        if (puts.isEmpty()) return trips;
        Set<Integer> full = new HashSet<>();
        room.refusals(node, puts).forEach((at, why) -> {
            full.add(whose.get(at));
            refused.putIfAbsent(trips.get(whose.get(at)).scan().scanId(), why);
        });
        return IntStream.range(0, trips.size())
                .filter(i -> !full.contains(i))
                .mapToObj(trips::get)
                .toList();
    }
}
