package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** The floor in the navigation. Its work waits for hands, not for an operator. */
@Component
class FloorBadge implements Badge {
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
        return 0;
    }
}
