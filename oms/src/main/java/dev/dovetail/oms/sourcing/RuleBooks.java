package dev.dovetail.oms.sourcing;

import dev.dovetail.ground.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private volatile @Nullable Loaded loaded;

    RuleBooks(JdbcClient jdbc, Json json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Loaded(RuleBook book, Instant at) {}

    RuleBook current() {
        var seen = loaded;
        var now = clock.instant();
        if (seen == null || now.isBefore(seen.at()) || now.isAfter(seen.at().plus(FRESH))) {
            seen = new Loaded(latest(seen == null ? RuleBook.STANDARD : seen.book()), now);
            loaded = seen;
        }
        return seen.book();
    }

    /** None are published where none ever were, or where a backup of before the first was restored. */
    private RuleBook latest(RuleBook known) {
        return jdbc.sql("""
                        select version, case when version <> :known then body end as body
                          from oms.rule_version order by version desc limit 1
                        """)
                .param("known", known.version())
                .query((row, _) -> book(known, row.getInt("version"), row.getString("body")))
                .optional()
                .orElse(RuleBook.STANDARD);
    }

    private RuleBook book(RuleBook known, int version, @Nullable String body) {
        return body == null ? known : RuleBook.of(version, json.read(body, Rules.class));
    }
}
