package dev.dovetail.wms.labour;

import dev.dovetail.wms.floor.DoneScan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out the day of a worker. Pure. */
final class Measuring {
    static final int MOST_TASKS = 200;

    private final Building building;
    private final Standards standards;

    Measuring(Building building, Standards standards) {
        this.building = building;
        this.standards = standards;
    }

    /** @param most scans that were read of one day */
    WorkDay day(String worker, LocalDate day, List<DoneScan> scans, int most) {
        var steps = Steps.of(scans, building, standards);
        var total = new Tally(standards);
        Map<Job, Tally> jobs = new TreeMap<>();
        Map<Integer, List<Step>> tasks = new TreeMap<>();
        for (var step : steps) {
            total.add(step);
            jobs.computeIfAbsent(step.job(), _ -> new Tally(standards)).add(step);
            tasks.computeIfAbsent(step.task(), _ -> new ArrayList<>()).add(step);
        }
        var gaps = gaps(steps);
        return new WorkDay(
                worker,
                day,
                total.figures(),
                jobs.entrySet().stream()
                        .map(one ->
                                new WorkDay.OfJob(one.getKey(), one.getValue().figures()))
                        .toList(),
                (int) gaps.getCount(),
                gaps.getSum(),
                List.copyOf(tasks.values()).reversed().stream()
                        .limit(MOST_TASKS)
                        .map(this::task)
                        .toList(),
                tasks.size(),
                building.hasWays(),
                scans.size() >= most);
    }

    private static LongSummaryStatistics gaps(List<Step> steps) {
        return steps.stream()
                .skip(1)
                .filter(step -> !step.timed())
                .mapToLong(Step::millis)
                .summaryStatistics();
    }

    private WorkDay.Task task(List<Step> steps) {
        var tally = new Tally(standards);
        steps.forEach(tally::add);
        var first = steps.getFirst();
        return new WorkDay.Task(
                first.job(),
                first.scan().task(),
                first.scan().at(),
                steps.getLast().scan().at(),
                tally.figures(),
                first.job() == Job.PICK ? trip(steps) : null);
    }

    private WorkDay.@Nullable Trip trip(List<Step> steps) {
        List<String> walked = new ArrayList<>();
        for (var step : steps) {
            var at = step.scan().place();
            if (at != null && (walked.isEmpty() || !walked.getLast().equals(at))) walked.add(at);
        }
        var mm = mm(walked);
        var byCode = mm(walked.stream().distinct().sorted().toList());
        return mm == null || byCode == null ? null : new WorkDay.Trip(mm / 1000, byCode / 1000);
    }

    private @Nullable Long mm(List<String> stops) {
        var here = building.start();
        var end = building.pack();
        if (stops.isEmpty() || here == null || end == null) return null;
        List<String> path = new ArrayList<>(stops);
        path.add(end);
        long mm = 0;
        for (var next : path) {
            if (next.equals(here)) continue;
            var way = building.between(Objects.requireNonNull(here), next).orElse(null);
            if (way == null) return null;
            mm += way.mm();
            here = next;
        }
        return mm;
    }
}
