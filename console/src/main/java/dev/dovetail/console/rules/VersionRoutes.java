package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.routing.Routing;
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

/** Rules of an earlier time, and bringing them back. */
@Controller
@RequestMapping("/rules/versions/{version}")
class VersionRoutes {
    private static final int LONGEST_REASON = 500;

    private final Routing routing;
    private final Shell shell;
    private final InstantSource clock;

    VersionRoutes(Routing routing, Shell shell, InstantSource clock) {
        this.routing = routing;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View one(HttpServletRequest request, Caller caller, @PathVariable int version) {
        return shown(request, caller, version, "", null, 200);
    }

    @PostMapping("/restore")
    @Permit(Permission.SETUP_WRITE)
    View restore(
            HttpServletRequest request,
            Caller caller,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON)
            return shown(request, caller, version, reason, Words.of("rules.no-reason"), 400);
        try {
            routing.restore(version, why, caller.cause(clock.instant()));
            return new RedirectView("/rules?done=restored", true);
        } catch (Malformed e) {
            return shown(request, caller, version, reason, Words.say("rules.no.unfit", e.detail()), 409);
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.NOT_FOUND) throw e;
            return shown(
                    request,
                    caller,
                    version,
                    reason,
                    Words.of("refused." + e.refusal().code()),
                    409);
        }
    }

    private View shown(
            HttpServletRequest request, Caller caller, int version, String reason, @Nullable String note, int status) {
        var found = routing.version(version);
        var current = InForce.of(routing);
        var told = Told.of(found.rules());
        var page = new VersionPage(
                shell.frame(request, caller, "promise"),
                found,
                told,
                Change.between(Told.of(current.rules()).lines(), told.lines()),
                Objections.restoring(caller, found, current.version(), Fit.of(routing, caller.client(), found.rules())),
                reason,
                note);
        return shell.view("rules-version", page, status);
    }
}
