package dev.dovetail.console.rejected;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.intake.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * One rejected order and its body.
 *
 * @param body as it was posted, or as it was last typed
 * @param again why it was refused again; null where it was not sent from here
 * @param note what was just done, or why nothing was, as a key of words; null where neither
 */
public record RejectionPage(
        Frame frame,
        Rejection rejection,
        String body,
        @Nullable Again again,
        @Nullable String note) {
    /** @param path where in the body; null where it is the whole */
    public record Again(String code, @Nullable String path, String detail) {}

    public boolean waiting() {
        return rejection.state().equals("waiting");
    }
}
