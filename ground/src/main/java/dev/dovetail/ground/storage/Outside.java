package dev.dovetail.ground.storage;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that is not ours: the user's own, 15 to 18. */
record Outside(Login app, Login owner) {
    private static final Logger LOG = LoggerFactory.getLogger(Outside.class);
    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    /** The one that {@code DOVETAIL_DB_URL} names, with {@code DOVETAIL_DB_OWNER_URL} for the migrations; empty where none is named. */
    static Optional<Outside> named(Map<String, String> environment) {
        String app = environment.getOrDefault("DOVETAIL_DB_URL", "");
        if (app.isBlank()) return Optional.empty();
        String owner = environment.getOrDefault("DOVETAIL_DB_OWNER_URL", "");
        if (owner.isBlank())
            LOG.warn("DOVETAIL_DB_OWNER_URL is not set: the program's role will own the tables, and could change what"
                    + " must never change. Name an owner's address to keep the two apart.");
        var named = new Outside(Login.parse(app), Login.parse(owner.isBlank() ? app : owner));
        check(named.app);
        check(named.owner);
        return Optional.of(named);
    }

    private record Answer(int version, boolean superuser) {}

    static void check(Login login) {
        try {
            var answer = JdbcClient.create(login.dataSource())
                    .sql("""
                            select current_setting('server_version_num')::int / 10000 as version, rolsuper as superuser
                              from pg_roles where rolname = current_user
                            """)
                    .query(Answer.class)
                    .single();
            if (answer.version < OLDEST || answer.version > NEWEST)
                throw new Storage.Fault("PostgreSQL %d answers at %s; Dovetail works with %d to %d"
                        .formatted(answer.version, login.url(), OLDEST, NEWEST));
            if (answer.superuser)
                throw new Storage.Fault(
                        login + " is a superuser, whom no rule of the database binds; name a plain role");
        } catch (DataAccessException e) {
            throw new Storage.Fault(
                    "cannot use " + login + ": " + e.getMostSpecificCause().getMessage(), e);
        }
    }
}
