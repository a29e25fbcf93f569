package dev.dovetail.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is to be seen of a minute, while the load goes on. */
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

    /** Which invariants are broken, and how long it took to look. */
    record Checked(List<String> broken, long millis) {}

    CompletableFuture<Checked> ask() {
        return CompletableFuture.supplyAsync(
                () -> {
                    long asked = System.nanoTime();
                    var broken = house.check().broken();
                    return new Checked(broken, (System.nanoTime() - asked) / 1_000_000);
                },
                Thread::startVirtualThread);
    }

    SoakMinute at(int minute, Instant since, Instant until, String event, Checked checked) {
        var time = Duration.between(since, until);
        long[] nanos = shipped.nanos(since, until);
        var gone = new Sample(nanos.length * 1e9 / time.toNanos(), nanos);
        var waits = SoakMinute.Waits.of(shop.taken(time), gone, load.fed(time));
        long backlog = shop.captured() - shipped.count();
        return new SoakMinute(
                minute,
                gone.perSecond(),
                waits,
                backlog,
                new SoakMinute.Memory(watch.heapMb(), watch.rssMb(), watch.databaseMb()),
                watch.tables(),
                watch.checkpoints() - checkpoints,
                event,
                checked.millis(),
                checked.broken());
    }
}
