package dev.dovetail.console.rules;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.routing.Draft;
import dev.dovetail.oms.routing.GoldenOrder;
import dev.dovetail.oms.routing.Published;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says beforehand why rules would not be put in force, as far as it can be known: the button is greyed with it. */
final class Objections {
    private Objections() {}

    static @Nullable String publishing(Caller caller, Draft draft, int latest, Fit fit) {
        if (!draft.state().equals("open")) return Words.of("rules.no." + draft.state());
        if (!caller.may(Permission.SETUP_WRITE)) return Words.of("rules.no.role");
        if (draft.author().equals(caller.name())) return Words.of("rules.no.own");
        if (draft.basedOn() != latest) return Words.say("rules.no.outdated", draft.basedOn(), latest);
        return fitting(fit);
    }

    static @Nullable String restoring(Caller caller, Published version, int latest, Fit fit) {
        if (version.version() == latest) return Words.of("rules.no.in-force");
        if (!caller.may(Permission.SETUP_WRITE)) return Words.of("rules.no.role");
        if (version.author().equals(caller.name())) return Words.of("rules.no.own-version");
        return fitting(fit);
    }

    private static @Nullable String fitting(Fit fit) {
        if (fit.unfit() != null) return Words.say("rules.no.unfit", fit.unfit());
        if (fit.broken().isEmpty()) return null;
        var names = fit.broken().stream().map(GoldenOrder.Broken::name).collect(Collectors.joining(", "));
        return Words.say("rules.no.golden", names);
    }
}
