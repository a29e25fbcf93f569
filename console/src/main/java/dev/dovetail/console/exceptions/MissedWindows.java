package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.publishing.Publication;
import dev.dovetail.oms.publishing.Published;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publication windows of the last day in which a channel was told nothing. */
@Component
class MissedWindows extends Source {
    private final Published published;

    MissedWindows(Published published) {
        super("windows", 55, Permission.STOCK_READ, true);
        this.published = published;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        var missed = published.publications(caller.client()).stream()
                .filter(one -> one.missed() > 0 && caller.mayUse(one.channel()))
                .sorted(Comparator.comparing(
                        Publication::firstMissedAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        var rows = missed.stream().limit(Monitor.ROWS).map(MissedWindows::row).toList();
        return Monitor.of(
                key,
                missed.size(),
                false,
                missed.isEmpty() ? null : missed.getFirst().firstMissedAt(),
                rows);
    }

    private static Monitor.Row row(Publication one) {
        return Monitor.Row.of(
                one.channel(),
                "/publications",
                Words.say("exception.windows.row", Figures.number(one.missed()), Figures.number(one.met())),
                one.firstMissedAt(),
                null);
    }
}
