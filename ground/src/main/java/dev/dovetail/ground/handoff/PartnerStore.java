package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Outward.Partner;
import dev.dovetail.ground.vault.Vault;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Partners in {@code ground.partner}; their secrets are sealed there, and open only in memory. */
@Repository
class PartnerStore implements Partners {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final String SAVE = """
            insert into ground.partner as p (code, kind, url, secret, settings)
            values (:code, :kind, :url, :secret, :settings)
            on conflict (code) do update
               set kind = excluded.kind, url = excluded.url, settings = excluded.settings,
                   secret = coalesce(excluded.secret, p.secret), version = p.version + 1
            returning version
            """;

    private static final String READ = "select url, secret, settings from ground.partner where code = :code";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    PartnerStore(JdbcClient jdbc, Vault vault, InstantSource clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    private record Seen(Optional<Partner> partner, Instant at) {}

    /** May be ten seconds old where another process changed it. */
    @Override
    public Optional<Partner> find(String code) {
        var now = clock.instant();
        var known = seen.get(code);
        if (known != null
                && known.partner().isPresent()
                && known.at().plus(REMEMBERED).isAfter(now)) return known.partner();
        var read = read(code);
        seen.put(code, new Seen(read, now));
        return read;
    }

    private Optional<Partner> read(String code) {
        return jdbc.sql(READ)
                .param("code", code)
                .query((row, _) -> new Partner(
                        code, row.getString("url"), secret(code, row.getBytes("secret")), row.getString("settings")))
                .optional();
    }

    private String secret(String code, byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.openSecret(code, sealed);
    }

    /** Writes the partner, and answers its version. Without a secret, the one that is known stays. */
    int save(String code, String kind, String url, @Nullable String secret, String settings) {
        return jdbc.sql(SAVE)
                .param("code", code)
                .param("kind", kind)
                .param("url", url)
                .param("secret", secret == null ? null : vault.sealSecret(code, secret), Types.BINARY)
                .param("settings", settings)
                .query(Integer.class)
                .single();
    }

    /** Called after the commit of a save. */
    void forget(String code) {
        seen.remove(code);
    }
}
