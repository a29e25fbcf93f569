package dev.dovetail.ground.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database is for, marked once when it is made. Only what is not live may ever be emptied by command. */
public enum Origin {
    LIVE,
    DEMO,
    DAY,
    BENCH,
    TEST;

    /** As it is written in the database and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Refuses, with a {@link Storage.Fault}, a database that was made for something else. */
    public void mustBe(Origin wanted) {
        if (this != wanted)
            throw new Storage.Fault("this database was made for " + word() + " and is not touched for " + wanted.word()
                    + "; name another directory in DOVETAIL_HOME, or another database");
    }

    static Origin mark(JdbcClient jdbc, Origin wanted, Instant now) {
        jdbc.sql("insert into ground.instance (origin, made_at) values (:origin, :now) on conflict do nothing")
                .param("origin", wanted.word())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return find(jdbc).orElseThrow();
    }

    /** Empty where the database has not been migrated or marked yet. */
    static Optional<Origin> find(JdbcClient jdbc) {
        if (!migrated(jdbc)) return Optional.empty();
        return jdbc.sql("select origin from ground.instance")
                .query(String.class)
                .optional()
                .map(Origin::of);
    }

    /** Whether a start ended between making our tables and marking them: nobody has written yet. */
    static boolean awaited(JdbcClient jdbc) {
        return migrated(jdbc) && find(jdbc).isEmpty();
    }

    private static boolean migrated(JdbcClient jdbc) {
        return jdbc.sql("select to_regclass('ground.instance') is not null")
                .query(Boolean.class)
                .single();
    }

    private static Origin of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
