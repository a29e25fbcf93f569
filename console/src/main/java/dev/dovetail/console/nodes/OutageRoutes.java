package dev.dovetail.console.nodes;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.fulfillment.AtNode;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.NetworkSetup;
import dev.dovetail.oms.network.Node;
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

/** Takes a node offline and brings it back: first what becomes of its work is shown, then it is done, with a reason. */
@Controller
@RequestMapping("/nodes/{code}")
class OutageRoutes {
    private static final int LONGEST_REASON = 500;

    private final Network network;
    private final NetworkSetup setup;
    private final Fulfillment fulfillment;
    private final Shell shell;
    private final InstantSource clock;

    OutageRoutes(Network network, NetworkSetup setup, Fulfillment fulfillment, Shell shell, InstantSource clock) {
        this.network = network;
        this.setup = setup;
        this.fulfillment = fulfillment;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping({"/offline", "/online"})
    @Permit(Permission.SETUP_WRITE)
    View form(HttpServletRequest request, Caller caller, @PathVariable String code) {
        return page(request, caller, network.getNode(code), "", null, 200);
    }

    /** Where its work has become other than was shown, the effect is shown anew. */
    @PostMapping("/offline")
    @Permit(Permission.SETUP_WRITE)
    View offline(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String reason) {
        var node = network.getNode(code);
        if (wrong(reason)) return page(request, caller, node, reason, Words.of("outage.no-reason"), 400);
        if (!shown(fulfillment.atNode(node.id())).equals(shown))
            return page(request, caller, node, reason, Words.of("outage.changed"), 409);
        setup.offline(code, reason.strip(), caller.cause(clock.instant()));
        return new RedirectView("/nodes/" + code + "?done=offline", true);
    }

    @PostMapping("/online")
    @Permit(Permission.SETUP_WRITE)
    View online(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason) {
        var node = network.getNode(code);
        if (wrong(reason)) return page(request, caller, node, reason, Words.of("outage.no-reason"), 400);
        setup.online(code, reason.strip(), caller.cause(clock.instant()));
        return new RedirectView("/nodes/" + code + "?done=online", true);
    }

    private static boolean wrong(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON;
    }

    private static String shown(AtNode at) {
        return at.orders() + " " + at.reserved() + " " + at.askable();
    }

    private View page(
            HttpServletRequest request, Caller caller, Node node, String reason, @Nullable String note, int status) {
        var at = fulfillment.atNode(node.id());
        var page = new OutagePage(shell.frame(request, caller, "nodes"), node, at, shown(at), reason, note);
        return shell.view("outage", page, status);
    }
}
