package dev.dovetail.console.lifecycle;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.verification.HoldChecks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Lifts holds, one or many: first the effect is shown, then it is done, with a reason. */
@Controller
class ReleaseRoutes {
    private static final int LONGEST_REASON = 500;

    private final OrderBook book;
    private final Releases releases;
    private final Holds holds;
    private final HoldChecks checks;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    ReleaseRoutes(
            OrderBook book,
            Releases releases,
            Holds holds,
            HoldChecks checks,
            Refusals refusals,
            Shell shell,
            InstantSource clock) {
        this.book = book;
        this.releases = releases;
        this.holds = holds;
        this.checks = checks;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping("/orders/{id}/holds/{hold}/release")
    @Permit(Permission.ORDERS_DECIDE)
    View one(HttpServletRequest request, Caller caller, @PathVariable long id, @PathVariable long hold) {
        var order = book.visible(caller, id);
        return page(request, caller, new Picked(Map.of(order, Set.of(hold)), "/orders/" + id, ""), null, 200);
    }

    /** Runs the check again; what it still finds is shown beside the way to lift the hold by hand. */
    @PostMapping("/orders/{id}/holds/{hold}/check")
    @Permit(Permission.ORDERS_DECIDE)
    View check(HttpServletRequest request, Caller caller, @PathVariable long id, @PathVariable long hold) {
        var order = book.visible(caller, id);
        try {
            checks.recheck(order, hold, caller.cause(clock.instant()));
            return new RedirectView("/orders/" + id + "?done=checked", true);
        } catch (Refused e) {
            var picked = new Picked(Map.of(order, Set.of(hold)), "/orders/" + id, "");
            return page(request, caller, picked, refusals.words(e), refusals.status(e));
        }
    }

    /** Only what was shown is lifted: where a hold was lifted meanwhile, the effect is shown anew. */
    @PostMapping("/holds/release")
    @Permit(Permission.ORDERS_DECIDE)
    View many(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(name = "hold", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "/exceptions/held") String back,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "show") String then) {
        var picked = Picked.of(chosen == null ? List.of() : chosen, back, reason.strip());
        if (!then.equals("release")) return page(request, caller, picked, null, 200);
        var rows = releases.rows(caller, picked.holds(), clock.instant());
        if (!ReleasePage.shown(rows).equals(shown))
            return page(request, caller, picked, Words.of("release.changed"), 409);
        if (picked.reason().isEmpty() || picked.reason().length() > LONGEST_REASON)
            return page(request, caller, picked, Words.of("release.no-reason"), 400);
        int lifted = holds.releaseAll(Picked.open(rows), picked.reason(), caller.cause(clock.instant()));
        var join = picked.back().contains("?") ? "&" : "?";
        var done = picked.back().startsWith("/orders/") ? "done=released" : "released=" + lifted;
        return new RedirectView(picked.back() + join + done, true);
    }

    private View page(HttpServletRequest request, Caller caller, Picked picked, @Nullable String note, int status) {
        Map<OrderId, Set<Long>> wanted = picked.holds();
        var rows = releases.rows(caller, wanted, clock.instant());
        var page = new ReleasePage(
                shell.frame(request, caller, picked.back().startsWith("/orders/") ? "orders" : "exceptions"),
                rows,
                picked.back(),
                ReleasePage.shown(rows),
                picked.reason(),
                note);
        return shell.view("release", page, status);
    }
}
