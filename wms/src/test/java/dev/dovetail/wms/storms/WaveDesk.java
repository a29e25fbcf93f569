package dev.dovetail.wms.storms;

import dev.dovetail.wms.receiving.Lanes;
import dev.dovetail.wms.waves.ReleasePlan;
import dev.dovetail.wms.waves.WaveTemplate;
import dev.dovetail.wms.waves.Waves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Work is released at once or in waves; where it waits, goods from the dock go to a lane. */
final class WaveDesk implements Area {
    private static final String LANE = "A-01-04-1";

    private final World world;
    private final Waves waves;
    private final List<Long> released = new ArrayList<>();
    private boolean waving;

    WaveDesk(World world) {
        this.world = world;
        this.waves = world.house.get(Waves.class);
    }

    @Override
    public Set<String> commands() {
        return Set.of("plan change", "wave release", "wave take-back", "lane put", "lane end");
    }

    @Override
    public void open() {
        var template = new WaveTemplate("ALL", List.of(), List.of(), null, false, "cluster", 5, 50);
        waves.put(world.floor.warehouse(), template, world.who());
        if (!world.oneIn(3)) turn();
        Lanes.put(world.house, world.floor.warehouse(), LANE);
    }

    @Override
    public void act() {
        var at = world.floor.warehouse();
        switch (world.random.nextInt(8)) {
            case 0 -> turn();
            case 1, 2 -> {
                if (released.isEmpty()) return;
                var wave = world.oneIn(3) ? world.one(released) : released.getLast();
                world.call("wave take-back", () -> waves.takeBack(at, wave, world.who()));
            }
            case 3 -> lane();
            default ->
                world.call(
                                "wave release",
                                () -> waves.release(at, "ALL", world.who()).id())
                        .ifPresent(this::out);
        }
    }

    /** It may be a mistake, and is seen at once. */
    private void out(long wave) {
        released.add(wave);
        if (world.oneIn(4))
            world.call("wave take-back", () -> waves.takeBack(world.floor.warehouse(), wave, world.who()));
    }

    private void turn() {
        waving = !waving;
        var plan = waving ? new ReleasePlan(ReleasePlan.Mode.WAVES, Map.of()) : ReleasePlan.AT_ONCE;
        world.call("plan change", () -> waves.put(world.floor.warehouse(), plan, world.who()));
    }

    private void lane() {
        var at = world.floor.warehouse();
        if (world.oneIn(3)) world.call("lane end", () -> Lanes.end(world.house, at));
        else world.call("lane put", () -> Lanes.put(world.house, at, LANE));
    }
}
