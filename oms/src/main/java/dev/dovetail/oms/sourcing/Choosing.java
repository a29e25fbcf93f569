package dev.dovetail.oms.sourcing;

import dev.dovetail.oms.sourcing.RuleBook.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One choice in the making: stage after stage, each over what those before it left. */
final class Choosing {
    final Demand demand;
    final World world;
    final Reach reach;

    /** By line, and in it units by site. */
    final Map<Integer, Map<Integer, Long>> given = new TreeMap<>();

    /** Why each site was left out by the last stage that ran; null where it was weighed. */
    final @Nullable String[] dropped;

    final List<String> stages = new ArrayList<>();
    boolean exact = true;

    @Nullable
    String tie;

    long perSplitMinor;

    @Nullable
    Long parcelGrams;

    private final Stock stock;
    private final boolean[] opened;
    private List<Demand.Line> rest;

    Choosing(Demand demand, Snapshot snapshot) {
        this.demand = demand;
        this.world = snapshot.world();
        this.stock = new Stock(demand, snapshot);
        this.reach = new Reach(demand, snapshot, stock);
        this.dropped = reach.dropped.clone();
        this.opened = new boolean[reach.km.length];
        this.rest = demand.lines();
        for (var stage : world.rules().stages()) if (!rest.isEmpty()) run(stage);
    }

    /** What no stage could give, by line. */
    Map<Integer, Long> missing() {
        var missing = new TreeMap<Integer, Long>();
        for (var line : rest) missing.put(line.line(), line.quantity());
        return missing;
    }

    private void run(Stage stage) {
        if (stage.when() != null && !stage.when().test(new OrderTraits(demand))) return;
        var asked = rest == demand.lines() ? demand : demand.of(rest);
        var options = new Options(asked, world, reach, stage, opened, stock, dropped);
        if (options.list.isEmpty()) return;
        var items = new Items(rest, stage.text().bounds());
        var table = new Table(items, options.list, stock);
        if (table.needsNothing() || stage.text().bounds().allOrNothing() && !all(table)) return;
        var chosen = choose(stage, table, items, options);
        if (stage.text().bounds().allOrNothing() && !all(chosen)) return;
        stages.add(stage.text().name());
        perSplitMinor = Objects.requireNonNullElse(stage.text().aim().perSplitMinor(), 0L);
        parcelGrams = stage.text().bounds().parcelGrams();
        take(chosen);
    }

    private record Chosen(Table table, Fill fill) {}

    private Chosen choose(Stage stage, Table table, Items items, Options options) {
        var limits = stage.text().bounds();
        int before = (int) LongStream.range(0, opened.length)
                .filter(site -> opened[(int) site])
                .count();
        if (!stage.keys().isEmpty()) {
            boolean together = Boolean.TRUE.equals(stage.text().aim().together());
            var sequence = new Sequence(table, stage.keys(), options, stock);
            return new Chosen(table, sequence.fill(together, limits.mostParcels() - before));
        }
        var few = items.compete ? table : table.only(table.undominated(), items);
        long perSplit = Objects.requireNonNullElse(stage.text().aim().perSplitMinor(), 0L) * 1000;
        var search = new Search(few, limits, perSplit, before);
        long set = search.run();
        exact &= search.exact();
        if (search.tie() != null) tie = search.tie();
        return new Chosen(few, Fill.of(few, set));
    }

    private boolean all(Table table) {
        for (int k = 0; k < table.need.length; k++)
            if (table.need[k] < table.items.get(k).need()) return false;
        return true;
    }

    private boolean all(Chosen chosen) {
        var table = chosen.table();
        for (int k = 0; k < table.need.length; k++) {
            long units = 0;
            for (int o = 0; o < table.n; o++) units += chosen.fill().units[k * table.n + o];
            if (units < table.items.get(k).need()) return false;
        }
        return true;
    }

    /** Hands the units of each item to its lines, in their order, and takes them from the stock. */
    private void take(Chosen chosen) {
        var left = new LinkedHashMap<Integer, Long>();
        for (var line : rest) left.put(line.line(), line.quantity());
        var table = chosen.table();
        for (int k = 0; k < table.need.length; k++)
            for (int o = 0; o < table.n; o++) {
                long units = chosen.fill().units[k * table.n + o];
                if (units > 0) take(table.items.get(k), table.options.get(o).site(), units, left);
            }
        rest = rest.stream()
                .filter(line -> left.getOrDefault(line.line(), 0L) > 0)
                .map(line -> line.of(left.getOrDefault(line.line(), 0L)))
                .toList();
    }

    private void take(Items.Item item, int site, long units, Map<Integer, Long> left) {
        opened[site] = true;
        for (var part : item.parts()) stock.take(part.sku(), site, part.units() * units);
        boolean together = item.need() == 1 && (item.lines().size() > 1 || item.whole());
        long open = units;
        for (var line : item.lines()) {
            long most = left.getOrDefault(line.line(), 0L);
            long got = together ? most : Math.min(open, most);
            if (got == 0) continue;
            open -= together ? 0 : got;
            left.put(line.line(), most - got);
            given.computeIfAbsent(line.line(), _ -> new TreeMap<>()).merge(site, got, Long::sum);
        }
    }
}
