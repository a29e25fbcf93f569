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

    private RuleBook latest(RuleBook known) {
        int version = jdbc.sql("select coalesce(max(version), 0) from oms.rule_version")
                .query(Integer.class)
                .single();
        if (version == known.version()) return known;
        var body = jdbc.sql("select body from oms.rule_version where version = :version")
                .param("version", version)
                .query(String.class)
                .single();
        return RuleBook.of(version, json.read(body, Rules.class));
    }
}
