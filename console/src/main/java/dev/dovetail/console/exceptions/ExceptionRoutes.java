package dev.dovetail.console.exceptions;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The page of what waits for a person. */
@Controller
@RequestMapping("/exceptions")
class ExceptionRoutes {
    private final Exceptions exceptions;
    private final Shell shell;
    private final Live live;

    ExceptionRoutes(Exceptions exceptions, Shell shell, Live live) {
        this.exceptions = exceptions;
        this.shell = shell;
        this.live = live;
    }

    /** All, and the rows of the first of which something waits. */
    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View all(HttpServletRequest request, Caller caller) {
        return page(request, caller, null, null, null);
    }

    /** All, and the rows of one. @param of only those of this reason */
    @GetMapping("/{key}")
    @Permit(Permission.ORDERS_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(required = false) @Nullable Integer released) {
        var done = released == null || released < 0
                ? null
                : Words.say(
                        released == 1 ? "exceptions.released.one" : "exceptions.released", Figures.number(released));
        return page(request, caller, key, of, done);
    }

    /** Whether more or fewer wait than when the page was made. */
    @GetMapping("/live")
    @Permit(Permission.ORDERS_READ)
    SseEmitter live(Caller caller, @RequestParam long seen) {
        return live.watch(
                "exceptions:" + caller.client(),
                () -> exceptions.waiting(caller),
                now -> now == seen ? "" : Words.of("exceptions.changed"));
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            @Nullable String key,
            @Nullable String of,
            @Nullable String done) {
        long waiting = exceptions.waiting(caller);
        var all = exceptions.all(caller);
        var shown = key != null
                ? exceptions.one(caller, key, of)
                : all.stream().filter(one -> one.count() > 0).findFirst().orElse(null);
        var frame = shell.frame(request, caller, "exceptions");
        return shell.view("exceptions", new ExceptionsPage(frame, all, shown, key != null, of, waiting, done));
    }
}
