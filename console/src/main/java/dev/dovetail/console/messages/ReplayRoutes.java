package dev.dovetail.console.messages;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.handoff.Handoffs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Takes a dead message up again: first what that would change is shown, then it is done, with a reason. */
@Controller
@RequestMapping("/messages/{family}/{key}/{id}/replay")
class ReplayRoutes {
    private static final int LONGEST_REASON = 500;

    private final Handoffs handoffs;
    private final Shell shell;
    private final InstantSource clock;

    ReplayRoutes(Handoffs handoffs, Shell shell, InstantSource clock) {
        this.handoffs = handoffs;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.MESSAGES_REPLAY)
    View preview(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String family,
            @PathVariable int key,
            @PathVariable long id) {
        var page =
                new ReplayPage(shell.frame(request, caller, "messages"), handoffs.preview(family, key, id), "", null);
        return shell.view("replay", page);
    }

    /** The guard stands in the replay itself: what would change nothing is refused. */
    @PostMapping
    @Permit(Permission.MESSAGES_REPLAY)
    View replay(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String family,
            @PathVariable int key,
            @PathVariable long id,
            @RequestParam String why) {
        var reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            var preview = handoffs.preview(family, key, id);
            var page = new ReplayPage(shell.frame(request, caller, "messages"), preview, why, "replay.no-reason");
            return shell.view("replay", page, 400);
        }
        var replayed = handoffs.replay(family, key, id, reason, caller.cause(clock.instant()));
        return new RedirectView(MessagePage.path(replayed) + "?done=replayed", true);
    }
}
