package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** Promise in the navigation: the rules by which orders are sourced and promised. */
@Component
class PromiseBadge implements Badge {
    @Override
    public String key() {
        return "promise";
    }

    @Override
    public String path() {
        return "/rules";
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
