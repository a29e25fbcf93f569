package dev.dovetail.oms.publishing;

import java.time.Duration;

/**
 * What is owed to a channel.
 *
 * @param every how long a window is; windows begin at whole multiples of it since 1970
 * @param kind {@code delta}, which a full publication is too, or {@code full}
 */
public record Duty(Duration every, String kind) {
    public static final String DELTA = "delta";
    public static final String FULL = "full";
}
