package dev.dovetail.console.orders;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** Orders in the navigation. Nothing waits for a person there by itself. */
@Component
class OrdersBadge implements Badge {
    @Override
    public String key() {
        return "orders";
    }

    @Override
    public String path() {
        return "/orders";
    }

    @Override
    public int rank() {
        return 10;
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
