package dev.dovetail.console.lifecycle;

import dev.dovetail.console.refusals.Refusals;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.intake.OrderChanges;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Changes an order's quantities, SKUs or address: first what would become of it is shown, then it is done, with a reason. */
@Controller
@RequestMapping("/orders/{id}/change")
class ChangeRoutes {
    private final OrderBook book;
    private final OrderChanges changes;
    private final ChangePages pages;
    private final Refusals refusals;
    private final Json json;
    private final Shell shell;

    ChangeRoutes(OrderBook book, OrderChanges changes, ChangePages pages, Refusals refusals, Json json, Shell shell) {
        this.book = book;
        this.changes = changes;
        this.pages = pages;
        this.refusals = refusals;
        this.json = json;
        this.shell = shell;
    }

    @GetMapping
    @Permit(Permission.ORDERS_CHANGE)
    View form(HttpServletRequest request, Caller caller, @PathVariable long id) {
        var order = book.getOrder(book.visible(caller, id));
        var form = ChangeForm.of(order, order.version(), "", "", _ -> null);
        return shell.view("change", pages.page(shell.frame(request, caller, "orders"), form, "", null, null));
    }

    /** Only what was shown is done: what was typed anew, or an order that moved, is shown again first. */
    @PostMapping
    @Permit(Permission.ORDERS_CHANGE)
    View change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "show") String then) {
        var order = book.visible(caller, id);
        var form = ChangeForm.of(book.getOrder(order), version, shown, reason, request::getParameter);
        if (form.wrong()) return again(request, caller, form, "", new Note(Words.of("change.wrong"), "wrong", 400));
        if (form.nothing()) return again(request, caller, form, "", new Note(Words.of("change.nothing"), "wrong", 400));
        var asked = json.write(form.body("shown"));
        try {
            return then.equals("change")
                    ? done(request, caller, order, form, asked)
                    : effect(request, caller, order, form, asked, null);
        } catch (Refused e) {
            return again(request, caller, form, "", new Note(refusals.words(e), "wrong", refusals.status(e)));
        } catch (Malformed e) {
            var problem = Problem.of(e);
            var words = Words.say("change.field", String.valueOf(problem.path()), refusals.words(problem));
            return again(request, caller, form, "", new Note(words, "wrong", problem.status()));
        }
    }

    private View done(HttpServletRequest request, Caller caller, OrderId order, ChangeForm form, String asked) {
        if (form.order().version() != form.version() || !asked.equals(form.shown())) {
            var why = form.order().version() != form.version() ? "change.moved" : "change.not-shown";
            return effect(request, caller, order, form, asked, new Note(Words.of(why), "attention", 409));
        }
        if (form.reason().isEmpty() || form.reason().length() > 500)
            return effect(request, caller, order, form, asked, new Note(Words.of("change.no-reason"), "wrong", 400));
        var key = "v" + form.version();
        var amended = changes.change(caller, order, key, json.write(form.body(form.reason())));
        return new RedirectView("/orders/" + order + "?done=change-" + amended.outcome(), true);
    }

    private record Note(String words, String tone, int status) {}

    private View effect(
            HttpServletRequest request,
            Caller caller,
            OrderId order,
            ChangeForm form,
            String asked,
            @Nullable Note note) {
        Amendments.Preview preview = changes.preview(caller, order, asked);
        var page = pages.page(
                shell.frame(request, caller, "orders"),
                form,
                asked,
                preview,
                note == null ? null : new ChangePages.Note(note.words, note.tone));
        return shell.view("change", page, note == null ? 200 : note.status);
    }

    private View again(HttpServletRequest request, Caller caller, ChangeForm form, String shown, Note note) {
        var frame = shell.frame(request, caller, "orders");
        var page = pages.page(frame, form, shown, null, new ChangePages.Note(note.words, note.tone));
        return shell.view("change", page, note.status);
    }
}
