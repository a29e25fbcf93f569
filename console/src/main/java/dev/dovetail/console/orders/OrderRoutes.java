package dev.dovetail.console.orders;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The page of one order. */
@Controller
@RequestMapping("/orders/{id}")
class OrderRoutes {
    private final VisibleOrders orders;
    private final OrderPages pages;
    private final Shell shell;
    private final Live live;

    OrderRoutes(VisibleOrders orders, OrderPages pages, Shell shell, Live live) {
        this.orders = orders;
        this.pages = pages;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String lines,
            @RequestParam(required = false) @Nullable String done) {
        var order = orders.get(caller, id);
        var known = done != null && Words.has("done." + done) ? "done." + done : null;
        return shell.view(
                "order", pages.page(shell.frame(request, caller, "orders"), order, "all".equals(lines), known));
    }

    /** Whether the order has changed since the version on the page. */
    @GetMapping("/live")
    @Permit(Permission.ORDERS_READ)
    SseEmitter live(Caller caller, @PathVariable long id, @RequestParam int version) {
        var order = orders.visible(caller, id);
        return live.watch(
                "order " + id, () -> orders.version(order), now -> now == version ? "" : Words.of("order.changed"));
    }

    /** One fact: why its units were given to whom, where they were, and its body. */
    @GetMapping("/facts/{version}")
    @Permit(Permission.ORDERS_READ)
    View fact(HttpServletRequest request, Caller caller, @PathVariable long id, @PathVariable int version) {
        orders.get(caller, id);
        return shell.view("fact", pages.fact(shell.frame(request, caller, "orders"), new OrderId(id), version));
    }
}
