package dev.dovetail.oms.sourcing;

import dev.dovetail.ground.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules that were published last. Kept in memory for a second; made ready to run once for each version. */
@Component
class RuleBooks {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Json json;
    private final InstantSource clock;
    private volatile Loaded loaded = Loaded.NONE;

    RuleBooks(JdbcClient jdbc, Json json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param published when they were: after a restore their number may be given again */
    private record Loaded(RuleBook book, OffsetDateTime published, Instant at) {
        static final Loaded NONE = new Loaded(RuleBook.STANDARD, Instant.EPOCH.atOffset(ZoneOffset.UTC), Instant.MIN);
    }

    RuleBook current() {
        var seen = loaded;
        var now = clock.instant();
        if (now.isBefore(seen.at()) || now.isAfter(seen.at().plus(FRESH))) {
            seen = latest(seen, now);
            loaded = seen;
        }
        return seen.book();
    }

    /** None are published where none ever were, or where a backup of before the first was restored. */
    private Loaded latest(Loaded known, Instant now) {
        return jdbc.sql("""
                        select version, published_at,
                               case when (version, published_at) <> (:version, :published) then body end as body
                          from oms.rule_version order by version desc limit 1
                        """)
                .param("version", known.book().version())
                .param("published", known.published())
                .query((row, _) -> new Loaded(
                        book(known.book(), row.getInt("version"), row.getString("body")),
                        row.getObject("published_at", OffsetDateTime.class),
                        now))
                .optional()
                .orElseGet(() -> new Loaded(Loaded.NONE.book(), Loaded.NONE.published(), now));
    }

    private RuleBook book(RuleBook known, int version, @Nullable String body) {
        return body == null ? known : RuleBook.of(version, json.read(body, Rules.class));
    }
}
