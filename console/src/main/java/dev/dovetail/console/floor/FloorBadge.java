package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.floor.Conflicts;
import org.springframework.stereotype.Component;

/** The floor in the navigation. Its work waits for hands; what waits for a person there are the conflicts. */
@Component
class FloorBadge implements Badge {
    private final Conflicts conflicts;

    FloorBadge(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public String key() {
        return "floor";
    }

    @Override
    public String path() {
        return "/floor";
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public Permission permission() {
        return Permission.FLOOR_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return conflicts.open().stream().mapToLong(Conflicts.Open::count).sum();
    }
}
