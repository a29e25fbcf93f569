package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.routing.Draft;
import dev.dovetail.oms.routing.Routing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The rules in force, drafts of others, and what was in force before. */
@Controller
@RequestMapping("/rules")
class RulesRoutes {
    private static final int ROWS = 20;

    private final Routing routing;
    private final Network network;
    private final Shell shell;

    RulesRoutes(Routing routing, Network network, Shell shell) {
        this.routing = routing;
        this.network = network;
        this.shell = shell;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View live(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before,
            @RequestParam(defaultValue = "") String done) {
        var now = InForce.of(routing);
        var found = routing.history(before, ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        var page = new RulesPage(
                shell.frame(request, caller, "promise"),
                now.version(),
                now.published(),
                Told.of(now.rules()),
                routing.drafts().stream()
                        .map(draft -> new RulesPage.Row(draft, standing(draft, caller, now.version())))
                        .toList(),
                rows,
                more ? "/rules?before=" + rows.getLast().version() + "#history" : null,
                network.nodes(),
                caller.may(Permission.SETUP_WRITE),
                Words.has("done.rules-" + done) ? Words.of("done.rules-" + done) : null);
        return shell.view("rules", page);
    }

    private static String standing(Draft draft, Caller caller, int latest) {
        if (draft.basedOn() != latest) return "outdated";
        return draft.author().equals(caller.name()) ? "yours" : "ready";
    }
}
