package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.feeds.Feeds;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One run of a feed: what it said, and, where it waits for a person, what accepting it would do. */
@Controller
@RequestMapping("/feeds/{code}/runs/{id}")
class RunRoutes {
    private static final int SHOWN = 50;
    private static final int LONGEST_REASON = 500;

    private final FeedBook book;
    private final Feeds feeds;
    private final Network network;
    private final Problems problems;
    private final Shell shell;
    private final InstantSource clock;

    RunRoutes(FeedBook book, Feeds feeds, Network network, Problems problems, Shell shell, InstantSource clock) {
        this.book = book;
        this.feeds = feeds;
        this.network = network;
        this.problems = problems;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done) {
        var known = done != null && Words.has("done.run-" + done) ? Words.of("done.run-" + done) : null;
        return page(request, caller, code, id, "", null, known, 200);
    }

    @PostMapping
    @Permit(Permission.SETUP_WRITE)
    View decide(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String then) {
        var node = network.getNode(code).id();
        var reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON)
            return page(request, caller, code, id, why, Words.of("run.no-reason"), null, 400);
        var cause = caller.cause(clock.instant());
        try {
            var run = switch (then) {
                case "accept" -> feeds.accept(node, caller.client(), id, reason, cause);
                case "refuse" -> feeds.refuse(node, caller.client(), id, reason, cause);
                default -> null;
            };
            if (run == null) return page(request, caller, code, id, why, Words.of("run.which"), null, 400);
            return new RedirectView("/feeds/" + code + "/runs/" + id + "?done=" + run.state(), true);
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.NOT_FOUND) throw e;
            var problem = Problem.of(e);
            return page(request, caller, code, id, why, problems.title(problem), null, problem.status());
        }
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            String code,
            long id,
            String why,
            @Nullable String note,
            @Nullable String done,
            int status) {
        var node = network.getNode(code);
        var run = book.findSnapshot(node.id(), caller.client(), id)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("feeds.no-such-message", Map.of("message", Long.toString(id)))));
        var page = new RunPage(
                shell.frame(request, caller, "feeds"),
                code,
                node.name(),
                run,
                book.effect(node.id(), caller.client(), id, SHOWN).orElse(null),
                caller.may(Permission.SETUP_WRITE),
                why,
                note,
                done);
        return shell.view("run", page, status);
    }
}
