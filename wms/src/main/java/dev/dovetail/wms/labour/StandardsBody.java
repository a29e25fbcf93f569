package dev.dovetail.wms.labour;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.labour.Standards.Handling;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Standards as JSON; a kind of work that is left out goes by the usual figures. */
record StandardsBody(
        int allowancePercent,
        int stepMm,
        int gapMinutes,
        @Nullable Map<String, Handling> handling) {
    private static final int LONGEST_MILLIS = 600_000;

    StandardsBody {
        within("/allowancePercent", allowancePercent, 0, 100);
        within("/stepMm", stepMm, 300, 1_500);
        within("/gapMinutes", gapMinutes, 1, 120);
    }

    static StandardsBody of(Standards standards) {
        Map<String, Handling> handling = new TreeMap<>();
        for (var job : Job.values()) handling.put(job.word(), standards.of(job));
        return new StandardsBody(standards.allowancePercent(), standards.stepMm(), standards.gapMinutes(), handling);
    }

    Standards standards() {
        Map<Job, Handling> asked = new EnumMap<>(Standards.USUAL.handling());
        var said = handling == null ? Map.<String, Handling>of() : handling;
        said.forEach((word, times) -> {
            var path = "/handling/" + word;
            within(path + "/taskMillis", times.taskMillis(), 0, LONGEST_MILLIS);
            within(path + "/stopMillis", times.stopMillis(), 0, LONGEST_MILLIS);
            within(path + "/packMillis", times.packMillis(), 0, LONGEST_MILLIS);
            asked.put(job(path, word), times);
        });
        return new Standards(allowancePercent, stepMm, gapMinutes, asked);
    }

    private static Job job(String path, String word) {
        for (var job : Job.values()) if (job.word().equals(word)) return job;
        throw new Malformed("labour.standards", path, "receive, putaway, pick, pack, load, count, replenish or move");
    }

    private static void within(String path, int value, int least, int most) {
        if (value < least || value > most) throw new Malformed("labour.standards", path, least + " to " + most);
    }
}
