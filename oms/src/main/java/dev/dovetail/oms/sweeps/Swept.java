package dev.dovetail.oms.sweeps;

import java.time.Instant;
import java.util.List;

/**
 * What one sweep found.
 *
 * @param told distinct numbers that the channel says it has
 * @param captured how many of them are orders here
 * @param rejected those that came and were refused
 * @param missing those that never came
 */
public record Swept(
        String id, Instant from, Instant to, int told, int captured, List<String> rejected, List<String> missing) {
    public Swept {
        rejected = List.copyOf(rejected);
        missing = List.copyOf(missing);
    }
}
