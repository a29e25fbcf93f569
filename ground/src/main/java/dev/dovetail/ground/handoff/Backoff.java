package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import tools.jackson.core.JacksonException;

/**
 * What becomes of a message that could not be delivered: 1 s, 2 s, 4 s, up to an hour apart, each 25% more or less, and
 * an end. A refusal and an unreadable message end at once, since trying again cannot help.
 */
final class Backoff {
    /** Their side was busy: about three hours. */
    static final int BUSY_ATTEMPTS = 14;

    /** Our own fault: retried only for what looked like a fault and was not. */
    static final int FAULT_ATTEMPTS = 3;

    /** A partner that is away, or that does not know: about ten hours. */
    static final int PARTNER_ATTEMPTS = 21;

    private static final int LONGEST_SECONDS = 3600;
    private static final int WHY_LENGTH = 500;

    private final InstantSource clock;
    private final RandomGenerator random;

    Backoff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** @param state the state to wait in */
    Mark after(Due due, String state, Throwable cause) {
        return switch (cause) {
            case Refused refused -> due.dead(text(refused.refusal().toString()));
            case Malformed malformed -> due.dead(text(malformed.code() + ": " + malformed.detail()));
            case JacksonException unreadable -> due.dead(text("unreadable: " + unreadable.getOriginalMessage()));
            case TryLater later ->
                wait(due, state, BUSY_ATTEMPTS, later.after(), later.code() + ": " + later.getMessage());
            case TransientDataAccessException busy -> wait(due, state, BUSY_ATTEMPTS, null, describe(busy));
            default -> wait(due, state, FAULT_ATTEMPTS, null, describe(cause));
        };
    }

    /** The same state again later, or dead when it was tried often enough. */
    Mark wait(Due due, String state, int limit, @Nullable Duration atLeast, String why) {
        int attempts = due.message().attempt();
        if (attempts >= limit) return due.dead(text("given up after " + attempts + " attempts: " + why));
        long seconds = Math.min(LONGEST_SECONDS, 1L << Math.min(attempts - 1, 20));
        long millis = Math.round(seconds * 1000 * (0.75 + random.nextDouble() / 2));
        if (atLeast != null) millis = Math.max(millis, atLeast.toMillis());
        return due.again(state, clock.instant().plusMillis(millis), text(why));
    }

    /** Nothing is wrong with any message then: the round ends, and no attempt is counted. */
    static boolean databaseAway(Throwable cause) {
        return Transactions.databaseAway(cause);
    }

    /** A "no" or a "later" that somebody meant to say; anything else is a fault, and the log wants all of it. */
    static boolean expected(Throwable cause) {
        return cause instanceof Refused || cause instanceof Malformed || cause instanceof TryLater;
    }

    private static String describe(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** As the database takes it, and short: the whole story is in the log. */
    static String text(String why) {
        String clean = why.replace("\0", "");
        return clean.length() <= WHY_LENGTH ? clean : clean.substring(0, WHY_LENGTH);
    }
}
