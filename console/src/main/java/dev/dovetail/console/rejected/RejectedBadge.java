package dev.dovetail.console.rejected;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.intake.Rejections;
import org.springframework.stereotype.Component;

/** Rejected orders in the navigation; each waits for a person. */
@Component
class RejectedBadge implements Badge {
    private final Rejections rejections;

    RejectedBadge(Rejections rejections) {
        this.rejections = rejections;
    }

    @Override
    public String key() {
        return "rejected";
    }

    @Override
    public String path() {
        return "/rejected";
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public Permission permission() {
        return Permission.ORDERS_CHANGE;
    }

    @Override
    public long waiting(Caller caller) {
        return rejections.countWaiting(caller.client());
    }
}
