package dev.dovetail.wms.labour;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.floor.DoneScan;
import dev.dovetail.wms.floor.DoneScans;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.ways.Ways;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures work from the scans of a day: a handful of reads whatever was done, nothing kept. The building, the pace and the
 * standards are those of the moment one looks.
 */
@Component
public class Labour {
    /** The most scans that are read of one worker's day: one in four seconds, round the clock. */
    public static final int MOST_SCANS = 20_000;

    /** The most scans that are read for one page of a team, unless its first worker alone has more. */
    static final int MOST_OF_TEAM = 60_000;

    private final DoneScans scans;
    private final Layout layout;
    private final Ways ways;
    private final StandardStore standards;
    private final InstantSource clock;

    Labour(DoneScans scans, Layout layout, Ways ways, StandardStore standards, InstantSource clock) {
        this.scans = scans;
        this.layout = layout;
        this.ways = ways;
        this.standards = standards;
        this.clock = clock;
    }

    /** By what work is measured there; {@link Standards#USUAL} where nobody said. */
    public Standards standards(NodeId node) {
        return standards.get(node);
    }

    /** What day it is in the warehouse. */
    public LocalDate today(Warehouse warehouse) {
        return clock.instant().atZone(warehouse.zone()).toLocalDate();
    }

    /** One worker's day; all zeros where nothing was done. */
    public WorkDay day(Warehouse warehouse, String worker, LocalDate day) {
        return days(warehouse, List.of(worker), day).getFirst();
    }

    /** @param next the last name of this page, where more may follow; null where not */
    public record Team(List<WorkDay> days, @Nullable String next) {
        public Team {
            days = List.copyOf(days);
        }
    }

    /**
     * All who did anything that day, by name: {@code limit} of them, or as many as have {@link #MOST_OF_TEAM} scans together.
     *
     * @param after the last name seen; empty for the first page
     */
    public Team team(Warehouse warehouse, LocalDate day, String after, int limit) {
        return team(warehouse, day, after, limit, MOST_OF_TEAM);
    }

    Team team(Warehouse warehouse, LocalDate day, String after, int limit, long most) {
        var from = start(warehouse, day);
        var until = end(warehouse, day);
        var found = scans.workers(warehouse.node(), from, until, after, limit);
        var counts = scans.counts(warehouse.node(), found, from, until, MOST_SCANS);
        int fit = 0;
        for (long read = 0; fit < found.size(); fit++) {
            read += counts.getOrDefault(found.get(fit), 0L);
            if (fit > 0 && read > most) break;
        }
        boolean more = fit < found.size() || found.size() == limit;
        return new Team(days(warehouse, found.subList(0, fit), day), more ? found.get(fit - 1) : null);
    }

    private List<WorkDay> days(Warehouse warehouse, List<String> workers, LocalDate day) {
        var node = warehouse.node();
        var done = scans.list(node, workers, start(warehouse, day), end(warehouse, day), MOST_SCANS);
        var measuring = new Measuring(building(node, done), standards.get(node));
        var byWorker = done.stream().collect(groupingBy(DoneScan::worker));
        return workers.stream()
                .map(worker -> measuring.day(worker, day, byWorker.getOrDefault(worker, List.of()), MOST_SCANS))
                .toList();
    }

    private Building building(NodeId node, Collection<DoneScan> done) {
        var graph = ways.findGraph(node).orElse(null);
        if (graph == null) return new Building(null, null, Map.of());
        var codes = done.stream()
                .flatMap(scan -> Stream.<@Nullable String>of(scan.from(), scan.place()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(toSet());
        graph.stands().forEach(one -> codes.remove(one.location()));
        Map<String, Location.Kind> kinds =
                layout.byCode(node, codes).values().stream().collect(toMap(Location::code, Location::kind));
        return new Building(graph, ways.findLegs(node).orElse(null), kinds);
    }

    private static Instant start(Warehouse warehouse, LocalDate day) {
        return day.atStartOfDay(warehouse.zone()).toInstant();
    }

    private static Instant end(Warehouse warehouse, LocalDate day) {
        return start(warehouse, day.plusDays(1));
    }
}
