package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Bench.Deed;
import dev.dovetail.wms.floor.Bench.Step;
import dev.dovetail.wms.floor.Bench.Wanted;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.waves.ReleasePlan;
import dev.dovetail.wms.waves.Waves;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * What a command did, its exact inverse undoes: release and take back, pick and unpick, sort and unsort, exchange and exchange back, pack and unpack, close and reopen,
 * move and move back,
 * of plain goods, lots, named units and kits. After each step back the whole {@link Picture} is what it was before the
 * step; only the ledger remembers.
 */
class InverseProperties {
    private static @Nullable TestDatabase db;
    private static @Nullable WarehouseHouse house;
    private static final Map<String, Integer> UNDONE = new TreeMap<>();

    @BeforeContainer
    static void open() {
        db = TestDatabase.own();
        house = new WarehouseHouse(db);
    }

    @AfterContainer
    static void close() {
        if (house != null) house.close();
        if (db != null) db.close();
        assertThat(UNDONE.values()).as("what was undone: %s", UNDONE).hasSize(6).allMatch(times -> times > 20);
    }

    private static Bench bench() {
        return new Bench(java.util.Objects.requireNonNull(db), java.util.Objects.requireNonNull(house), UNDONE);
    }

    @Provide
    Arbitrary<List<List<Wanted>>> orders() {
        var wanted = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 4))
                .as(Wanted::new);
        return wanted.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var any = Arbitraries.integers().between(0, 23);
        return Combinators.combine(any, any, any, Arbitraries.integers().between(1, 4))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(14);
    }

    /** Takes the steps, then each back again, the last first. */
    private static void thereAndBack(Bench bench, List<Step> steps, Function<Step, Optional<Deed>> take) {
        thereAndBack(bench, steps, take, picture -> picture);
    }

    /** @param seen what of the picture is to be the same */
    private static void thereAndBack(
            Bench bench, List<Step> steps, Function<Step, Optional<Deed>> take, Function<Picture, Object> seen) {
        Deque<Deed> deeds = new ArrayDeque<>();
        Deque<Picture> before = new ArrayDeque<>();
        for (var step : steps) {
            var now = bench.picture();
            take.apply(step).ifPresent(deed -> {
                deeds.push(deed);
                before.push(now);
            });
        }
        while (!deeds.isEmpty()) {
            var deed = deeds.pop();
            bench.undo(deed);
            assertThat(seen.apply(bench.picture())).as("%s", deed).isEqualTo(seen.apply(before.pop()));
        }
        assertThat(house().broken()).isEmpty();
    }

    private static WarehouseHouse house() {
        return java.util.Objects.requireNonNull(house);
    }

    private static List<Map<String, Object>> lent(Bench bench, boolean cluster) {
        return cluster ? List.of(bench.floor.trip("ann", "cluster", 9)) : bench.floor.tasks("ann", "pick", 9);
    }

    @Property(tries = 40)
    void unpick_undoes_pick_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps, @ForAll boolean cluster) {
        var bench = bench();
        orders.forEach(bench::ordered);
        var tasks = lent(bench, cluster);

        thereAndBack(bench, steps, step -> bench.pick(tasks, step));
    }

    @Property(tries = 40)
    void picks_are_undone_in_any_order(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps, @ForAll long shuffle) {
        var bench = bench();
        orders.forEach(bench::ordered);
        var tasks = lent(bench, shuffle % 2 == 0);
        var before = bench.picture();
        List<Deed> deeds = new ArrayList<>();
        for (var step : steps) bench.pick(tasks, step).ifPresent(deeds::add);

        Collections.shuffle(deeds, new Random(shuffle));
        bench.undo(deeds);

        assertThat(bench.picture()).isEqualTo(before);
        assertThat(house().broken()).isEmpty();
    }

    @Property(tries = 40)
    void unpack_undoes_pack_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps) {
        var bench = bench();
        var released = orders.stream().map(bench::ordered).toList();
        bench.pickAll(bench.floor.tasks("ann", "pick", 50));

        thereAndBack(bench, steps, step -> bench.pack(released, step));
    }

    /** Of units of one lot nobody says which of two stops they came from: the stops of a line agree in sum. */
    @Property(tries = 60)
    void an_exchange_back_undoes_an_exchange_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps) {
        var bench = bench();
        var released = new ArrayList<>(orders.stream().map(bench::ordered).toList());
        released.add(bench.ordered(List.of(new Wanted(1, 3), new Wanted(2, 2))));
        bench.pickAll(bench.floor.tasks("ann", "pick", 50));

        thereAndBack(bench, steps, step -> bench.exchange(released, step), Picture::summed);
    }

    @Property(tries = 40)
    void unsort_undoes_sort_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps) {
        var bench = bench();
        orders.forEach(bench::ordered);
        var container = bench.batched();

        thereAndBack(bench, steps, step -> bench.sort(container, step));
    }

    /** Each carton has its label by then: it is voided, and the carton opened when the carrier has said so. */
    @Property(tries = 40)
    void reopen_undoes_close_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps) {
        var bench = bench();
        var released = orders.stream().map(bench::ordered).toList();
        bench.pickAll(bench.floor.tasks("ann", "pick", 50));

        thereAndBack(
                bench, steps, step -> step.b() % 3 == 0 ? bench.close(released, step) : bench.pack(released, step));
    }

    @Property(tries = 40)
    void moving_back_undoes_a_move_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps) {
        var bench = bench();
        orders.forEach(bench::ordered);

        thereAndBack(bench, steps, bench::move);
    }

    /** Picks, moves and packs of several orders mixed, and undone across all of them. */
    @Property(tries = 40)
    void a_mixed_day_is_undone_step_by_step(
            @ForAll("orders") List<List<Wanted>> orders, @ForAll("steps") List<Step> steps) {
        var bench = bench();
        var released = new ArrayList<ReleaseRequested>();
        released.add(bench.ordered(orders.getFirst()));
        bench.pickAll(bench.floor.tasks("ann", "pick", 50));
        orders.stream().skip(1).map(bench::ordered).forEach(released::add);
        var tasks = bench.floor.tasks("ann", "pick", 50);

        thereAndBack(bench, steps, step -> switch (step.c() % 3) {
            case 0 -> bench.pick(tasks, step);
            case 1 -> bench.move(step);
            default -> bench.pack(released, step);
        });
    }

    @Property(tries = 40)
    void taking_back_undoes_a_release(@ForAll("orders") List<List<Wanted>> orders, @ForAll List<List<Boolean>> rounds) {
        var bench = bench();
        var who = new Cause("tester", house().now(), "api");
        var node = bench.floor.warehouse().node();
        house().get(Waves.class).put(bench.floor.warehouse(), new ReleasePlan(ReleasePlan.Mode.WAVES, Map.of()), who);
        var ids = orders.stream()
                .map(bench::ordered)
                .map(ReleaseRequested::fulfillmentOrder)
                .toList();
        var before = bench.picture();
        var outbound = house().get(Outbound.class);

        for (var chosen : rounds.stream().limit(4).toList()) {
            var some = ids.stream()
                    .filter(id -> ids.indexOf(id) >= chosen.size() || chosen.get(ids.indexOf(id)))
                    .toList();
            house().run(() -> outbound.release(node, some, Outbound.Room.ENDLESS, 0, house().now()));
            house().run(() -> outbound.takeBack(node, ids, house().now()));
            assertThat(bench.picture()).isEqualTo(before);
        }
        assertThat(house().broken()).isEmpty();
    }
}
