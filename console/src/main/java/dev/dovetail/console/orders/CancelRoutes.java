package dev.dovetail.console.orders;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.fulfillment.Cancellation;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.fulfillment.Units;
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
        var order = orders.get(caller, id);
        return shown(request, caller, order, CancelForm.all(order), null, 200);
    }

    /** Only what was shown is done: an order or a form that changed since is shown again, and nothing is cancelled. */
    @PostMapping
    @Permit(Permission.ORDERS_CHANGE)
    View cancel(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "cancel") String then) {
        var order = orders.get(caller, id);
        var form = CancelForm.typed(order, version, shown, reason, request::getParameter);
        if (then.equals("show"))
            return shown(request, caller, order, form, form.wrong() ? "cancel.wrong" : null, form.wrong() ? 400 : 200);
        var objection = form.objection(order);
        if (objection != null) return shown(request, caller, order, form, objection, status(objection));
        var cause = caller.cause(clock.instant());
        try {
            var done = fulfillment.cancel(new OrderId(id), version, form.reason(), form.wanted(), cause);
            return new RedirectView("/orders/" + id + "?done=cancel-" + done.outcome(), true);
        } catch (Refused e) {
            if (!e.refusal().code().equals("orders.changed")) throw e;
            var now = orders.get(caller, id);
            var typed = CancelForm.typed(now, version, shown, reason, request::getParameter);
            return shown(request, caller, now, typed, "cancel.changed", 409);
        }
    }

    private static int status(String objection) {
        return objection.equals("cancel.changed") || objection.equals("cancel.not-shown") ? 409 : 400;
    }

    private View shown(
            HttpServletRequest request,
            Caller caller,
            OrderView order,
            CancelForm form,
            @Nullable String note,
            int status) {
        var effect = effect(order, form.wanted());
        var frame = shell.frame(request, caller, "orders");
        var page = new CancelPage(frame, order, effect, form.units(), form.reason(), rows(form, effect), note);
        return shell.view("cancel", page, status);
    }

    /** To the face an empty list means all that is left; here it means nothing. */
    private Cancellation effect(OrderView order, List<Units> wanted) {
        if (wanted.isEmpty()) return new Cancellation("accepted", List.of());
        return fulfillment.preview(new OrderId(Long.parseLong(order.orderId())), wanted);
    }

    private static List<CancelPage.Row> rows(CancelForm form, Cancellation effect) {
        var effects = effect.lines().stream().collect(toMap(Cancellation.Line::line, Function.identity()));
        return form.fields().stream()
                .map(field -> new CancelPage.Row(
                        field.line().line(),
                        field.line().sku(),
                        field.line().description(),
                        field.typed(),
                        field.most(),
                        field.wrong(),
                        effects.getOrDefault(
                                field.line().line(),
                                new Cancellation.Line(field.line().line(), 0, 0, 0))))
                .toList();
    }
}
