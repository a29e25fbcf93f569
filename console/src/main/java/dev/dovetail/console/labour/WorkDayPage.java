package dev.dovetail.console.labour;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.wms.labour.Job;
import dev.dovetail.wms.labour.Labour;
import dev.dovetail.wms.labour.Standards;
import dev.dovetail.wms.labour.WorkDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One worker's day. @param team whether the team's page may be opened too */
public record WorkDayPage(
        Frame frame,
        String code,
        String name,
        ZoneId zone,
        boolean today,
        boolean team,
        WorkDay work,
        Standards standards) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    public String path() {
        return "/floor/" + code + "/labour/" + TeamPage.encoded(work.worker());
    }

    public int mostScans() {
        return Labour.MOST_SCANS;
    }

    /** The warehouse's own clock. */
    public String clock(WorkDay.Task task) {
        return CLOCK.format(task.first().atZone(zone)) + "–"
                + CLOCK.format(task.last().atZone(zone));
    }

    public List<Job> jobs() {
        return List.of(Job.values());
    }

    /** As seconds, without a tail of zeros. */
    public String seconds(int millis) {
        return millis % 1000 == 0 ? Integer.toString(millis / 1000) : Double.toString(millis / 1000.0);
    }

    public Standards.Handling handling(Job job) {
        return standards.handling().getOrDefault(job, new Standards.Handling(0, 0, 0));
    }
}
