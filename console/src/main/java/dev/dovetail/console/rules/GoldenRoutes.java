package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderQuery;
import dev.dovetail.oms.routing.GoldenOrder;
import dev.dovetail.oms.routing.Routing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Orders that must route as agreed, whatever the rules become. */
@Controller
@RequestMapping("/rules/golden")
class GoldenRoutes {
    private static final int LONGEST_NUMBER = 80;
    private static final int LOOKED_AT = 20;

    private final Routing routing;
    private final OrderBook book;
    private final Shell shell;
    private final InstantSource clock;

    GoldenRoutes(Routing routing, OrderBook book, Shell shell, InstantSource clock) {
        this.routing = routing;
        this.book = book;
        this.shell = shell;
        this.clock = clock;
    }

    private record Typed(String number, String name) {}

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String done) {
        var known = "done.golden-" + done;
        return shown(request, caller, new Typed(order, ""), Words.has(known) ? Words.of(known) : null, 200);
    }

    @PostMapping
    @Permit(Permission.SETUP_WRITE)
    View add(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name) {
        var typed = new Typed(number.strip(), name.strip());
        var found = find(caller, typed.number());
        if (found == null) return shown(request, caller, typed, Words.say("golden.no-order", typed.number()), 404);
        try {
            routing.agree(caller.client(), typed.name(), found, caller.cause(clock.instant()));
            return new RedirectView("/rules/golden?done=added", true);
        } catch (Malformed e) {
            return shown(request, caller, typed, Words.say("golden.refused", e.detail()), 400);
        } catch (Refused e) {
            return shown(
                    request, caller, typed, Words.of("refused." + e.refusal().code()), 409);
        }
    }

    /** The newest order with this very number, or with this id. */
    private @Nullable OrderId find(Caller caller, String number) {
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) return null;
        var query = new OrderQuery(caller.client(), number, null, caller.channels(), null, LOOKED_AT);
        return book.listOrders(query).items().stream()
                .filter(row -> row.number().equals(number) || row.orderId().equals(number))
                .map(row -> new OrderId(Long.parseLong(row.orderId())))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/remove")
    @Permit(Permission.SETUP_WRITE)
    View remove(Caller caller, @RequestParam String name) {
        routing.dropGolden(caller.client(), name, caller.cause(clock.instant()));
        return new RedirectView("/rules/golden?done=removed", true);
    }

    private View shown(HttpServletRequest request, Caller caller, Typed typed, @Nullable String note, int status) {
        var fit = Fit.of(routing, caller.client(), InForce.of(routing).rules());
        var got = fit.broken().stream().collect(Collectors.toMap(GoldenOrder.Broken::name, GoldenOrder.Broken::got));
        var rows = routing.golden(caller.client()).stream()
                .map(order -> new GoldenPage.Row(order, got.get(order.name())))
                .toList();
        var page = new GoldenPage(
                shell.frame(request, caller, "promise"),
                rows,
                caller.may(Permission.SETUP_WRITE),
                typed.number(),
                typed.name(),
                note,
                status == 200 ? "good" : "wrong");
        return shell.view("golden", page, status);
    }
}
