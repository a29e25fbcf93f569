package dev.dovetail.lab.shards;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.floor.Crew;
import dev.dovetail.lab.floor.Hand;
import dev.dovetail.lab.floor.Shift;
import dev.dovetail.lab.shards.Country.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The OMS is killed while two warehouses have work of it; they pick, label and ship, and it is told once it is back. */
final class ShardsDrill {
    private static final Crew.Size PEOPLE = new Crew.Size(1, 2, 1, 1, 2, 1);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

    private final Country country;
    private final int orders;
    private final Consumer<String> say;

    private ShardsDrill(Country country, int orders, Consumer<String> say) {
        this.country = country;
        this.orders = orders;
        this.say = say;
    }

    /**
     * What was seen.
     *
     * @param pickedWhileAway units picked, and orders shipped, while the OMS was dead
     * @param waited facts that waited for it at its return
     * @param catchUpSeconds from the start of its process until nothing was under way any more
     * @param told facts that the warehouses told, by message id; {@code applied} those that the OMS applied
     * @param broken what the checks of all three find
     */
    record Result(
            int orders,
            long pickedWhileAway,
            long shippedWhileAway,
            long waited,
            double catchUpSeconds,
            long told,
            long applied,
            boolean sameFacts,
            long shipped,
            long dead,
            List<String> broken,
            boolean good) {
        Result {
            broken = List.copyOf(broken);
        }
    }

    /** @param orders at least 2, half of them beside each warehouse */
    static Result run(Home home, int orders, Consumer<String> say) {
        try (var country = new Country(home, List.of(List.of(), List.of()))) {
            return new ShardsDrill(country, orders, say).run();
        }
    }

    private Result run() {
        country.open();
        say.accept("An OMS and two warehouses run, each with a database of its own.");
        settle("the warehouses were not told of their goods");
        try (var ny = work(country.sites().get(1));
                var ca = work(country.sites().get(0))) {
            country.stock(Math.max(10, orders));
            until(() -> count("select count(*) from wms.delivery_line where put_away < expected") == 0, "no putaway");
            settle("the OMS was not told of the stock");
            ca.close();
            ny.close();
        }
        capture();
        say.accept(orders + " orders are at the warehouses. The OMS is killed.");
        country.oms().kill();
        var away = away();
        say.accept(away.shipped + " orders left while it was away; " + away.waited + " facts wait. It comes back.");
        long from = System.nanoTime();
        country.oms().start();
        country.oms().await();
        finish();
        return result(away, (System.nanoTime() - from) / 1e9);
    }

    private static Shift work(Site site) {
        List<Hand> hands = site.crew().hands(site.code(), PEOPLE);
        return new Shift(hands);
    }

    private void capture() {
        var goods = country.goods();
        for (int i = 0; i < orders; i++)
            country.order("D-" + i, country.sites().get(i % 2), goods.get(i % goods.size()));
        until(() -> count("select count(*) from wms.outbound") >= orders, "the releases did not arrive");
    }

    private record Away(long picked, long shipped, long waited) {}

    /** The crews work until nothing is left to do. */
    private Away away() {
        try (var ca = work(country.sites().get(0));
                var ny = work(country.sites().get(1))) {
            until(
                    () -> count("select count(*) from wms.outbound where state not in ('shipped', 'ended')") == 0,
                    "the warehouses did not finish alone");
            ca.close();
            ny.close();
        }
        return new Away(
                count("select coalesce(sum(picked), 0) from wms.outbound_line"),
                count("select count(*) from wms.outbound where state = 'shipped'"),
                count("select count(*) from wms.node_outbox where state = 'pending' and destination = 'oms'"));
    }

    /** What was found short is sourced again, so the crews go on until every unit has left. */
    private void finish() {
        try (var ca = work(country.sites().get(0));
                var ny = work(country.sites().get(1))) {
            until(() -> open() == 0, "the OMS did not catch up");
            ca.close();
            ny.close();
        }
        settle("something is still under way");
    }

    private long open() {
        var units = country.oms()
                .api()
                .get("/orders/figures?fresh=true")
                .must("figures")
                .body()
                .path("units");
        return units.path("ordered").asLong() - units.path("shipped").asLong();
    }

    private Result result(Away away, double seconds) {
        var told = told();
        var applied = applied();
        var broken = new ArrayList<String>();
        country.houses().forEach(house -> broken.addAll(house.broken()));
        long shipped = count("select count(*) from wms.outbound where state = 'shipped'");
        long dead = country.houses().stream().mapToLong(House::dead).sum();
        boolean moved = away.picked > 0 && away.shipped > 0 && shipped >= orders;
        boolean good = moved && broken.isEmpty() && dead == 0 && told.equals(applied);
        return new Result(
                orders,
                away.picked,
                away.shipped,
                away.waited,
                Math.round(seconds * 10) / 10.0,
                told.size(),
                applied.size(),
                told.equals(applied),
                shipped,
                dead,
                broken,
                good);
    }

    private Set<Long> told() {
        var told = new TreeSet<Long>();
        for (var site : country.sites())
            told.addAll(site.house()
                    .database()
                    .sql("select id from wms.node_outbox where destination = 'oms' and state = 'sent' and peer = 'oms'")
                    .query(Long.class)
                    .list());
        return told;
    }

    private Set<Long> applied() {
        return new TreeSet<>(country.oms()
                .database()
                .sql("select message_id from oms.node_inbox where consumer = 'oms'")
                .query(Long.class)
                .list());
    }

    /** Over both warehouses. */
    private long count(String sql) {
        return country.sites().stream()
                .mapToLong(site ->
                        site.house().database().sql(sql).query(Long.class).single())
                .sum();
    }

    private void settle(String otherwise) {
        until(() -> country.houses().stream().mapToLong(House::underWay).sum() == 0, otherwise);
    }

    private static void until(BooleanSupplier done, String otherwise) {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > giveUp) throw new DrillFailed(otherwise);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DrillFailed("interrupted");
            }
        }
    }
}
