package dev.dovetail.console.orders;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.fulfillment.Cancellation;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.OrderView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Takes units of an order back: first its effect is shown, then it is done, with a reason. */
@Controller
@RequestMapping("/orders/{id}/cancel")
class CancelRoutes {
    private static final int LONGEST_REASON = 500;

    private final VisibleOrders orders;
    private final Fulfillment fulfillment;
    private final Shell shell;
    private final InstantSource clock;

    CancelRoutes(VisibleOrders orders, Fulfillment fulfillment, Shell shell, InstantSource clock) {
        this.orders = orders;
        this.fulfillment = fulfillment;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.ORDERS_CHANGE)
    View preview(HttpServletRequest request, Caller caller, @PathVariable long id) {
        return shown(request, caller, orders.get(caller, id), null, 200);
    }

    /** An order that changed since its effect was shown is shown again, not cancelled. */
    @PostMapping
    @Permit(Permission.ORDERS_CHANGE)
    View cancel(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason) {
        var order = orders.get(caller, id);
        if (order.version() != version) return shown(request, caller, order, "cancel.changed", 409);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON)
            return shown(request, caller, order, "cancel.no-reason", 400);
        var done = fulfillment.cancel(new OrderId(id), why, wanted(request, order), caller.cause(clock.instant()));
        return new RedirectView("/orders/" + id + "?done=cancel-" + done.outcome(), true);
    }

    private View shown(HttpServletRequest request, Caller caller, OrderView order, @Nullable String note, int status) {
        var wanted = wanted(request, order);
        var effect = fulfillment.preview(new OrderId(Long.parseLong(order.orderId())), wanted);
        var frame = shell.frame(request, caller, "orders");
        var page = new CancelPage(frame, order, effect, wanted.isEmpty(), rows(order, wanted, effect), note);
        return shell.view("cancel", page, status);
    }

    /** Units by line as the form names them, {@code line-3=12}; empty means all that is left. */
    private static List<Units> wanted(HttpServletRequest request, OrderView order) {
        return order.lines().stream()
                .map(line -> new Line(line.line(), quantity(request.getParameter("line-" + line.line()))))
                .filter(line -> line.quantity > 0)
                .map(line -> new Units(line.line, line.quantity))
                .toList();
    }

    private record Line(int line, long quantity) {}

    private static long quantity(@Nullable String text) {
        return text == null || !text.strip().matches("[0-9]{1,7}") ? 0 : Long.parseLong(text.strip());
    }

    private static List<CancelPage.Row> rows(OrderView order, List<Units> wanted, Cancellation effect) {
        var units = wanted.stream().collect(toMap(Units::line, Units::quantity));
        var effects = effect.lines().stream().collect(toMap(Cancellation.Line::line, Function.identity()));
        return order.lines().stream()
                .filter(line -> line.kind().equals("goods"))
                .map(line -> {
                    long most = line.counters().of(Counter.ORDERED)
                            - line.counters().of(Counter.CANCELLED);
                    var none = new Cancellation.Line(line.line(), 0, 0, 0);
                    return new CancelPage.Row(
                            line.line(),
                            line.sku(),
                            line.description(),
                            wanted.isEmpty() ? most : units.getOrDefault(line.line(), 0L),
                            most,
                            effects.getOrDefault(line.line(), none));
                })
                .filter(row -> row.most() > 0)
                .toList();
    }
}
