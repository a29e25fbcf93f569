package dev.dovetail.console.rules;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.routing.Draft;
import dev.dovetail.oms.routing.Routing;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of a draft together. */
@Component
class DraftPages {
    private static final int LONGEST_NUMBER = 6;

    private final Routing routing;
    private final Trials trials;

    DraftPages(Routing routing, Trials trials) {
        this.routing = routing;
        this.trials = trials;
    }

    DraftPage page(Frame frame, Draft draft, DraftPage.Asked asked, @Nullable String note) {
        var current = InForce.of(routing);
        var told = Told.of(draft.rules());
        var fit = Fit.of(routing, frame.caller().client(), draft.rules());
        var caller = frame.caller();
        return new DraftPage(
                frame,
                draft,
                current.version(),
                told,
                Change.between(Told.of(current.rules()).lines(), told.lines()),
                fit,
                Objections.publishing(caller, draft, current.version(), fit),
                noEdit(caller, draft),
                asked,
                trial(frame, draft, asked.orders()),
                note);
    }

    private static @Nullable String noEdit(Caller caller, Draft draft) {
        if (!draft.state().equals("open")) return Words.of("rules.no." + draft.state());
        return caller.may(Permission.SETUP_WRITE) ? null : Words.of("rules.no.role");
    }

    /** What it is kept under; a draft that changed, or other rules in force, is another comparison. */
    Trials.Of key(Caller caller, Draft draft, int orders) {
        return new Trials.Of(
                caller.client(),
                draft.id(),
                draft.version(),
                InForce.of(routing).version(),
                orders);
    }

    DraftPage.@Nullable TrialView trial(Frame frame, Draft draft, String orders) {
        if (!orders.matches("[0-9]{1," + LONGEST_NUMBER + "}")
                || !frame.caller().may(Permission.SETUP_WRITE)) return null;
        var trial = trials.find(key(frame.caller(), draft, Integer.parseInt(orders)));
        if (trial == null) return null;
        var comparison = trial.comparison;
        Long left = null;
        if (trial.done > 0) {
            long spent = Duration.between(trial.startedAt, frame.now()).toMillis();
            left = Math.max(1, spent * (trial.all - trial.done) / trial.done / 1000);
        }
        return new DraftPage.TrialView(
                trial.done, trial.all, left, comparison == null ? null : Compared.of(comparison), trial.failure);
    }

    /** The draft's page as it opens. */
    static DraftPage.Asked asked(String orders, String map, int from) {
        return new DraftPage.Asked(orders.strip(), FlowMap.view(map), Math.max(0, from), "");
    }

    Draft draft(long id) {
        return Objects.requireNonNull(routing.draft(id));
    }
}
