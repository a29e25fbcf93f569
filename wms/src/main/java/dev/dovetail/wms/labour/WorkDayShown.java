package dev.dovetail.wms.labour;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day as JSON. @param tasks null in a list of days */
record WorkDayShown(
        String worker,
        String day,
        Figures total,
        @Nullable Integer pickRate,
        List<JobShown> jobs,
        Gaps gaps,
        boolean ways,
        boolean cut,
        int taskCount,
        @Nullable List<TaskShown> tasks) {

    record JobShown(String job, Figures figures) {}

    /** Times that count as no work. */
    record Gaps(int count, long millis) {}

    record TripShown(long metres, long byCodeMetres, long savedMetres) {}

    record TaskShown(
            String job,
            @Nullable String task,
            String first,
            String last,
            Figures figures,
            @Nullable TripShown trip) {
        static TaskShown of(WorkDay.Task one) {
            var trip = one.trip();
            return new TaskShown(
                    one.job().word(),
                    one.id(),
                    one.first().toString(),
                    one.last().toString(),
                    one.figures(),
                    trip == null ? null : new TripShown(trip.metres(), trip.byCodeMetres(), trip.savedMetres()));
        }
    }

    static WorkDayShown summary(WorkDay day) {
        return of(day, null);
    }

    static WorkDayShown whole(WorkDay day) {
        return of(day, day.tasks().stream().map(TaskShown::of).toList());
    }

    private static WorkDayShown of(WorkDay day, @Nullable List<TaskShown> tasks) {
        return new WorkDayShown(
                day.worker(),
                day.day().toString(),
                day.total(),
                day.pickRate(),
                day.jobs().stream()
                        .map(one -> new JobShown(one.job().word(), one.figures()))
                        .toList(),
                new Gaps(day.gaps(), day.gapMillis()),
                day.ways(),
                day.cut(),
                day.taskCount(),
                tasks);
    }
}
