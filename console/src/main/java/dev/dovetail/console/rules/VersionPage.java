package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.routing.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules as they were published once.
 *
 * @param changes from the rules in force to these
 * @param noRestore why they cannot be brought back, in a sentence; null where they can
 * @param reason as it was typed
 * @param note what went wrong; null where nothing did
 */
public record VersionPage(
        Frame frame,
        Published version,
        Told told,
        List<Change> changes,
        @Nullable String noRestore,
        String reason,
        @Nullable String note) {
    public VersionPage {
        changes = List.copyOf(changes);
    }
}
