package dev.dovetail.wms.storms;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Crashing;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Everything that a floor does, in random order, right and wrong, over a database that is cut again and again. */
final class Storm {
    private final World world;
    private final PlateStand plates;
    /** Each as often as it comes beside the others. */
    private final List<Area> areas = new ArrayList<>();

    Storm(WarehouseHouse house, Crashing database, TestDatabase db, long seed, Book book) {
        this.world = new World(house, database, db, seed, book);
        this.plates = new PlateStand(world);
        var orders = new Orders(world);
        var wall = new Wall(world);
        often(4, new Inbound(world));
        often(4, orders);
        often(8, new Pickers(world, wall));
        often(3, wall);
        often(6, new Packers(world));
        often(3, new Leaving(world, orders));
        often(2, new Store(world));
        often(2, new Counts(world));
        often(1, new Refills(world));
        often(2, new WaveDesk(world));
        often(3, new PlateWork(world, plates));
        often(3, new Kits(world));
        often(2, new Bench(world, orders));
        often(3, new Transfers(world));
        often(2, new Gate(world));
        open();
    }

    private void often(int times, Area area) {
        for (int i = 0; i < times; i++) areas.add(area);
    }

    private void open() {
        for (var floor : List.of(world.floor, world.other)) handled(floor);
        var reserve = PlannedLocation.at("R-01-01-1", Location.Kind.RESERVE, "R", 9, 1, 1, "left");
        world.house
                .get(LayoutSetup.class)
                .place(
                        world.floor.warehouse().node(),
                        List.of(
                                reserve,
                                PlannedLocation.of("DOCK-2", Location.Kind.DOCK),
                                PlannedLocation.of("QA", Location.Kind.QUALITY),
                                PlannedLocation.of("BROKEN", Location.Kind.DAMAGED)));
        Opening.fill(world);
        areas.stream().distinct().forEach(Area::open);
    }

    private void handled(Handheld floor) {
        var lots = new Handling(true, false, false, PickRule.FIFO, 0, false);
        var names = new Handling(false, true, false, PickRule.FIFO, 0, false);
        Handled.as(world.house, floor.warehouse(), new Sku(1, "MILK"), lots);
        Handled.as(world.house, floor.warehouse(), new Sku(1, "PHONE"), names);
    }

    Set<String> commands() {
        var all = new TreeSet<String>();
        areas.forEach(area -> all.addAll(area.commands()));
        return all;
    }

    void blow(int rounds) {
        for (int i = 0; i < rounds; i++) {
            var pause = world.oneIn(60)
                    ? Duration.ofHours(26)
                    : world.oneIn(20) ? Duration.ofMinutes(40) : Duration.ofSeconds(1 + world.random.nextInt(60));
            world.house.setNow(world.house.now().plus(pause));
            world.one(areas).act();
        }
        for (int i = plates.picked(); i > 0; i--) world.book.accepted("pick from plate");
    }
}
