package dev.dovetail.console.decisions;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One choice with an address of its own, and the same choice made again from what was kept of it. */
@Controller
@RequestMapping("/orders/{id}/decisions/{decision}")
class DecisionRoutes {
    private final OrderBook book;
    private final Decisions decisions;
    private final Explaining explaining;
    private final Shell shell;

    DecisionRoutes(OrderBook book, Decisions decisions, Explaining explaining, Shell shell) {
        this.book = book;
        this.decisions = decisions;
        this.explaining = explaining;
        this.shell = shell;
    }

    /** Whole; or, asked for by a page that is open already, only what goes into it. */
    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @PathVariable String decision,
            @RequestHeader(name = "HX-Request", required = false) boolean part,
            @RequestParam(defaultValue = "false") boolean again) {
        var order = book.visible(caller, id);
        var choice = explaining.of(order).stream()
                .filter(one -> one.id().equals(decision))
                .findFirst()
                .orElseThrow(() -> unknown(decision));
        var frame = shell.frame(request, caller, "orders");
        var page =
                new DecisionPage(frame, book.getOrder(order).number(), choice, again ? again(order, decision) : null);
        return shell.view(part ? "choice" : "decision", page);
    }

    /** What came out when it was made again, to be put beside the button. */
    @GetMapping("/again")
    @Permit(Permission.ORDERS_READ)
    View again(Caller caller, @PathVariable long id, @PathVariable String decision) {
        return shell.view("again", again(book.visible(caller, id), decision));
    }

    private DecisionPage.Again again(OrderId order, String decision) {
        if (!decision.matches("[0-9]{1,18}")) throw unknown(decision);
        var made = decisions.again(order, Long.parseLong(decision));
        return new DecisionPage.Again(
                made.same(),
                made.kept().explanation().why(),
                made.now().explanation().why());
    }

    private static Refused unknown(String decision) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal("decisions.not-found", Map.of("decision", decision)));
    }
}
