package dev.dovetail.ground.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The user's own PostgreSQL: the oldest that is supported, where the machine has it. */
class OutsideTest {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static TestHome place;
    private static Cluster theirs;

    @BeforeAll
    static void theirPostgres() throws IOException {
        assumeTrue(Files.exists(PROGRAMS.resolve("bin/postgres")), "there is no PostgreSQL 15 in " + PROGRAMS);
        place = TestHome.make();
        theirs = Cluster.start(place.home(), PROGRAMS, false);
        Roles.OURS.ensure(theirs.superuser(), "owners", "apps");
    }

    @AfterAll
    static void gone() throws IOException {
        if (theirs != null) theirs.close();
        if (place != null) place.close();
    }

    @Test
    void two_roles_are_kept_apart_and_the_append_only_tables_with_them() {
        try (var storage = Storage.open(place.home(), both("apart"))) {
            storage.migrate(NOW);
            var app = JdbcClient.create(storage.app().dataSource());

            assertThat(version(app)).isEqualTo(15);
            assertThat(storage.mark(Origin.LIVE, NOW)).isEqualTo(Origin.LIVE);
            assertThatThrownBy(() -> app.sql("delete from ground.audit").update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void one_role_for_both_works_too() {
        Roles.OURS.makeDatabase(theirs.superuser(), "together");
        var environment = Map.of("DOVETAIL_DB_URL", address("together", "dovetail_owner", "owners"));

        try (var storage = Storage.open(place.home(), environment)) {
            storage.migrate(NOW);

            assertThat(storage.mark(Origin.LIVE, NOW)).isEqualTo(Origin.LIVE);
        }
    }

    @Test
    void a_superuser_is_refused() {
        var login = theirs.superuser();
        var environment = Map.of("DOVETAIL_DB_URL", address("postgres", login.user(), login.password()));

        assertThatThrownBy(() -> Storage.open(place.home(), environment))
                .isInstanceOf(Storage.Fault.class)
                .hasMessageContaining("is a superuser")
                .hasMessageNotContaining(login.password());
    }

    @Test
    void migrating_twice_changes_nothing() {
        try (var storage = Storage.open(place.home(), both("twice"))) {
            storage.migrate(NOW);
            var before = tables(storage);
            storage.migrate(NOW);

            assertThat(tables(storage)).isEqualTo(before).contains("audit_y2026m03", "audit_y2026m06");
        }
    }

    private static Map<String, String> both(String database) {
        Roles.OURS.makeDatabase(theirs.superuser(), database);
        return Map.of(
                "DOVETAIL_DB_URL", address(database, "dovetail_app", "apps"),
                "DOVETAIL_DB_OWNER_URL", address(database, "dovetail_owner", "owners"));
    }

    private static String address(String database, String user, String password) {
        String plain = theirs.superuser().to(database).url().replace("jdbc:postgresql://", "");
        return "postgres://" + user + ":" + password + "@" + plain;
    }

    private static int version(JdbcClient jdbc) {
        return jdbc.sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single();
    }

    private static List<String> tables(Storage storage) {
        return JdbcClient.create(storage.owner().dataSource())
                .sql("select tablename from pg_tables where schemaname = 'ground' order by 1")
                .query(String.class)
                .list();
    }
}
