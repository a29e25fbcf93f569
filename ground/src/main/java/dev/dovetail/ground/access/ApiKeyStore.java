package dev.dovetail.ground.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** API keys in {@code ground.api_key}: the hash of each, never the key. */
@Repository
class ApiKeyStore {
    private static final String ADD = """
            insert into ground.api_key (id, name, hash, role, channels, made_at)
            values (:id, :name, :hash, :role, :channels, :at)
            on conflict do nothing
            """;

    private static final String REVOKE =
            "update ground.api_key set revoked_at = :at where id = :id and revoked_at is null returning name";

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key as it is shown: never its secret. */
    record Key(
            long id,
            String name,
            Role role,
            List<String> channels,
            Instant madeAt,
            @Nullable Instant revokedAt) {}

    Optional<Caller> find(byte[] hash) {
        return jdbc.sql(
                        "select name, role, client_id, channels from ground.api_key where hash = :hash and revoked_at is null")
                .param("hash", hash)
                .query((row, _) -> new Caller(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getInt("client_id"),
                        Set.copyOf(channels(row)),
                        "api"))
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from ground.api_key)")
                .query(Boolean.class)
                .single();
    }

    /** False where the name, or the key itself, is there already. */
    boolean add(long id, String name, byte[] hash, Role role, Collection<String> channels, Instant at) {
        return jdbc.sql(ADD)
                        .param("id", id)
                        .param("name", name)
                        .param("hash", hash)
                        .param("role", role.name())
                        .param("channels", channels.toArray(String[]::new))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Key> list() {
        return jdbc.sql("select id, name, role, channels, made_at, revoked_at from ground.api_key order by name")
                .query((row, _) -> key(row))
                .list();
    }

    /** The name of the key that was revoked; empty where there is none, or it was revoked before. */
    Optional<String> revoke(long id, Instant at) {
        return jdbc.sql(REVOKE)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    private static Key key(ResultSet row) throws SQLException {
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new Key(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                channels(row),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant());
    }

    private static List<String> channels(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("channels").getArray());
    }
}
