package dev.dovetail.console.inbound;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.receiving.ReceivingView;
import dev.dovetail.wms.receiving.ReceivingView.Which;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of deliveries: what is to come, what is here, what came otherwise, and whose goods are those that nobody announced. */
@Controller
@RequestMapping("/floor/{code}/deliveries")
class DeliveryRoutes {
    private static final int ROWS = 50;
    private static final DeliveryPage.Typed NOTHING = new DeliveryPage.Typed("", "");

    private final Layout layout;
    private final Receiving receiving;
    private final ReceivingView view;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    DeliveryRoutes(
            Layout layout,
            Receiving receiving,
            ReceivingView view,
            Refusals refusals,
            Shell shell,
            InstantSource clock) {
        this.layout = layout;
        this.receiving = receiving;
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
            @RequestParam(defaultValue = "arrived") String which,
            @RequestParam(defaultValue = "0") long after) {
        var house = layout.getWarehouse(code);
        var asked = Stream.of(Which.values())
                .filter(one -> DeliveriesPage.word(one).equals(which))
                .findFirst()
                .orElse(Which.ARRIVED);
        var found = view.heads(house.node(), asked, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        return shell.view(
                "deliveries",
                new DeliveriesPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        asked,
                        view.waiting(house.node()),
                        rows,
                        more ? rows.getLast().delivery().id() : null));
    }

    @GetMapping("/{id}")
    @Permit(Permission.FLOOR_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done) {
        var said = done != null && Words.has("delivery.done." + done) ? "delivery.done." + done : null;
        return page(request, caller, layout.getWarehouse(code), id, NOTHING, null, said, 200);
    }

    @PostMapping("/{id}/accept")
    @Permit(Permission.STOCK_DECIDE)
    View accept(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        var house = layout.getWarehouse(code);
        return act(
                request,
                caller,
                house,
                id,
                new DeliveryPage.Typed(reason, ""),
                reason,
                "accepted",
                () -> receiving.accept(house, Long.toString(id), reason.strip(), caller.cause(clock.instant())));
    }

    @PostMapping("/{id}/match")
    @Permit(Permission.STOCK_DECIDE)
    View match(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String to) {
        var house = layout.getWarehouse(code);
        return act(
                request,
                caller,
                house,
                id,
                new DeliveryPage.Typed("", to),
                to,
                "matched",
                () -> receiving.match(house, Long.toString(id), to.strip(), caller.cause(clock.instant())));
    }

    @PostMapping("/{id}/close")
    @Permit(Permission.SETUP_WRITE)
    View close(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        var house = layout.getWarehouse(code);
        return act(
                request,
                caller,
                house,
                id,
                new DeliveryPage.Typed(reason, ""),
                reason,
                "closed",
                () -> receiving.close(house, Long.toString(id), reason.strip(), caller.cause(clock.instant())));
    }

    /** Does it, or shows the page again with what was typed and why not. */
    private View act(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            long id,
            DeliveryPage.Typed typed,
            String needed,
            String done,
            Runnable work) {
        return refusals.told(
                needed,
                () -> {
                    work.run();
                    return "/floor/" + house.code() + "/deliveries/" + id + "?done=" + done;
                },
                (words, status) -> page(request, caller, house, id, typed, words, null, status));
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            Warehouse house,
            long id,
            DeliveryPage.Typed typed,
            @Nullable String note,
            @Nullable String done,
            int status) {
        var delivery = view.get(house.node(), Long.toString(id));
        boolean settles = "open".equals(delivery.blind()) && caller.may(Permission.STOCK_DECIDE);
        var page = new DeliveryPage(
                shell.frame(request, caller, "floor"),
                house.code(),
                house.name(),
                delivery,
                settles ? candidates(house.node()) : List.of(),
                typed,
                note,
                done);
        return shell.view("delivery", page, status);
    }

    private List<DeliveryPage.Candidate> candidates(NodeId node) {
        return Stream.of(Which.ARRIVED, Which.EXPECTED)
                .flatMap(which -> view.heads(node, which, 0, ROWS).stream())
                .map(ReceivingView.Head::delivery)
                .filter(one -> !one.matchable())
                .map(one -> new DeliveryPage.Candidate(one.reference(), one.supplier()))
                .toList();
    }
}
