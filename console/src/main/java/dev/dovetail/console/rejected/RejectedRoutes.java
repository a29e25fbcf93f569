package dev.dovetail.console.rejected;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.intake.Rejections;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rejected orders: what was wrong, the body to correct, sending it again. */
@Controller
@RequestMapping("/rejected")
class RejectedRoutes {
    private static final int ROWS = 50;
    private static final int LONGEST_REASON = 500;
    private static final List<String> STATES = List.of("waiting", "resent", "dismissed");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Rejections rejections;
    private final Problems problems;
    private final Shell shell;
    private final Live live;

    RejectedRoutes(Rejections rejections, Problems problems, Shell shell, Live live) {
        this.rejections = rejections;
        this.problems = problems;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.ORDERS_CHANGE)
    View list(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        var shown = STATES.contains(state) ? state : STATES.getFirst();
        var found = rejections.list(caller, shown, before, ROWS + 1);
        boolean more = found.size() > ROWS;
        var rows = more ? found.subList(0, ROWS) : found;
        var next =
                more ? "/rejected?state=" + shown + "&before=" + rows.getLast().rejectedId() : null;
        var page = new RejectedPage(
                shell.frame(request, caller, "rejected"), shown, rejections.countWaiting(caller.client()), rows, next);
        return shell.view("rejected", page);
    }

    /** How many more wait than when the page was made. */
    @GetMapping("/live")
    @Permit(Permission.ORDERS_CHANGE)
    SseEmitter live(Caller caller, @RequestParam long waiting) {
        int client = caller.client();
        return live.watch("rejected:" + client, () -> rejections.countWaiting(client), now -> {
            long more = now - waiting;
            return more <= 0 ? "" : Words.say("rejected.more", Figures.number(more));
        });
    }

    @GetMapping("/{id}")
    @Permit(Permission.ORDERS_CHANGE)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done) {
        return shown(request, caller, id, done.equals("dismissed") ? "done.dismissed" : null, 200);
    }

    private View shown(HttpServletRequest request, Caller caller, long id, @Nullable String note, int status) {
        var rejection = rejections.get(caller, id);
        var body = pretty(new String(rejections.open(id), StandardCharsets.UTF_8));
        var frame = shell.frame(request, caller, "rejected");
        return shell.view("rejection", new RejectionPage(frame, rejection, body, null, note), status);
    }

    /** Lays it aside for good, with a reason. */
    @PostMapping("/{id}/dismiss")
    @Permit(Permission.ORDERS_CHANGE)
    View dismiss(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON)
            return shown(request, caller, id, "rejected.no-reason", 400);
        rejections.dismiss(caller, id, why);
        return new RedirectView("/rejected/" + id + "?done=dismissed", true);
    }

    /** What is refused again is shown again, as it was typed. */
    @PostMapping("/{id}")
    @Permit(Permission.ORDERS_CHANGE)
    View resend(HttpServletRequest request, Caller caller, @PathVariable long id, @RequestParam String body) {
        try {
            var captured = rejections.resend(caller, id, body);
            return new RedirectView("/orders/" + captured.order().orderId() + "?done=resent", true);
        } catch (Malformed e) {
            return again(request, caller, id, body, Problem.of(e));
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.NOT_FOUND) throw e;
            return again(request, caller, id, body, Problem.of(e));
        }
    }

    private View again(HttpServletRequest request, Caller caller, long id, String body, Problem problem) {
        var detail = problem.detail() == null ? problems.title(problem) : problem.detail();
        var again = new RejectionPage.Again(problem.code(), path(problem), detail);
        var frame = shell.frame(request, caller, "rejected");
        var page = new RejectionPage(frame, rejections.get(caller, id), body, again, null);
        return shell.view("rejection", page, problem.status());
    }

    private static @Nullable String path(Problem problem) {
        if (problem.path() != null) return problem.path();
        return problem.members().get("path") instanceof String path ? path : null;
    }

    /** Set out in lines where it is JSON; else as it came. */
    private static String pretty(String body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
        } catch (JacksonException e) {
            return body;
        }
    }
}
