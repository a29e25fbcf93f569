package dev.dovetail.lab.floor;

import java.time.Duration;

/** How long people take to scan. A demo's people are quick, but they are people: no processor holds their handhelds. */
@FunctionalInterface
public interface Pace {
    Pace AT_ONCE = _ -> {};

    /** Comes back when so many scans are made. */
    void scan(int scans);

    static Pace of(Duration each) {
        return scans -> {
            try {
                Thread.sleep(each.multipliedBy(scans));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
