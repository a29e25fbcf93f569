package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.routing.Draft;
import dev.dovetail.oms.routing.Routing;
import dev.dovetail.oms.routing.Sandbox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

/** A draft: what it would change, tried out on orders; publishing it, or dropping it. */
@Controller
@RequestMapping("/rules/drafts/{id:[0-9]+}")
class DraftRoutes {
    private static final int LONGEST_REASON = 500;
    private static final String USUAL = "2500";

    private final Routing routing;
    private final DraftPages pages;
    private final Trials trials;
    private final Shell shell;
    private final InstantSource clock;

    DraftRoutes(Routing routing, DraftPages pages, Trials trials, Shell shell, InstantSource clock) {
        this.routing = routing;
        this.pages = pages;
        this.trials = trials;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = USUAL) String orders,
            @RequestParam(defaultValue = "moved") String map,
            @RequestParam(defaultValue = "0") int from) {
        return shown(request, caller, pages.draft(id), DraftPages.asked(orders, map, from), null, 200);
    }

    /** Starts a comparison, or finds it done; the page shows how far it is. */
    @PostMapping("/compare")
    @Permit(Permission.SETUP_WRITE)
    View compare(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = USUAL) String orders) {
        var draft = pages.draft(id);
        var typed = orders.strip();
        int many = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
        if (many < 1 || many > Sandbox.MOST_ORDERS)
            return shown(
                    request,
                    caller,
                    draft,
                    DraftPages.asked(typed, "", 0),
                    Words.say("compare.wrong", Sandbox.MOST_ORDERS),
                    400);
        trials.start(pages.key(caller, draft, many), draft);
        return new RedirectView("/rules/drafts/" + id + "?orders=" + many + "#compared", true);
    }

    /** How far it is, for the page to show in its place; the page is fetched anew when it is done. */
    @GetMapping("/progress")
    @Permit(Permission.SETUP_WRITE)
    View progress(
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = USUAL) String orders) {
        var frame = shell.frame(request, caller, "promise");
        var page = pages.page(frame, pages.draft(id), DraftPages.asked(orders, "", 0), null);
        var trial = page.trial();
        if (trial == null || trial.of() != null || trial.failure() != null) response.setHeader("HX-Refresh", "true");
        return shell.view("rules-progress", page);
    }

    @PostMapping("/publish")
    @Permit(Permission.SETUP_WRITE)
    View publish(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = USUAL) String orders,
            @RequestParam(defaultValue = "") String reason) {
        var asked = new DraftPage.Asked(orders, FlowMap.view(""), 0, reason);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON)
            return shown(request, caller, pages.draft(id), asked, Words.of("rules.no-reason"), 400);
        try {
            routing.publish(id, version, why, caller.cause(clock.instant()));
            return new RedirectView("/rules?done=published", true);
        } catch (Malformed e) {
            return shown(request, caller, pages.draft(id), asked, Words.say("rules.no.unfit", e.detail()), 409);
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.NOT_FOUND) throw e;
            return shown(
                    request,
                    caller,
                    pages.draft(id),
                    asked,
                    Words.of("refused." + e.refusal().code()),
                    409);
        }
    }

    @PostMapping("/drop")
    @Permit(Permission.SETUP_WRITE)
    View drop(HttpServletRequest request, Caller caller, @PathVariable long id, @RequestParam int version) {
        try {
            routing.drop(id, version, caller.cause(clock.instant()));
            return new RedirectView("/rules?done=dropped", true);
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.NOT_FOUND) throw e;
            return shown(
                    request,
                    caller,
                    pages.draft(id),
                    DraftPages.asked(USUAL, "", 0),
                    Words.of("refused." + e.refusal().code()),
                    409);
        }
    }

    private View shown(
            HttpServletRequest request,
            Caller caller,
            Draft draft,
            DraftPage.Asked asked,
            @Nullable String note,
            int status) {
        return shell.view(
                "rules-draft", pages.page(shell.frame(request, caller, "promise"), draft, asked, note), status);
    }
}
