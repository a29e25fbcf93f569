package dev.dovetail.wms.labour;

import dev.dovetail.wms.floor.DoneScan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a worker's day into steps, each belonging to the scan that ends it. Between pick tasks the way leads by the pack
 * station, and before one by the start. Pure.
 */
final class Steps {
    private static final Set<String> NOTHING_TAKEN = Set.of("short", "kit-short", "status", "unpick");

    private final Building building;
    private final Standards standards;
    private final List<Step> steps = new ArrayList<>();
    private final Map<TaskKey, Integer> tasks = new HashMap<>();
    private final Set<List<Integer>> lines = new HashSet<>();
    private @Nullable String here;

    private Steps(Building building, Standards standards) {
        this.building = building;
        this.standards = standards;
    }

    private record TaskKey(Job job, String id) {}

    /** @param scans of one worker, in the order in which they were made */
    static List<Step> of(List<DoneScan> scans, Building building, Standards standards) {
        var day = new Steps(building, standards);
        scans.forEach(day::add);
        return day.steps;
    }

    private void add(DoneScan scan) {
        var job = Job.of(scan.kind());
        var before = steps.isEmpty() ? null : steps.getLast();
        int known = tasks.size();
        int task = task(scan, job, before);
        boolean opens = task == known;
        boolean other = before == null || before.task() != task;
        boolean line = line(scan, task, job);
        long millis = before == null
                ? 0
                : Math.max(0, Duration.between(before.scan().at(), scan.at()).toMillis());
        boolean timed = before != null && millis <= standards.gapMinutes() * 60_000L;
        var walked = walk(scan, job, before, other);
        steps.add(
                new Step(scan, job, task, line, packs(scan), millis, timed, walked, handling(scan, job, opens, line)));
    }

    /** What belongs to no task is one for as long as nothing else is done between. */
    private int task(DoneScan scan, Job job, @Nullable Step before) {
        var id = scan.task();
        if (id == null && before != null && before.job() == job && before.scan().task() == null) return before.task();
        var key = new TaskKey(job, id == null ? "#" + tasks.size() : id);
        return tasks.computeIfAbsent(key, _ -> tasks.size());
    }

    /** A stop of a pick task or a work order has a number; a carton and a count are one each; what is carried is one each time. */
    private boolean line(DoneScan scan, int task, Job job) {
        return switch (job) {
            case PICK, KIT -> scan.seq() > 0 && lines.add(List.of(task, scan.seq()));
            case PACK, LOAD, COUNT -> lines.add(List.of(task, 0));
            case RECEIVE, PUTAWAY, REPLENISH, PLATE, MOVE -> true;
        };
    }

    /** What a hand took. Of units that were not found, laid back, or set aside where they lie, it took none. */
    private static long packs(DoneScan scan) {
        return NOTHING_TAKEN.contains(scan.kind()) ? 0 : scan.packs();
    }

    private long handling(DoneScan scan, Job job, boolean opens, boolean line) {
        var asks = standards.of(job);
        return (opens ? asks.taskMillis() : 0) + (line ? asks.stopMillis() : 0) + packs(scan) * asks.packMillis();
    }

    private Step.@Nullable Walked walk(DoneScan scan, Job job, @Nullable Step before, boolean other) {
        List<@Nullable String> path = new ArrayList<>();
        if (before != null) path.add(here);
        if (before != null && other && before.job() == Job.PICK) path.add(building.pack());
        if (other && job == Job.PICK) path.add(building.start());
        path.addAll(building.visited(scan));
        if (path.isEmpty()) return null;
        here = path.getLast();
        return along(path);
    }

    private Step.@Nullable Walked along(List<@Nullable String> path) {
        long mm = 0;
        long millis = 0;
        for (int i = 0; i < path.size(); i++) {
            var to = path.get(i);
            var from = i == 0 ? to : path.get(i - 1);
            if (to == null || from == null) return null;
            if (from.equals(to)) continue;
            var way = building.between(from, to).orElse(null);
            if (way == null) return null;
            mm += way.mm();
            millis += way.millis();
        }
        return new Step.Walked(mm, millis);
    }
}
