package dev.dovetail.console.start;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** The page after signing in, in the navigation. */
@Component
class StartBadge implements Badge {
    @Override
    public String key() {
        return "start";
    }

    @Override
    public String path() {
        return "/start";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Permission permission() {
        return Permission.ORDERS_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return 0;
    }
}
