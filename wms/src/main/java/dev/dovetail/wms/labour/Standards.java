package dev.dovetail.wms.labour;

import java.util.EnumMap;
import java.util.Map;

/**
 * By what work is measured in one warehouse; how fast people walk is said by its pace.
 *
 * @param allowancePercent of the time that the work itself asks for, for personal needs, fatigue and delays: 15 is the least
 *     that 29 CFR 525.12(h)(2)(ii) finds appropriate
 * @param stepMm the length of one step: 41 to 45 % of a person's height
 * @param gapMinutes a longer time between two scans of a worker is neither work nor compared with anything
 * @param handling of each job
 */
public record Standards(int allowancePercent, int stepMm, int gapMinutes, Map<Job, Handling> handling) {
    /** Starting values, to be replaced by what the house has timed itself. */
    public static final Standards USUAL = new Standards(15, 710, 15, usual());

    public Standards {
        handling = Map.copyOf(handling);
    }

    /** Milliseconds. @param taskMillis once a task; @param stopMillis at each stop; @param packMillis for each pack */
    public record Handling(int taskMillis, int stopMillis, int packMillis) {}

    Handling of(Job job) {
        return handling.getOrDefault(job, new Handling(0, 0, 0));
    }

    private static Map<Job, Handling> usual() {
        Map<Job, Handling> usual = new EnumMap<>(Job.class);
        usual.put(Job.RECEIVE, new Handling(0, 8_000, 2_000));
        usual.put(Job.PUTAWAY, new Handling(0, 15_000, 1_000));
        usual.put(Job.PICK, new Handling(30_000, 8_000, 2_000));
        usual.put(Job.PACK, new Handling(10_000, 8_000, 4_000));
        usual.put(Job.LOAD, new Handling(0, 12_000, 0));
        usual.put(Job.COUNT, new Handling(0, 8_000, 1_000));
        usual.put(Job.REPLENISH, new Handling(0, 20_000, 1_000));
        usual.put(Job.KIT, new Handling(30_000, 8_000, 2_000));
        usual.put(Job.PLATE, new Handling(0, 15_000, 1_000));
        usual.put(Job.MOVE, new Handling(0, 15_000, 1_000));
        return usual;
    }
}
