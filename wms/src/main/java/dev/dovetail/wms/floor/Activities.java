package dev.dovetail.wms.floor;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.counting.CountEnd;
import dev.dovetail.wms.counting.CountScan;
import dev.dovetail.wms.counting.Counting;
import dev.dovetail.wms.dispatch.DepartScan;
import dev.dovetail.wms.dispatch.Dispatch;
import dev.dovetail.wms.dispatch.GiveBackScan;
import dev.dovetail.wms.dispatch.HandOverScan;
import dev.dovetail.wms.dispatch.LoadScan;
import dev.dovetail.wms.dispatch.StageScan;
import dev.dovetail.wms.kitting.Kitting;
import dev.dovetail.wms.kitting.LackScan;
import dev.dovetail.wms.kitting.TakeScan;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.moving.MoveScan;
import dev.dovetail.wms.moving.Moving;
import dev.dovetail.wms.moving.StatusScan;
import dev.dovetail.wms.packing.CloseScan;
import dev.dovetail.wms.packing.DamagedScan;
import dev.dovetail.wms.packing.ExchangeScan;
import dev.dovetail.wms.packing.PackScan;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.ReopenScan;
import dev.dovetail.wms.packing.UnpackScan;
import dev.dovetail.wms.picking.PickScan;
import dev.dovetail.wms.picking.Picking;
import dev.dovetail.wms.picking.ShortScan;
import dev.dovetail.wms.picking.SwapScan;
import dev.dovetail.wms.picking.ToteScan;
import dev.dovetail.wms.plates.PlateFill;
import dev.dovetail.wms.plates.PlateScan;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.receiving.PutawayScan;
import dev.dovetail.wms.receiving.ReceiveScan;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.replenishing.ReplenishScan;
import dev.dovetail.wms.replenishing.Replenishing;
import dev.dovetail.wms.vendors.VendorReturns;
import dev.dovetail.wms.vendors.VendorScan;
import dev.dovetail.wms.walls.SortScan;
import dev.dovetail.wms.walls.Walls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands scans to the activities that take them: neighbours of one kind together, kinds in the device's order. */
@Component
class Activities {
    private final Receiving receiving;
    private final Picking picking;
    private final Packing packing;
    private final Dispatch dispatch;
    private final Moving moving;
    private final Counting counting;
    private final Replenishing replenishing;
    private final Kitting kitting;
    private final VendorReturns vendors;
    private final Walls walls;
    private final Plates plates;

    Activities(
            Receiving receiving,
            Picking picking,
            Packing packing,
            Dispatch dispatch,
            Moving moving,
            Counting counting,
            Replenishing replenishing,
            Kitting kitting,
            VendorReturns vendors,
            Walls walls,
            Plates plates) {
        this.receiving = receiving;
        this.picking = picking;
        this.packing = packing;
        this.dispatch = dispatch;
        this.moving = moving;
        this.counting = counting;
        this.replenishing = replenishing;
        this.kitting = kitting;
        this.vendors = vendors;
        this.walls = walls;
        this.plates = plates;
    }

    /** Why, for each scan that was refused. */
    Map<UUID, Refusal> take(Warehouse warehouse, List<FloorScan> scans) {
        Map<UUID, Refusal> refused = new HashMap<>();
        for (var run : runs(scans)) refused.putAll(takeRun(warehouse, run));
        return refused;
    }

    static List<List<FloorScan>> runs(List<FloorScan> scans) {
        List<List<FloorScan>> runs = new ArrayList<>();
        for (var scan : scans) {
            if (runs.isEmpty() || !runs.getLast().getFirst().kind().equals(scan.kind())) runs.add(new ArrayList<>());
            runs.getLast().add(scan);
        }
        return runs;
    }

    private Map<UUID, Refusal> takeRun(Warehouse warehouse, List<FloorScan> run) {
        return switch (run.getFirst().kind()) {
            case "receive" -> receiving.receive(warehouse, of(run, ReceiveScan.class));
            case "putaway" -> receiving.putAway(warehouse, of(run, PutawayScan.class));
            case "pick" -> pick(warehouse, of(run, PickScan.class));
            case "unpick" -> picking.unpick(warehouse, of(run, PickScan.class));
            case "short" -> picking.shorted(warehouse, of(run, ShortScan.class));
            case "swap" -> picking.swap(warehouse, of(run, SwapScan.class));
            case "sort" -> walls.sort(warehouse, of(run, SortScan.class));
            case "unsort" -> walls.unsort(warehouse, of(run, SortScan.class));
            case "tote" -> picking.putTotes(warehouse, of(run, ToteScan.class));
            case "pack" -> packing.pack(warehouse, of(run, PackScan.class));
            case "damaged" -> packing.damaged(warehouse, of(run, DamagedScan.class));
            case "exchange" -> packing.exchange(warehouse, of(run, ExchangeScan.class));
            case "unpack" -> packing.unpack(warehouse, of(run, UnpackScan.class));
            case "close" -> packing.close(warehouse, of(run, CloseScan.class));
            case "reopen" -> packing.reopen(warehouse, of(run, ReopenScan.class));
            case "load" -> dispatch.load(warehouse, of(run, LoadScan.class));
            case "hand-over" -> dispatch.handOver(warehouse, of(run, HandOverScan.class));
            case "stage" -> dispatch.stage(warehouse, of(run, StageScan.class));
            case "give-back" -> dispatch.giveBack(warehouse, of(run, GiveBackScan.class));
            case "depart" -> dispatch.depart(warehouse, of(run, DepartScan.class));
            default -> takeStored(warehouse, run);
        };
    }

    /** Scans of goods in store, which belong to no order. */
    private Map<UUID, Refusal> takeStored(Warehouse warehouse, List<FloorScan> run) {
        var kind = run.getFirst().kind();
        return switch (kind) {
            case "move" -> moving.move(warehouse, of(run, MoveScan.class));
            case "status" -> moving.setAside(warehouse, of(run, StatusScan.class));
            case "plate-putaway" -> receiving.putAwayPlates(warehouse, of(run, PlateScan.class));
            case "plate-move" -> moving.movePlates(warehouse, of(run, PlateScan.class));
            case "plate-break" -> plates.breakUp(warehouse, of(run, PlateScan.class));
            case "plate-on", "plate-off" -> plates.fill(warehouse, of(run, PlateFill.class));
            case "count" -> counting.count(warehouse, of(run, CountScan.class));
            case "count-done", "count-empty" -> counting.end(warehouse, of(run, CountEnd.class));
            case "vendor-out" -> vendors.handBack(warehouse, of(run, VendorScan.class));
            case "kit-take" -> kitting.take(warehouse, of(run, TakeScan.class));
            case "kit-short" -> kitting.lack(warehouse, of(run, LackScan.class));
            case "replenish" -> replenishing.replenish(warehouse, of(run, ReplenishScan.class));
            default -> throw new IllegalArgumentException("no activity takes " + kind);
        };
    }

    private Map<UUID, Refusal> pick(Warehouse warehouse, List<PickScan> scans) {
        var refused = picking.pick(warehouse, scans);
        var bins = scans.stream()
                .filter(scan -> !refused.containsKey(scan.scanId()))
                .map(PickScan::location)
                .distinct()
                .toList();
        counting.emptied(warehouse, bins, scans.getLast().at());
        return refused;
    }

    private static <S> List<S> of(List<FloorScan> run, Class<S> type) {
        return run.stream().map(scan -> type.cast(scan.what())).toList();
    }
}
