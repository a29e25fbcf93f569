package dev.dovetail.console.lifecycle;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.shortfalls.Shortfall;
import dev.dovetail.oms.shortfalls.ShortfallDecision;
import dev.dovetail.oms.shortfalls.Shortfalls;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Decides what becomes of units that were promised and that nobody has, on the shortfall as it was shown. */
@Controller
@RequestMapping("/orders/{id}/shortfalls/{shortfall}")
class ShortRoutes {
    private static final int LONGEST_REASON = 500;

    private final OrderBook book;
    private final Shortfalls shortfalls;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    ShortRoutes(OrderBook book, Shortfalls shortfalls, Refusals refusals, Shell shell, InstantSource clock) {
        this.book = book;
        this.shortfalls = shortfalls;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    /** What was typed. */
    record Typed(
            @Nullable String option,
            @Nullable String quantity,
            @Nullable String sku,
            @Nullable String consent,
            @Nullable String reason) {
        static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }

        /** Empty where it is no whole number: then the whole shortfall is never meant. */
        @Nullable
        String wrong(Shortfall shortfall) {
            if (shortfall.options().stream().noneMatch(one -> one.wire().equals(text(option)))) return "short.which";
            var units = text(quantity);
            if (!units.isEmpty() && !units.matches("[0-9]{1,9}")) return "short.wrong-quantity";
            return text(reason).isEmpty() || text(reason).length() > LONGEST_REASON ? "short.no-reason" : null;
        }

        ShortfallDecision decision(int version) {
            var units = text(quantity);
            boolean swaps = text(option).equals("substitute");
            return new ShortfallDecision(
                    ShortfallDecision.Option.valueOf(text(option).toUpperCase(Locale.ROOT)),
                    version,
                    units.isEmpty() ? null : Long.valueOf(units),
                    !swaps || text(sku).isEmpty() ? null : text(sku).toUpperCase(Locale.ROOT),
                    null,
                    !swaps || text(consent).isEmpty() ? null : text(consent),
                    text(reason));
        }
    }

    @GetMapping
    @Permit(Permission.ORDERS_DECIDE)
    View form(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @PathVariable String shortfall,
            @RequestParam(defaultValue = "") String option) {
        var order = book.visible(caller, id);
        var typed = new Typed(option, null, null, null, null);
        return page(request, caller, order, find(order, shortfall), typed, null, 200);
    }

    @PostMapping
    @Permit(Permission.ORDERS_DECIDE)
    View decide(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @PathVariable String shortfall,
            @RequestParam int version,
            @ModelAttribute Typed typed) {
        var order = book.visible(caller, id);
        var found = find(order, shortfall);
        var wrong = typed.wrong(found);
        if (wrong != null) return page(request, caller, order, found, typed, Words.of(wrong), 400);
        try {
            shortfalls.decide(
                    order, Long.parseLong(found.shortfallId()), typed.decision(version), caller.cause(clock.instant()));
            return new RedirectView("/orders/" + id + "?done=short-" + Typed.text(typed.option()), true);
        } catch (Refused e) {
            return page(request, caller, order, find(order, shortfall), typed, refusals.words(e), refusals.status(e));
        }
    }

    private Shortfall find(OrderId order, String id) {
        return shortfalls.ofOrder(order).stream()
                .filter(one -> one.shortfallId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("shortfalls.not-found", Map.of("shortfall", id))));
    }

    private View page(
            HttpServletRequest request,
            Caller caller,
            OrderId order,
            Shortfall shortfall,
            Typed typed,
            @Nullable String note,
            int status) {
        var page = new ShortPage(
                shell.frame(request, caller, "exceptions"),
                book.getOrder(order),
                shortfall,
                Typed.text(typed.option()),
                Typed.text(typed.quantity()),
                Typed.text(typed.sku()),
                Typed.text(typed.consent()),
                Typed.text(typed.reason()),
                note);
        return shell.view("short", page, status);
    }
}
