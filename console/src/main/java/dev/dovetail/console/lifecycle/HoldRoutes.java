package dev.dovetail.console.lifecycle;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.holds.NewHold;
import dev.dovetail.oms.holds.ReleaseRule;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Stops an order by hand, with a reason, an owner and perhaps an end. */
@Controller
@RequestMapping("/orders/{id}/hold")
class HoldRoutes {
    private final OrderBook book;
    private final Holds holds;
    private final Refusals refusals;
    private final Shell shell;
    private final InstantSource clock;

    HoldRoutes(OrderBook book, Holds holds, Refusals refusals, Shell shell, InstantSource clock) {
        this.book = book;
        this.holds = holds;
        this.refusals = refusals;
        this.shell = shell;
        this.clock = clock;
    }

    /** What was typed. */
    private record Typed(String code, String reason, String owner, String until) {
        /** As machines tell it: {@code Customer asked} is {@code customer-asked}. */
        String slug() {
            return code.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
        }

        /** Null where it has no end. */
        @Nullable
        Instant end() {
            return until.isBlank() ? null : LocalDateTime.parse(until.strip()).toInstant(ZoneOffset.UTC);
        }

        /** What is wrong with it, as a key of words; null where nothing is. */
        @Nullable
        String wrong(Instant now) {
            if (slug().isEmpty() || slug().length() > 60) return "hold.wrong-code";
            if (reason.isBlank() || reason.strip().length() > 1000) return "hold.wrong-reason";
            if (owner.isBlank() || owner.strip().length() > 60) return "hold.wrong-owner";
            try {
                var end = end();
                return end != null && !end.isAfter(now) ? "hold.wrong-until" : null;
            } catch (DateTimeParseException e) {
                return "hold.wrong-until";
            }
        }
    }

    @GetMapping
    @Permit(Permission.ORDERS_CHANGE)
    View form(HttpServletRequest request, Caller caller, @PathVariable long id) {
        return page(request, caller, book.visible(caller, id), new Typed("", "", "", ""), null, 200);
    }

    @PostMapping
    @Permit(Permission.ORDERS_CHANGE)
    View place(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String until) {
        var order = book.visible(caller, id);
        var typed = new Typed(code, reason, owner, until);
        var now = clock.instant();
        var wrong = typed.wrong(now);
        if (wrong != null) return page(request, caller, order, typed, Words.of(wrong), 400);
        var end = typed.end();
        var rule = end == null ? ReleaseRule.BY_HAND : ReleaseRule.AT_A_TIME;
        try {
            holds.place(
                    new NewHold(order, HoldKind.MANUAL, typed.slug(), reason.strip(), owner.strip(), rule, end, null),
                    caller.cause(now));
            return new RedirectView("/orders/" + id + "?done=held", true);
        } catch (Refused e) {
            return page(request, caller, order, typed, refusals.words(e), refusals.status(e));
        }
    }

    private View page(
            HttpServletRequest request, Caller caller, OrderId id, Typed typed, @Nullable String note, int status) {
        var order = book.getOrder(id);
        var acts = new Acts(caller, order);
        var page = new HoldPage(
                shell.frame(request, caller, "orders"),
                order,
                acts.here(),
                acts.there(),
                typed.code,
                typed.reason,
                typed.owner,
                typed.until,
                acts.noHold(),
                note);
        return shell.view("hold", page, status);
    }
}
