package dev.dovetail.console.benches;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.kitting.WorkView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work orders of one warehouse. @param note why one was not given; @param next the last id shown, where there may be more */
public record KitsPage(
        Frame frame,
        String code,
        String name,
        String state,
        List<WorkView.Shown> rows,
        @Nullable Long next,
        KitForm typed,
        @Nullable String note) {
    public static final List<String> STATES = List.of("open", "done", "cancelled");

    public KitsPage {
        rows = List.copyOf(rows);
    }

    public String path() {
        return "/floor/" + code + "/kits";
    }

    public boolean mayOrder() {
        return frame.caller().may(Permission.FLOOR_DECIDE);
    }
}
