package dev.dovetail.wms.labour;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker did on one day of the warehouse's calendar. A supervisor sees the same.
 *
 * @param total of all jobs; its lines per hour are of all kinds of stops together
 * @param jobs those that were done, in the order of a building's flow
 * @param gaps times between scans that were too long to be work; @param gapMillis all of them together
 * @param tasks the latest first, at most 200; @param taskCount all of them
 * @param ways whether the building has ways: without them there are no metres, no standard and no attainment
 * @param cut whether there were more scans than are read of one day
 */
public record WorkDay(
        String worker,
        LocalDate day,
        Figures total,
        List<OfJob> jobs,
        int gaps,
        long gapMillis,
        List<Task> tasks,
        int taskCount,
        boolean ways,
        boolean cut) {
    public WorkDay {
        jobs = List.copyOf(jobs);
        tasks = List.copyOf(tasks);
    }

    /** The lines picked in an hour of picking; null where there were less than five minutes of it. */
    public @Nullable Integer pickRate() {
        for (var one : jobs) if (one.job() == Job.PICK) return one.figures().linesPerHour();
        return null;
    }

    /** The figures of one kind of work. */
    public record OfJob(Job job, Figures figures) {}

    /**
     * @param id of the pick task, trip, outbound, count, delivery; null for what belongs to none
     * @param trip of a pick task in a building with ways
     */
    public record Task(
            Job job,
            @Nullable String id,
            Instant first,
            Instant last,
            Figures figures,
            @Nullable Trip trip) {}

    /**
     * The way of a pick task from the start by its stops to the pack station.
     *
     * @param metres as it was walked; @param byCodeMetres as it would have been in the order of the bins' codes
     */
    public record Trip(long metres, long byCodeMetres) {
        public long savedMetres() {
            return byCodeMetres - metres;
        }
    }
}
