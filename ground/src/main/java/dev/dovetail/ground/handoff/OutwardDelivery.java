package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Calls.Call;
import dev.dovetail.ground.handoff.Due.Lane;
import dev.dovetail.ground.handoff.Due.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Delivers to partners outside: says so first (committed), calls, and leaves the answer to {@link Settling}. */
final class OutwardDelivery {
    private final Partners partners;
    private final Routes routes;
    private final Backoff backoff;

    OutwardDelivery(Partners partners, Routes routes, Backoff backoff) {
        this.partners = partners;
        this.routes = routes;
        this.backoff = backoff;
    }

    /**
     * Begins the calls that may be made now.
     *
     * @param marking writes under fences
     * @return the keys of what was marked
     */
    Set<Integer> deliver(List<Due> messages, Calls calls, Marking marking, Executor executor) {
        var planned = new ArrayList<Call>();
        var marks = new ArrayList<Mark>();
        for (var due : heads(messages)) {
            if (!calls.reserve(due)) continue;
            var call = plan(due);
            if (call != null) planned.add(call);
            marks.addAll(first(due, call));
            if (call == null) calls.leave(due);
        }
        var written = marks.isEmpty() ? List.<Mark>of() : marking.write(marks);
        var sending = written.stream().map(Mark::was).collect(Collectors.toSet());
        for (var call : planned) {
            if (call.due().state().equals(Due.IN_DOUBT)) calls.make(call, executor);
            else if (sending.contains(call.due())) calls.make(call.sending(), executor);
            else calls.leave(call.due());
        }
        return written.stream().map(Mark::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is written before anything is called: nothing for an ask, which changes nothing. */
    private List<Mark> first(Due due, @Nullable Call call) {
        if (call == null)
            return List.of(backoff.wait(due, due.state(), Backoff.PARTNER_ATTEMPTS, null, "no such partner"));
        return due.state().equals(Due.IN_DOUBT) ? List.of() : List.of(due.sending());
    }

    /** The first of each lane: the next one goes when it is known what became of this one. */
    private static List<Due> heads(List<Due> messages) {
        var seen = new HashSet<Lane>();
        return messages.stream().filter(due -> seen.add(due.lane())).toList();
    }

    private @Nullable Call plan(Due due) {
        var destination = due.message().destination();
        var outward = routes.outward(destination);
        var partner = partners.find(destination.substring(destination.indexOf(':') + 1));
        return outward == null || partner.isEmpty() ? null : new Call(due, outward, partner.get());
    }
}
