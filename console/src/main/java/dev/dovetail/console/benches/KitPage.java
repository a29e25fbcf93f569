package dev.dovetail.console.benches;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.kitting.WorkView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One work order. @param steps what was done for it, the first first; @param reason what was typed; @param note why it was not ended; @param done what was just done, as a key of words */
public record KitPage(
        Frame frame,
        String code,
        String name,
        WorkView.Shown order,
        List<WorkView.Done> steps,
        String reason,
        @Nullable String note,
        @Nullable String done) {
    public KitPage {
        steps = List.copyOf(steps);
    }

    public String path() {
        return "/floor/" + code + "/kits/" + order.id();
    }

    public boolean mayEnd() {
        return order.state().equals("open") && frame.caller().may(Permission.FLOOR_DECIDE);
    }
}
