package dev.dovetail.wms.counting;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.ground.access.People;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends rounds: holds what was found against the book, and does what follows. */
@Component
class EndWork {
    private final TaskStore tasks;
    private final RoundStore rounds;
    private final BookStore book;
    private final Corrections corrections;
    private final PlanStore plans;
    private final People people;

    EndWork(
            TaskStore tasks,
            RoundStore rounds,
            BookStore book,
            Corrections corrections,
            PlanStore plans,
            People people) {
        this.tasks = tasks;
        this.rounds = rounds;
        this.book = book;
        this.corrections = corrections;
        this.plans = plans;
        this.people = people;
    }

    /** A round that ends. */
    private record Ending(CountTask task, CountEnd end, Counter by) {
        Instant at() {
            return task.moment(end.seen(), end.at());
        }

        BookStore.Done done() {
            return new BookStore.Done(task.id(), task.round(), task.location(), at());
        }
    }

    Map<UUID, Refusal> take(NodeId node, List<CountEnd> ends) {
        var known = tasks.lock(node, ends.stream().map(CountEnd::task).toList());
        var entries = rounds.entries(node, known.keySet());
        var workers = Counter.known(people, ends.stream().map(CountEnd::worker));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        Map<Long, Ending> endings = new LinkedHashMap<>();
        for (var end : ends) {
            var task = known.get(end.task());
            var by = Objects.requireNonNull(workers.get(end.worker()));
            var refusal = refusal(task, end, by, entries);
            if (refusal == null && task != null && endings.putIfAbsent(task.id(), new Ending(task, end, by)) == null)
                continue;
            refused.put(
                    end.scanId(),
                    Objects.requireNonNullElse(refusal, new Refusal("counting.over", Map.of("state", "counted"))));
        }
        if (!endings.isEmpty()) finish(node, List.copyOf(endings.values()));
        return refused;
    }

    private static @Nullable Refusal refusal(
            @Nullable CountTask task, CountEnd end, Counter by, Map<RoundStore.Key, Set<String>> entries) {
        if (task == null) return CountWork.unknown(end.task());
        var refusal = task.refusal(by, end.location());
        if (refusal != null) return refusal;
        int taken = CountWork.taken(entries, task);
        var told = end.entries();
        if (told != null && told != taken)
            return new Refusal("counting.entries-differ", Map.of("told", told, "taken", taken));
        if (end.empty() && taken > 0) return Refusal.of("counting.not-empty");
        return end.empty() || taken > 0 ? null : Refusal.of("counting.nothing-counted");
    }

    private void finish(NodeId node, List<Ending> endings) {
        var found = book.found(node, endings.stream().map(Ending::done).toList()).stream()
                .collect(groupingBy(Found::task));
        List<RoundStore.Ended> ended = new ArrayList<>();
        List<RoundStore.Entry> entries = new ArrayList<>();
        List<TaskStore.Moved> moved = new ArrayList<>();
        List<Corrections.Booking> bookings = new ArrayList<>();
        List<PlanStore.Seen> seen = new ArrayList<>();
        for (var ending : endings) {
            var task = ending.task();
            var here = found.getOrDefault(task.id(), List.of());
            var verdict = Verdict.of(here, task.state() instanceof CountState.Recount);
            var state = task.state().decide(verdict).facts().getFirst();
            boolean again = state instanceof CountState.Recount;
            moved.add(new TaskStore.Moved(task.id(), state, again ? task.round() + 1 : task.round()));
            ended.add(ended(ending, verdict));
            here.forEach(one -> entries.add(entry(ending, one)));
            if (!(state instanceof CountState.Settled)) continue;
            here.forEach(one -> bookings.add(Corrections.Booking.of(task, one, ending.end())));
            seen.add(new PlanStore.Seen(task.location(), ending.at()));
        }
        var booked = endings.stream()
                .flatMap(one -> found.getOrDefault(one.task().id(), List.of()).stream())
                .toList();
        rounds.finish(node, ended, entries, booked);
        tasks.moveOn(node, moved, null, endings.getLast().end().at());
        corrections.book(node, bookings);
        plans.answered(node, seen);
    }

    private static RoundStore.Ended ended(Ending ending, CountCommand verdict) {
        var task = ending.task();
        var end = ending.end();
        return new RoundStore.Ended(task.id(), task.round(), ending.by(), ending.at(), end.empty(), verdict);
    }

    private static RoundStore.Entry entry(Ending ending, Found one) {
        var key = new RoundStore.Key(one.task(), ending.task().round(), one.sku(), one.lot());
        return new RoundStore.Entry(key, ending.by(), one.counted(), ending.at());
    }
}
