package dev.dovetail.bench;

import java.time.Duration;
import java.time.Instant;

/** What is to be seen at the end of a minute, while the load goes on. */
final class SoakLook {
    private final FlowHouse house;
    private final FlowOrders shop;
    private final SoakLoad load;
    private final SoakWatch watch;
    private final Shipped shipped;
    private final long checkpoints;

    SoakLook(FlowHouse house, FlowOrders shop, SoakLoad load) {
        this.house = house;
        this.shop = shop;
        this.load = load;
        this.watch = new SoakWatch(house.process(), house.database());
        this.shipped = new Shipped(house.database());
        this.checkpoints = watch.checkpoints();
    }

    SoakMinute at(int minute, Instant since, Instant until, String event) {
        var time = Duration.between(since, until);
        long[] nanos = shipped.nanos(since, until);
        var gone = new Sample(nanos.length * 1e9 / time.toNanos(), nanos);
        var waits = SoakMinute.Waits.of(shop.taken(time), gone, load.fed(time));
        long backlog = shop.captured() - shipped.count();
        long asked = System.nanoTime();
        var broken = house.check().broken();
        long checkMs = (System.nanoTime() - asked) / 1_000_000;
        return new SoakMinute(
                minute,
                gone.perSecond(),
                waits,
                backlog,
                new SoakMinute.Memory(watch.heapMb(), watch.rssMb(), watch.databaseMb()),
                watch.tables(),
                watch.checkpoints() - checkpoints,
                event,
                checkMs,
                broken);
    }
}
