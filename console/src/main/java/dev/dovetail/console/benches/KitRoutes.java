package dev.dovetail.console.benches;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.kitting.Kitting;
import dev.dovetail.wms.kitting.WorkView;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages of work orders: what is made of what, and what is missing for it. */
@Controller
@RequestMapping("/floor/{code}/kits")
class KitRoutes {
    private static final int ROWS = 50;
    private static final int STEPS = 100;
    private final Layout layout;
    private final Kitting kitting;
    private final WorkView view;
    private final Missing missing;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    KitRoutes(
            Layout layout,
            Kitting kitting,
            WorkView view,
            Missing missing,
            Refusals refusals,
            Shell shell,
            InstantSource clock) {
        this.layout = layout;
        this.kitting = kitting;
        this.view = view;
        this.missing = missing;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "0") long after) {
        return all(request, caller, layout.getWarehouse(code), state, after, KitForm.EMPTY, null, 200);
    }

    @PostMapping
    @Permit(Permission.FLOOR_DECIDE)
    View order(HttpServletRequest request, Caller caller, @PathVariable String code, KitForm typed) {
        var house = layout.getWarehouse(code);
        try {
            long id = kitting.order(house, caller.client(), typed.ask(), caller.cause(clock.instant()));
            return new RedirectView("/floor/" + house.code() + "/kits/" + id + "?done=ordered", true);
        } catch (Refused e) {
            return all(request, caller, house, "open", 0, typed, missing.words(e), refusals.status(e));
        } catch (Malformed e) {
            return all(request, caller, house, "open", 0, typed, refusals.words(e), 400);
        }
    }

    @GetMapping("/{id}")
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done) {
        var said = done != null && Words.has("kit.done." + done) ? "kit.done." + done : null;
        return page(request, caller, layout.getWarehouse(code), id, "", null, said, 200);
    }

    @PostMapping("/{id}/end")
    @Permit(Permission.FLOOR_DECIDE)
    View end(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        var house = layout.getWarehouse(code);
        return refusals.told(
                reason,
                () -> {
                    kitting.stop(house, id, reason.strip(), caller.cause(clock.instant()));
                    return "/floor/" + house.code() + "/kits/" + id + "?done=ended";
                },
                (words, status) -> page(request, caller, house, id, reason, words, null, status));
    }

    private View all(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            String state,
            long after,
            KitForm typed,
            @Nullable String note,
            int status) {
        var shown = KitsPage.STATES.contains(state) ? state : "open";
        var found = view.list(house.node(), shown, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        var page = new KitsPage(
                shell.frame(request, caller, "floor"),
                house.code(),
                house.name(),
                shown,
                rows,
                more ? rows.getLast().id() : null,
                typed,
                note);
        return shell.view("kits", page, status);
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            long id,
            String reason,
            @Nullable String note,
            @Nullable String done,
            int status) {
        var page = new KitPage(
                shell.frame(request, caller, "floor"),
                house.code(),
                house.name(),
                view.get(house.node(), id),
                view.steps(house.node(), id, STEPS),
                reason,
                note,
                done);
        return shell.view("kit", page, status);
    }
}
