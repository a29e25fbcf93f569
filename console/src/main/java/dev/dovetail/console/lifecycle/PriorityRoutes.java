package dev.dovetail.console.lifecycle;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.priority.Priorities;
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

/** Gives an order another rank. */
@Controller
@RequestMapping("/orders/{id}/priority")
class PriorityRoutes {
    private static final int LAST = 1_000;
    private static final int LONGEST_REASON = 500;

    private final OrderBook book;
    private final Priorities priorities;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    PriorityRoutes(OrderBook book, Priorities priorities, Refusals refusals, Shell shell, InstantSource clock) {
        this.book = book;
        this.priorities = priorities;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.ORDERS_DECIDE)
    View form(HttpServletRequest request, Caller caller, @PathVariable long id) {
        return page(request, caller, book.visible(caller, id), "", "", null, 200);
    }

    @PostMapping
    @Permit(Permission.ORDERS_DECIDE)
    View change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "") String reason) {
        var order = book.visible(caller, id);
        int to = priority.strip().matches("[0-9]{1,4}") ? Integer.parseInt(priority.strip()) : 0;
        if (to < 1 || to > LAST) return page(request, caller, order, priority, reason, Words.of("priority.wrong"), 400);
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON)
            return page(request, caller, order, priority, reason, Words.of("priority.no-reason"), 400);
        try {
            priorities.change(order, to, reason.strip(), caller.cause(clock.instant()));
            return new RedirectView("/orders/" + id + "?done=ranked", true);
        } catch (Refused e) {
            return page(request, caller, order, priority, reason, refusals.words(e), refusals.status(e));
        }
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            OrderId id,
            String typed,
            String reason,
            @Nullable String note,
            int status) {
        var order = book.getOrder(id);
        var acts = new Acts(caller, order);
        var page = new PriorityPage(
                shell.frame(request, caller, "orders"),
                order,
                acts.here(),
                acts.there(),
                typed,
                reason,
                acts.noPriority(),
                note);
        return shell.view("priority", page, status);
    }
}
