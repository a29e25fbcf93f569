package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.sweeps.Missing;
import dev.dovetail.oms.sweeps.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel's sweeps, what they missed, and what none of them covers.
 *
 * @param next where the missing orders go on; null at their end
 */
public record SweepPage(
        Frame frame,
        SweepsPage.Row row,
        Proof proof,
        List<Missing> missing,
        @Nullable String next) {
    public SweepPage {
        missing = List.copyOf(missing);
    }
}
