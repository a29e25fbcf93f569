package dev.dovetail.console.plates;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.plates.PlateView;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of plates. A label is printed again as often as it is asked for. */
@Controller
@RequestMapping("/floor/{code}/plates")
class PlateRoutes {
    private static final int ROWS = 50;

    private final Layout layout;
    private final PlateView plates;
    private final Shell shell;

    PlateRoutes(Layout layout, PlateView plates, Shell shell) {
        this.layout = layout;
        this.plates = plates;
        this.shell = shell;
    }

    /** Only plates that stand are somewhere and have something on them. */
    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "standing") String state,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String sku,
            @RequestParam(defaultValue = "0") long after) {
        var house = layout.getWarehouse(code);
        var which = PlatesPage.STATES.contains(state) && !state.equals("standing")
                ? new PlateView.Which(state, "", "")
                : new PlateView.Which("standing", at.strip(), sku.strip());
        var found = plates.rows(house.node(), caller.client(), which, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        return shell.view(
                "plates",
                new PlatesPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        which,
                        rows,
                        more ? rows.getLast().plate().id() : null));
    }

    @GetMapping("/{number}")
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long before) {
        var house = layout.getWarehouse(code);
        var loaded = plates.get(house.node(), number);
        var found = plates.history(house.node(), loaded.plate().id(), before, ROWS + 1);
        boolean more = found.size() > ROWS;
        var history = more ? found.subList(0, ROWS) : found;
        return shell.view(
                "plate",
                new PlatePage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        loaded,
                        history,
                        more ? history.getLast().id() : null));
    }
}
