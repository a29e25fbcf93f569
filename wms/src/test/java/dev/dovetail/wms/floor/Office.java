package dev.dovetail.wms.floor;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.counting.CountOrder;
import dev.dovetail.wms.counting.Counting;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.waves.ReleasePlan;
import dev.dovetail.wms.waves.WaveTemplate;
import dev.dovetail.wms.waves.Waves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What supervisors do while a storm blows: waves, counts, labels; and what the warehouse is set up with. */
final class Office {
    static final String RESERVE = "R-01-01-1";

    private final WarehouseHouse house;
    private final Handheld floor;
    private final TestDatabase db;
    private final Random random;
    private final List<Long> waves = new ArrayList<>();
    private boolean waving;

    Office(WarehouseHouse house, Handheld floor, TestDatabase db, Random random) {
        this.house = house;
        this.floor = floor;
        this.db = db;
        this.random = random;
    }

    /** Milk in lots, a reserve, and two faces that it fills. */
    void open() {
        var w = floor.warehouse();
        Handled.as(house, w, new Sku(1, "MILK"), new Handling(true, false, false, PickRule.FIFO, 0, false));
        house.get(LayoutSetup.class)
                .place(w.node(), List.of(PlannedLocation.at(RESERVE, Location.Kind.RESERVE, "R", 9, 1, 1, "left")));
        house.stock(w, RESERVE, "CUP", 20);
        house.stock(w, RESERVE, "JUG", 20);
        for (var lot : List.of("L1", "L2")) milk(lot);
        db.owner()
                .sql("insert into wms.pick_face select node_id, id, 1, case right(code, 3) when '1-1' then 'CUP'"
                        + " else 'JUG' end, 4, 9 from wms.location where node_id = ? and code in ('A-01-01-1',"
                        + " 'A-01-02-1')")
                .param(w.node().value())
                .update();
        for (int i = 1; i <= 3; i++) {
            house.stock(w, "A-01-0%d-1".formatted(i), "MUG", 9);
            house.stock(w, "A-01-0%d-1".formatted(i + 3), "JUG", 9);
        }
        house.get(Waves.class)
                .put(w, new WaveTemplate("ALL", List.of(), List.of(), null, false, "cluster", 5, 50), who());
        if (random.nextBoolean()) turn();
    }

    private void turn() {
        waving = !waving;
        house.get(Waves.class)
                .put(
                        floor.warehouse(),
                        waving ? new ReleasePlan(ReleasePlan.Mode.WAVES, Map.of()) : ReleasePlan.AT_ONCE,
                        who());
    }

    private void milk(String lot) {
        var node = floor.warehouse().node();
        long bin = house.location(floor.warehouse(), "A-01-03-1");
        var move = new Move(
                Location.SUPPLIER,
                bin,
                new Sku(1, "MILK"),
                lot,
                Status.AVAILABLE,
                9,
                false,
                "received",
                "test",
                "t",
                house.now());
        if (!house.run(() -> house.get(Stock.class).move(node, List.of(move))).isEmpty())
            throw new AssertionError("no milk");
    }

    private Cause who() {
        return new Cause("sue", house.now(), "api");
    }

    String wave() {
        var all = house.get(Waves.class);
        switch (random.nextInt(5)) {
            case 0 -> {
                turn();
                return "plan changed";
            }
            case 1, 2 -> {
                if (waves.isEmpty()) return "no wave yet";
                all.takeBack(floor.warehouse(), waves.get(random.nextInt(waves.size())), who());
                return "wave taken back";
            }
            default -> {
                waves.add(all.release(floor.warehouse(), "ALL", who()).id());
                return "wave released";
            }
        }
    }

    String toCount(String bin) {
        house.get(Counting.class).order(floor.warehouse(), new CountOrder(List.of(bin), "asked", "storm"), who());
        return "count asked";
    }

    /** Most times of one that has a label. */
    String voidLabel(String carton) {
        var node = floor.warehouse().node();
        var view = house.get(PackingView.class);
        var labelled = view.toLoad(node, 4);
        var parcel = labelled.isEmpty() || random.nextInt(4) == 0
                ? view.byCarton(node, List.of(carton)).get(carton)
                : labelled.get(random.nextInt(labelled.size()));
        if (parcel == null) return "no such carton";
        house.run(() -> house.get(Packing.class).voidLabel(node, parcel.id(), "smeared", who()));
        return "label voided";
    }
}
