package dev.dovetail.console.drafts;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.routing.Routing;
import dev.dovetail.oms.sourcing.RuleBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Writes drafts by a form. A button that changes the form's parts saves nothing. */
@Controller
@RequestMapping("/rules/drafts")
class EditRoutes {
    private final Routing routing;
    private final EditPages pages;
    private final InstantSource clock;

    EditRoutes(Routing routing, EditPages pages, InstantSource clock) {
        this.routing = routing;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param from the version it begins from; those in force where 0 */
    @GetMapping("/new")
    @Permit(Permission.SETUP_WRITE)
    View fresh(HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "0") int from) {
        var newest = routing.history(Integer.MAX_VALUE, 1);
        var rules = from > 0
                ? routing.version(from).rules()
                : newest.isEmpty()
                        ? RuleBook.STANDARD.text()
                        : newest.getFirst().rules();
        return pages.shown(request, caller, new EditPages.Of("", 0), FormReading.of(rules));
    }

    @PostMapping("/new")
    @Permit(Permission.SETUP_WRITE)
    View begin(HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "save") String then) {
        return act(request, caller, new EditPages.Of("", 0), then);
    }

    @GetMapping("/{id:[0-9]+}/edit")
    @Permit(Permission.SETUP_WRITE)
    View edit(HttpServletRequest request, Caller caller, @PathVariable long id) {
        var draft = routing.draft(id);
        if (!draft.state().equals("open")) return new RedirectView("/rules/drafts/" + id, true);
        return pages.shown(
                request, caller, new EditPages.Of(draft.id(), draft.version()), FormReading.of(draft.rules()));
    }

    @PostMapping("/{id:[0-9]+}/edit")
    @Permit(Permission.SETUP_WRITE)
    View save(
            HttpServletRequest request,
            Caller caller,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "save") String then) {
        return act(request, caller, new EditPages.Of(Long.toString(id), version), then);
    }

    private View act(HttpServletRequest request, Caller caller, EditPages.Of of, String then) {
        var posted = new Posted(request.getParameterMap());
        var form = FormReading.of(posted);
        if (!then.equals("save") && !then.equals("check"))
            return pages.shown(request, caller, of, Acts.apply(form, then, posted));
        var written = new FormRules(form);
        var rules = written.rules();
        if (!written.mistakes().isEmpty()) return pages.wrong(request, caller, of, form, written.mistakes(), 400);
        try {
            if (then.equals("check")) {
                var broken = routing.broken(caller.client(), rules);
                return pages.checked(request, caller, of, form, broken);
            }
            var cause = caller.cause(clock.instant());
            var draft = of.id().isEmpty()
                    ? routing.begin(rules, cause)
                    : routing.save(Long.parseLong(of.id()), of.version(), rules, cause);
            return new RedirectView("/rules/drafts/" + draft.id(), true);
        } catch (Malformed e) {
            return pages.wrong(request, caller, of, form, Map.of(Place.field(e.path()), e.detail()), 400);
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.NOT_FOUND) throw e;
            var now = new EditPages.Of(
                    of.id(), routing.draft(Long.parseLong(of.id())).version());
            return pages.wrong(request, caller, now, form, Map.of("form", Words.of("edit.changed")), 409);
        }
    }
}
