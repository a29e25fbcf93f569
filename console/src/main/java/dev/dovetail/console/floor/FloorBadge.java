package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.wms.floor.Conflicts;
import dev.dovetail.wms.receiving.ReceivingView;
import dev.dovetail.wms.returns.ReturnsView;
import org.springframework.stereotype.Component;

/** The floor in the navigation. Its work waits for hands; what waits for a person there are conflicts, deliveries to be settled and returns to be decided. */
@Component
class FloorBadge implements Badge {
    private final Conflicts conflicts;
    private final ReceivingView deliveries;
    private final ReturnsView returns;

    FloorBadge(Conflicts conflicts, ReceivingView deliveries, ReturnsView returns) {
        this.conflicts = conflicts;
        this.deliveries = deliveries;
        this.returns = returns;
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
        return conflicts.open().stream().mapToLong(Conflicts.Open::count).sum()
                + deliveries.unsettled()
                + returns.undecided();
    }
}
