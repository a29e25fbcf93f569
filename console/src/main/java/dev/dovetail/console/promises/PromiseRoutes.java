package dev.dovetail.console.promises;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What can be had by when, and promises that were made. */
@Controller
@RequestMapping("/promise")
class PromiseRoutes {
    private final PromisePages pages;
    private final Problems problems;

    PromiseRoutes(PromisePages pages, Problems problems) {
        this.pages = pages;
        this.problems = problems;
    }

    /** The empty form, or what is looked for: a promise by its id, or the one that an order took, by the order's number. */
    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View ask(HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "") String q) {
        var sought = q.strip();
        if (sought.isEmpty()) return pages.form(request, caller, Basketry.empty());
        var found = pages.find(caller, sought);
        if (found != null) return new RedirectView(found, true);
        return pages.missing(request, caller, sought);
    }

    @GetMapping("/{id:[0-9]+}")
    @Permit(Permission.ORDERS_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long order) {
        return pages.one(request, caller, id, order);
    }

    /** Makes a promise and shows it under its own address. */
    @PostMapping
    @Permit(Permission.ORDERS_CHANGE)
    View make(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "ask") String then,
            @RequestParam(required = false) List<String> service) {
        var typed = Basketry.typed(request::getParameter, service == null ? List.of() : service);
        if (then.equals("more")) return pages.form(request, caller, typed.more());
        int row = typed.wrongUnits();
        if (row >= 0) return pages.wrong(request, caller, typed, "row-" + row, Words.of("promise.units-wrong"), 400);
        try {
            return new RedirectView("/promise/" + pages.make(caller, typed), true);
        } catch (Malformed e) {
            return pages.wrong(request, caller, typed, field(e.path()), e.detail(), 400);
        } catch (Refused e) {
            var problem = Problem.of(e);
            var path = problem.members().get("path") instanceof String at ? at : null;
            return pages.wrong(request, caller, typed, field(path), problems.title(problem), problem.status());
        }
    }

    /** From a place in a basket to the field that says it; a basket's lines are the rows that are not empty. */
    private static String field(@org.jspecify.annotations.Nullable String path) {
        if (path == null) return "form";
        if (path.startsWith("/lines/")) return "row-" + path.split("/")[2];
        return switch (path) {
            case "/channel" -> "channel";
            case "/shipTo/postalCode" -> "postal";
            default -> "form";
        };
    }
}
