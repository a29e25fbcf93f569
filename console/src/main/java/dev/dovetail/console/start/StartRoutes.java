package dev.dovetail.console.start;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Figures;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.storage.Invariants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The page after signing in. */
@Controller
@RequestMapping("/start")
class StartRoutes {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Standing standing;
    private final Invariants invariants;
    private final Shell shell;
    private final Live live;

    StartRoutes(Standing standing, Invariants invariants, Shell shell, Live live) {
        this.standing = standing;
        this.invariants = invariants;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View start(HttpServletRequest request, Caller caller) {
        return page(request, caller, null);
    }

    /** Looks at every invariant, which takes a moment: only when asked to. */
    @PostMapping("/check")
    @Permit(Permission.ADMIN)
    View check(HttpServletRequest request, Caller caller) {
        var broken = invariants.broken().stream()
                .map(one ->
                        new StartPage.Broken(one.id(), one.title(), one.rows().size()))
                .toList();
        return page(request, caller, broken);
    }

    /** The figures as JSON, by key, whenever one of them has changed. */
    @GetMapping("/live")
    @Permit(Permission.ORDERS_READ)
    SseEmitter live(Caller caller) {
        return live.watch(() -> {
            var figures = new TreeMap<String, String>();
            for (var group : standing.of(caller))
                for (var figure : group.figures()) figures.put(figure.key(), Figures.number(figure.value()));
            return JSON.writeValueAsString(figures);
        });
    }

    private View page(HttpServletRequest request, Caller caller, @Nullable List<StartPage.Broken> broken) {
        var check = caller.may(Permission.ADMIN)
                ? new StartPage.CheckState(invariants.all().size(), broken)
                : null;
        return shell.view(
                "start",
                new StartPage(shell.frame(request, caller, "start"), standing.of(caller), "/start/live", check));
    }
}
