package dev.dovetail.console.nodes;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** Nodes in the navigation. */
@Component
class NodesBadge implements Badge {
    @Override
    public String key() {
        return "nodes";
    }

    @Override
    public String path() {
        return "/nodes";
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public Permission permission() {
        return Permission.STOCK_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return 0;
    }
}
