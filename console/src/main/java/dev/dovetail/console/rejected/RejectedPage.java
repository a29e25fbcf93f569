package dev.dovetail.console.rejected;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.intake.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejected orders of one state, newest first. @param state {@code waiting}, {@code resent} or {@code dismissed} */
public record RejectedPage(
        Frame frame,
        String state,
        long waiting,
        List<Rejection> rows,
        @Nullable String next) {
    public RejectedPage {
        rows = List.copyOf(rows);
    }

    /** Tells when more wait. */
    public String live() {
        return "/rejected/live?waiting=" + waiting;
    }
}
