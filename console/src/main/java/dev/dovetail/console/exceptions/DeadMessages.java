package dev.dovetail.console.exceptions;

import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.handoff.Handoffs;
import dev.dovetail.ground.handoff.Letter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages that no retry can deliver. They are counted beside their own entry. */
@Component
class DeadMessages extends Source {
    private static final int LOOKED_AT = 200;

    private final Handoffs handoffs;

    DeadMessages(Handoffs handoffs) {
        super("dead", 80, Permission.MESSAGES_READ, false);
        this.handoffs = handoffs;
    }

    @Override
    Monitor look(Caller caller, @Nullable String of) {
        long dead = handoffs.figures().dead();
        if (dead == 0) return of(List.of(), 0);
        var letters = handoffs.list(Handoffs.Which.DEAD, null, null, LOOKED_AT).items();
        var oldest = letters.stream().map(Letter::dueAt).min(Comparator.naturalOrder());
        var rows = letters.stream()
                .limit(Monitor.ROWS)
                .map(one -> row(caller, one))
                .toList();
        return Monitor.of(key, dead, false, oldest.orElse(null), rows);
    }

    private static Monitor.Row row(Caller caller, Letter one) {
        var href = "/messages/" + one.family() + "/" + one.key() + "/" + one.id();
        var error = one.lastError();
        return Monitor.Row.of(
                Words.of("message." + one.type()),
                href,
                Words.say("exception.dead.row", one.destination(), error == null ? "" : error),
                one.dueAt(),
                repair(caller, Permission.MESSAGES_REPLAY, "exception.replay", href + "/replay"));
    }
}
