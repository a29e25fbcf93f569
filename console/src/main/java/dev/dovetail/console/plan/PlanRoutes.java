package dev.dovetail.console.plan;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The drawn plan of a building. */
@Controller
@RequestMapping("/floor/{code}/plan")
class PlanRoutes {
    private final Layout layout;
    private final Plans plans;
    private final Shell shell;

    PlanRoutes(Layout layout, Plans plans, Shell shell) {
        this.layout = layout;
        this.plans = plans;
        this.shell = shell;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View plan(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "units") String layer,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "7") int days,
            @RequestParam(required = false) @Nullable String find,
            @RequestParam(required = false) @Nullable String bin) {
        var house = layout.getWarehouse(code);
        var asked = Asked.of(house.code(), layer, level, days, find, bin);
        return shell.view("plan", plans.page(shell.frame(request, caller, "floor"), house, asked));
    }

    /** What lies at the place of a bin: a part of the page. */
    @GetMapping("/bins/{bin}")
    @Permit(Permission.FLOOR_READ)
    View bin(@PathVariable String code, @PathVariable String bin) {
        var open = plans.open(layout.getWarehouse(code).node(), bin);
        return shell.view("plan-bin", open.orElseGet(() -> new BinPage(List.of())));
    }
}
