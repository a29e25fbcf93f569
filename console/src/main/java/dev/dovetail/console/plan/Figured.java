package dev.dovetail.console.plan;

import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.StockView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of locations, by their ids. @param percents of those that have a limit; @param found what was looked for */
record Figured(Map<Long, StockView.Fill> fills, Map<Long, Integer> percents, Map<Long, Long> picks, Set<Long> found) {
    private static final StockView.Fill NOTHING = new StockView.Fill(0, 0, 0);

    long units(List<Location> bins) {
        return bins.stream()
                .mapToLong(one -> fills.getOrDefault(one.id(), NOTHING).units())
                .sum();
    }

    /** The fullest of them. */
    long percent(List<Location> bins) {
        return bins.stream()
                .mapToInt(one -> percents.getOrDefault(one.id(), 0))
                .max()
                .orElse(0);
    }

    long picks(List<Location> bins) {
        return bins.stream().mapToLong(one -> picks.getOrDefault(one.id(), 0L)).sum();
    }

    boolean found(List<Location> bins) {
        return bins.stream().anyMatch(one -> found.contains(one.id()));
    }

    boolean measured(List<Location> bins) {
        return bins.stream().anyMatch(one -> percents.containsKey(one.id()));
    }

    long of(String layer, List<Location> bins) {
        return switch (layer) {
            case "full" -> percent(bins);
            case "picks" -> picks(bins);
            default -> units(bins);
        };
    }
}
