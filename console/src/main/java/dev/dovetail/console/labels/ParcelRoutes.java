package dev.dovetail.console.labels;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
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

/** The page of a parcel, where a supervisor has its label voided and made anew. */
@Controller
@RequestMapping("/floor/{code}/parcels/{id}")
class ParcelRoutes {
    private final Layout layout;
    private final PackingView view;
    private final Packing packing;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    ParcelRoutes(
            Layout layout, PackingView view, Packing packing, Refusals refusals, Shell shell, InstantSource clock) {
        this.layout = layout;
        this.view = view;
        this.packing = packing;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done) {
        var said = "voided".equals(done) ? "parcel.done.voided" : null;
        return page(request, caller, layout.getWarehouse(code), id, "", null, said, 200);
    }

    @PostMapping("/void")
    @Permit(Permission.FLOOR_DECIDE)
    View voidLabel(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        var house = layout.getWarehouse(code);
        return refusals.told(
                reason,
                () -> {
                    packing.voidLabel(house.node(), parcel(id), reason.strip(), caller.cause(clock.instant()));
                    return "/floor/" + house.code() + "/parcels/" + id + "?done=voided";
                },
                (words, status) -> page(request, caller, house, id, reason, words, null, status));
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
        var parcel = view.find(house.node(), parcel(id))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("packing.no-such-parcel", java.util.Map.of("parcel", Long.toString(id)))));
        var page = new ParcelPage(
                shell.frame(request, caller, "floor"),
                house.code(),
                house.name(),
                parcel,
                view.labels(house.node(), parcel.id()),
                reason,
                note,
                done);
        return shell.view("parcel", page, status);
    }

    private static ParcelId parcel(long id) {
        if (id <= 0) throw new Malformed("request.id", "id", "an id is a positive number");
        return new ParcelId(id);
    }
}
