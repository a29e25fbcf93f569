package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Stock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets pickers take another lot where no order loses its goods by it. */
@Component
class SwapReports {
    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;
    private final BinIssues issues;

    SwapReports(OutboundStore store, WorkStore works, Stock stock, BinIssues issues) {
        this.store = store;
        this.works = works;
        this.stock = stock;
        this.issues = issues;
    }

    Map<UUID, Refusal> take(NodeId node, List<Swap> swaps) {
        var tasks = tasks(node, swaps);
        var work = new Work(store.lockByTask(node, tasks), store.picksOfTasks(node, tasks));
        var lots = new LotSwaps(work, stock.free(node, skus(work, swaps)));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (var swap : swaps) {
            var refusal = lots.refusal(swap);
            if (refusal != null) refused.put(swap.scanId(), refusal);
        }
        stock.unallocate(node, lots.freed());
        stock.claim(node, lots.claimed());
        works.save(node, work, swaps.getLast().at());
        return refused;
    }

    /** Those that {@link #take} would make now; nothing is changed. */
    Set<UUID> possible(NodeId node, List<Swap> swaps) {
        var work = new Work(Map.of(), store.picksOfTasks(node, tasks(node, swaps)));
        var free = stock.free(node, skus(work, swaps));
        Set<UUID> possible = new HashSet<>();
        for (var swap : swaps)
            if (new LotSwaps(new Work(Map.of(), work.picks()), free).refusal(swap) == null) possible.add(swap.scanId());
        return possible;
    }

    private Set<Long> tasks(NodeId node, List<Swap> swaps) {
        var tasks = new LinkedHashSet<Long>();
        swaps.forEach(swap -> swap.stops().forEach(stop -> tasks.add(stop.task())));
        tasks.addAll(issues.neighbours(
                node, swaps.stream().map(Swap::location).distinct().toList()));
        return tasks;
    }

    private static Set<Sku> skus(Work work, List<Swap> swaps) {
        var stops = swaps.stream().flatMap(swap -> swap.stops().stream()).collect(Collectors.toSet());
        return work.picks().stream()
                .filter(line -> stops.contains(line.key()))
                .map(PickLine::sku)
                .collect(Collectors.toSet());
    }
}
