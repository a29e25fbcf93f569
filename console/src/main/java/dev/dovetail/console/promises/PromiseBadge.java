package dev.dovetail.console.promises;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** Promise in the navigation: what can be had by when, and the rules behind it. */
@Component
class PromiseBadge implements Badge {
    @Override
    public String key() {
        return "promise";
    }

    @Override
    public String path() {
        return "/promise";
    }

    @Override
    public int rank() {
        return 20;
    }

    /** Who reads stock may open the pages; whoever works on a floor has no use for them. */
    @Override
    public Permission permission() {
        return Permission.ORDERS_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return 0;
    }
}
