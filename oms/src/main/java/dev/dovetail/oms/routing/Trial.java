package dev.dovetail.oms.routing;

import static java.util.Collections.synchronizedMap;

import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.RuleBook;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import dev.dovetail.oms.sourcing.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sources orders twice, by two sets of rules, and adds up the difference. Pure. */
final class Trial {
    private static final int MOST_EXAMPLES = 200;

    private final RuleBook now;
    private final RuleBook then;
    private final Map<World, World> worldsNow = synchronizedMap(new IdentityHashMap<>());
    private final Map<World, World> worldsThen = synchronizedMap(new IdentityHashMap<>());
    private final Sum sumNow = new Sum();
    private final Sum sumThen = new Sum();
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Map<String, int[]>> days = new TreeMap<>();
    private final Flows flows = new Flows();
    private final List<Comparison.Moved> moved = new ArrayList<>();
    private int orders;
    private int open;

    Trial(RuleBook now, RuleBook then) {
        this.now = now;
        this.then = then;
    }

    /** An order, sourced twice. */
    record Twice(PastOrders.Past past, Sourced before, Sourced after) {}

    /** May be asked by several threads at once. */
    Twice source(PastOrders.Past past) {
        var seen = past.snapshot();
        return new Twice(past, source(past, seen, worldsNow, now), source(past, seen, worldsThen, then));
    }

    void add(Twice twice) {
        var past = twice.past();
        var before = twice.before();
        var after = twice.after();
        orders++;
        if (past.open()) open++;
        for (var node : past.snapshot().world().nodes()) nodes.put(node.code(), node);
        sumNow.add(before, past);
        sumThen.add(after, past);
        leaving(before, 0);
        leaving(after, 1);
        var from = codes(before);
        var to = codes(after);
        flows.add(past.demand().place(), from, to);
        if (!from.equals(to)) moved.add(moved(past, before, after, from, to));
    }

    private void leaving(Sourced sourced, int side) {
        for (var parcel : sourced.parcels())
            days.computeIfAbsent(parcel.nodeCode(), _ -> new TreeMap<>())
                    .computeIfAbsent(parcel.leavesOn().toString(), _ -> new int[2])[side]++;
    }

    private static Sourced source(PastOrders.Past past, Snapshot seen, Map<World, World> worlds, RuleBook book) {
        var world = worlds.computeIfAbsent(seen.world(), w -> new World(w.nodes(), w.rates(), book));
        return Sourcing.source(past.demand(), seen.in(world));
    }

    private static TreeSet<String> codes(Sourced sourced) {
        var codes = new TreeSet<String>();
        for (var parcel : sourced.parcels()) codes.add(parcel.nodeCode());
        return codes;
    }

    private static Comparison.Moved moved(
            PastOrders.Past past, Sourced before, Sourced after, TreeSet<String> from, TreeSet<String> to) {
        return new Comparison.Moved(
                Long.toString(past.order()),
                past.number(),
                past.open(),
                past.demand().place().lat(),
                past.demand().place().lon(),
                List.copyOf(from),
                List.copyOf(to),
                before.costMinor(),
                after.costMinor());
    }

    Comparison comparison(List<GoldenOrder.Broken> broken, long millis) {
        moved.sort(
                Comparator.comparingLong((Comparison.Moved one) -> -Math.abs(one.costMinorThen() - one.costMinorNow()))
                        .thenComparing(Comparison.Moved::orderId));
        return new Comparison(
                orders,
                open,
                sumNow.currency.isEmpty() ? sumThen.currency : sumNow.currency,
                sumNow.side(),
                sumThen.side(),
                moved.size(),
                (int) moved.stream().filter(Comparison.Moved::open).count(),
                moved.stream().limit(MOST_EXAMPLES).toList(),
                load(),
                flows.list(),
                over(),
                broken,
                millis);
    }

    private List<Comparison.Load> load() {
        return nodes.values().stream()
                .map(node -> new Comparison.Load(
                        node.code(),
                        node.at().lat(),
                        node.at().lon(),
                        sumNow.orders.getOrDefault(node.code(), 0),
                        sumThen.orders.getOrDefault(node.code(), 0)))
                .toList();
    }

    private List<Comparison.Over> over() {
        var over = new ArrayList<Comparison.Over>();
        days.forEach((code, byDay) -> {
            var most = Objects.requireNonNull(nodes.get(code)).effort().parcelsADay();
            if (most == null) return;
            byDay.forEach((day, count) -> {
                if (Math.max(count[0], count[1]) > most)
                    over.add(new Comparison.Over(code, day, count[0], count[1], most));
            });
        });
        return over;
    }

    /** One set of rules, added up. */
    private static final class Sum {
        private final Map<String, Integer> orders = new TreeMap<>();
        private String currency = "";
        private long cost;
        private long missing;
        private int cut;
        private double km;
        private int split;
        private int parcels;
        private int promised;
        private int kept;

        void add(Sourced sourced, PastOrders.Past past) {
            cost += sourced.costMinor();
            if (currency.isEmpty()) currency = sourced.currency();
            parcels += sourced.parcels().size();
            if (!sourced.exact()) cut++;
            if (sourced.parcels().size() > 1) split++;
            for (var parcel : sourced.parcels()) km += parcel.km();
            for (long units : sourced.missing().values()) missing += units;
            for (var code : codes(sourced)) orders.merge(code, 1, Integer::sum);
            var promise = past.promisedOn();
            if (promise == null) return;
            promised++;
            if (sourced.whole()
                    && sourced.promise().map(p -> !p.on().isAfter(promise)).orElse(false)) kept++;
        }

        Comparison.Side side() {
            return new Comparison.Side(
                    cost,
                    split,
                    parcels,
                    Math.round(km),
                    promised == 0 ? null : (double) kept / promised,
                    missing,
                    cut);
        }
    }
}
