package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Barcodes;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.Pick;
import dev.dovetail.wms.outbound.PickLine;
import dev.dovetail.wms.room.Put;
import dev.dovetail.wms.room.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works scans that undo picks. Who puts back the last of a task that was done has it again, while the loan lasts. */
@Component
class UnpickWork {
    /** Where what was picked may lie: what was sorted, in a slot of a wall. Only what lies there for the order goes back. */
    private static final Set<Location.Kind> HOLDERS =
            Set.of(Location.Kind.TOTE, Location.Kind.CART, Location.Kind.STAGE);

    private final Items items;
    private final Layout layout;
    private final Stops stops;
    private final LoanStore loans;
    private final Room room;
    private final Outbound outbound;

    UnpickWork(Items items, Layout layout, Stops stops, LoanStore loans, Room room, Outbound outbound) {
        this.items = items;
        this.layout = layout;
        this.stops = stops;
        this.loans = loans;
        this.room = room;
        this.outbound = outbound;
    }

    /** @param lent to whom, of tasks that somebody is on the way for */
    private record Known(Barcodes goods, Map<String, Location> places, Stops.All stops, Map<Long, String> lent) {
        Stops.Found stop(PickScan scan) {
            return stops.of(scan.task(), scan.seq());
        }

        @Nullable
        Scanned good(PickScan scan) {
            return goods.find(scan.barcode(), stop(scan)::wants);
        }
    }

    Map<UUID, Refusal> take(NodeId node, List<PickScan> scans) {
        var known = known(node, scans);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var scan : scans) {
            var refusal = refusal(scan, known);
            if (refusal != null) refused.put(scan.scanId(), refusal);
        }
        var fitting = roomFor(node, without(scans, refused), known, refused);
        refused.putAll(outbound.putBack(
                node, fitting.stream().map(scan -> pick(scan, known)).toList()));
        keep(node, without(scans, refused), known);
        if (refused.isEmpty()) return refused;
        var naming = new Naming(known.stops());
        for (var scan : scans)
            refused.computeIfPresent(scan.scanId(), (_, refusal) -> naming.of(refusal, scan, known.good(scan)));
        return refused;
    }

    private Known known(NodeId node, List<PickScan> scans) {
        var found = stops.find(
                node,
                scans.stream()
                        .map(scan -> new Stops.Said(scan.task(), scan.seq()))
                        .distinct()
                        .toList());
        var tasks = scans.stream()
                .flatMap(scan -> found.of(scan.task(), scan.seq()).lines().stream())
                .map(PickLine::task)
                .collect(Collectors.toSet());
        return new Known(
                items.read(node, scans.stream().map(PickScan::barcode).collect(Collectors.toSet())),
                layout.byCode(
                        node,
                        scans.stream()
                                .flatMap(scan -> Stream.of(scan.location(), scan.tote()))
                                .collect(Collectors.toSet())),
                found,
                loans.lent(node, tasks));
    }

    private static @Nullable Refusal refusal(PickScan scan, Known known) {
        var bin = known.places().get(scan.location());
        var tote = known.places().get(scan.tote());
        if (bin == null) return Refusal.of(Naming.WRONG_LOCATION);
        if (!known.goods().knows(scan.barcode())) return Refusal.of(Naming.UNKNOWN_BARCODE);
        if (tote == null || !HOLDERS.contains(tote.kind())) return Refusal.of(Naming.NOT_A_TOTE);
        for (var line : known.stop(scan).lines()) {
            var worker = known.lent().get(line.task());
            if (worker != null && !worker.equals(scan.worker()))
                return new Refusal("picking.others-task", Map.of("worker", worker));
        }
        var blocked = bin.blockedFor();
        return blocked == null
                ? null
                : new Refusal("picking.bin-blocked", Map.of("location", bin.code(), "reason", blocked));
    }

    private List<PickScan> roomFor(NodeId node, List<PickScan> scans, Known known, Map<UUID, Refusal> refused) {
        var puts = scans.stream()
                .map(scan -> pick(scan, known))
                .map(pick -> new Put(pick.location(), pick.sku(), pick.quantity()))
                .toList();
        room.refusals(node, puts).forEach((at, no) -> refused.put(scans.get(at).scanId(), no));
        return without(scans, refused);
    }

    private void keep(NodeId node, List<PickScan> scans, Known known) {
        scans.stream().collect(Collectors.groupingBy(PickScan::worker)).forEach((worker, theirs) -> {
            Set<Long> tasks = theirs.stream()
                    .flatMap(scan -> known.stop(scan).lines().stream())
                    .map(PickLine::task)
                    .collect(Collectors.toSet());
            loans.keep(node, worker, tasks);
        });
    }

    private static List<PickScan> without(List<PickScan> scans, Map<UUID, Refusal> refused) {
        List<PickScan> rest = new ArrayList<>(scans);
        rest.removeIf(scan -> refused.containsKey(scan.scanId()));
        return rest;
    }

    private static Pick pick(PickScan scan, Known known) {
        var good = Objects.requireNonNull(known.good(scan));
        return new Pick(
                scan.scanId(),
                scan.worker(),
                scan.at(),
                known.stop(scan).keys(),
                Objects.requireNonNull(known.places().get(scan.location())).id(),
                good.sku(),
                Math.multiplyExact(scan.packs(), good.units()),
                Objects.requireNonNull(known.places().get(scan.tote())).id(),
                scan.read().or(good.mark()));
    }
}
