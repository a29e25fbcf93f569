package dev.dovetail.console.returning;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.returns.Returns;
import dev.dovetail.wms.returns.ReturnsView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of the returns bench: what waits for a decision and who takes it. */
@Controller
@RequestMapping("/floor/{code}/returns")
class ReturnRoutes {
    private static final int ROWS = 50;
    private static final String START = "0~0";

    private final Layout layout;
    private final Returns returns;
    private final ReturnsView view;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    ReturnRoutes(
            Layout layout, Returns returns, ReturnsView view, Refusals refusals, Shell shell, InstantSource clock) {
        this.layout = layout;
        this.returns = returns;
        this.view = view;
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
            @RequestParam(defaultValue = "waiting") String which,
            @RequestParam(defaultValue = START) String after,
            @RequestParam(required = false) @Nullable String done) {
        var house = layout.getWarehouse(code);
        if (which.equals("open") || which.equals("closed")) return parcels(request, caller, house, which, after);
        var said = "decided".equals(done) ? "returns.done.decided" : null;
        return waiting(request, caller, house, after, ReturnsPage.Typed.NOTHING, null, said, 200);
    }

    @PostMapping("/{id}/{seq}/decide")
    @Permit(Permission.STOCK_DECIDE)
    View decide(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @PathVariable int seq,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = START) String after) {
        var house = layout.getWarehouse(code);
        var typed = new ReturnsPage.Typed(id + "~" + seq, as, reason);
        return refusals.tried(
                () -> {
                    returns.decide(house, id, seq, as, reason.strip(), caller.cause(clock.instant()));
                    return "/floor/" + house.code() + "/returns?done=decided";
                },
                (words, status) -> waiting(request, caller, house, after, typed, words, null, status));
    }

    @GetMapping("/{id}")
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int after) {
        var house = layout.getWarehouse(code);
        var parcel = view.parcel(house.node(), id);
        var found = view.of(house.node(), parcel, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        var units = more ? found.subList(0, ROWS) : found;
        return shell.view(
                "return",
                new ReturnPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        parcel,
                        units,
                        view.went(house.node(), id),
                        more ? units.getLast().seq() : null));
    }

    private View parcels(HttpServletRequest request, Caller caller, Warehouse house, String which, String after) {
        var found = view.parcels(house.node(), which.equals("open"), cut(after)[0], ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        var next = more ? rows.getLast().id() + "~0" : null;
        return shell.view(
                "returns",
                new ReturnsPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        which,
                        List.of(),
                        rows,
                        next,
                        after,
                        ReturnsPage.Typed.NOTHING,
                        null,
                        null));
    }

    private View waiting(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            String after,
            ReturnsPage.Typed typed,
            @Nullable String note,
            @Nullable String done,
            int status) {
        var cut = cut(after);
        var found = view.waiting(house.node(), cut[0], (int) cut[1], ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        var page = new ReturnsPage(
                shell.frame(request, caller, "floor"),
                house.code(),
                house.name(),
                "waiting",
                rows,
                List.of(),
                more ? ReturnsPage.key(rows.getLast()) : null,
                after,
                typed,
                note,
                done);
        return shell.view("returns", page, status);
    }

    /** {@code return~seq}; what is neither is the beginning. */
    private static long[] cut(String after) {
        if (!after.matches("[0-9]{1,18}~[0-9]{1,9}")) return new long[2];
        int at = after.indexOf('~');
        return new long[] {Long.parseLong(after.substring(0, at)), Long.parseLong(after.substring(at + 1))};
    }
}
