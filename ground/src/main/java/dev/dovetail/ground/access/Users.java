package dev.dovetail.ground.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

/** People, in {@code ground.app_user}. A disabled user is out within ten seconds, whatever session is open. */
@Repository
class Users {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final String ADD = """
            insert into ground.app_user (id, name, password_hash, role, made_at)
            select :id::bigint, :name::text, :hash::text, :role::text, :at::timestamptz where not exists (select from ground.badge where code = :name)
            on conflict (name) do nothing
            """;

    private static final String FIND =
            "select name, password_hash, role, client_id from ground.app_user where name = :name and disabled_at is null";

    /** The admins are locked first, so that two who shut each other out at one moment do not both succeed. */
    private static final String DISABLE = """
            with admins as (
              select id from ground.app_user where role = 'ADMIN' and disabled_at is null order by id for update)
            update ground.app_user set disabled_at = :at
             where id = :id and disabled_at is null and (role <> 'ADMIN' or (select count(*) from admins) > 1)
            returning name
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Map<String, Found> seen = new ConcurrentHashMap<>();

    private record Found(@Nullable Caller caller, Instant at) {}

    private record Row(String hash, Caller caller) {}

    Users(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The caller behind a console session; null where the user is gone or disabled. */
    @Nullable
    Caller findCaller(String name) {
        var now = clock.instant();
        var known = seen.get(name);
        if (known != null && known.at().plus(REMEMBERED).isAfter(now)) return known.caller();
        var caller = row(name).map(Row::caller).orElse(null);
        seen.put(name, new Found(caller, now));
        return caller;
    }

    /** For Spring Security, which compares the password. */
    UserDetails load(String name) {
        var row = row(name).orElseThrow(() -> new UsernameNotFoundException("no such user"));
        return User.withUsername(row.caller().name())
                .password(row.hash())
                .authorities("user")
                .build();
    }

    /** The stored hash of a user's password, disabled or not. */
    Optional<String> findHash(String name) {
        return jdbc.sql("select password_hash from ground.app_user where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Until the caller's transaction ends nobody else gives a badge or makes a user: neither is to read as the other. */
    void holdNames() {
        jdbc.sql("lock table ground.badge in share row exclusive mode").update();
    }

    /** Under {@link #holdNames}. False where the name is there already, or is what a badge reads. */
    boolean add(long id, String name, String hash, Role role, Instant at) {
        return jdbc.sql(ADD)
                        .param("id", id)
                        .param("name", name)
                        .param("hash", hash)
                        .param("role", role.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void changePassword(String name, String hash) {
        jdbc.sql("update ground.app_user set password_hash = :hash where name = :name")
                .param("hash", hash)
                .param("name", name)
                .update();
    }

    List<UserApi.Shown> list() {
        return jdbc.sql("select id, name, role, disabled_at is not null as disabled from ground.app_user order by name")
                .query((row, _) -> new UserApi.Shown(
                        Long.toString(row.getLong("id")),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("disabled")))
                .list();
    }

    /** The name of the user who was shut out; empty where there is none, or nobody else is admin. */
    Optional<String> disable(long id, Instant at) {
        return jdbc.sql(DISABLE)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    boolean isActive(long id) {
        return jdbc.sql("select exists (select from ground.app_user where id = :id and disabled_at is null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** After a user was made or shut out here; other processes notice within ten seconds. */
    void forget(String name) {
        seen.remove(name);
    }

    private Optional<Row> row(String name) {
        return jdbc.sql(FIND)
                .param("name", name)
                .query((row, _) -> new Row(
                        row.getString("password_hash"),
                        new Caller(
                                row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                row.getInt("client_id"),
                                Set.of(),
                                "console")))
                .optional();
    }
}
