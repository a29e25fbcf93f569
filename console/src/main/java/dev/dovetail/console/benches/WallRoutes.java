package dev.dovetail.console.benches;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.walls.WallView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of put walls. */
@Controller
@RequestMapping("/floor/{code}/walls")
class WallRoutes {
    private static final int MOST = 100;

    private final Layout layout;
    private final WallView walls;
    private final Shell shell;

    WallRoutes(Layout layout, WallView walls, Shell shell) {
        this.layout = layout;
        this.walls = walls;
        this.shell = shell;
    }

    /** One wall; the first where none is named. */
    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View show(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String wall) {
        var house = layout.getWarehouse(code);
        var all = walls.list(house.node(), MOST);
        var shown = all.contains(wall) ? wall : all.isEmpty() ? "" : all.getFirst();
        return shell.view(
                "walls",
                new WallsPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        all,
                        shown,
                        shown.isEmpty() ? List.of() : walls.slots(house.node(), shown)));
    }
}
