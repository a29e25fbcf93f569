package dev.dovetail.ground.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the embedded PostgreSQL and of committed rows when the program dies without a word. */
class KillTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static TestHome place;
    private static Home home;

    @BeforeAll
    static void aHomeOfItsOwn() throws IOException {
        place = TestHome.make();
        home = place.home();
    }

    @AfterAll
    static void gone() throws IOException {
        place.close();
    }

    /** The program that is killed: says when a row is committed, then waits for its end. */
    public static void main(String[] args) throws Exception {
        var storage = Storage.open(new Home(Path.of(args[0])), Map.of());
        storage.migrate(NOW);
        storage.mark(Origin.DEMO, NOW);
        JdbcClient.create(storage.app().dataSource())
                .sql(
                        "insert into ground.partner (code, kind, url) values ('kept', 'shop', 'http://shop') on conflict do nothing")
                .update();
        System.out.println("committed");
        Thread.currentThread().join();
    }

    @Test
    void postgres_stops_with_the_program_and_the_committed_row_is_there_after_a_restart() throws Exception {
        var program = start();
        long postgres = Long.parseLong(Files.readAllLines(home.resolve("data").resolve("postmaster.pid"))
                .getFirst());
        var process = ProcessHandle.of(postgres).orElseThrow();

        program.destroyForcibly().waitFor();
        process.onExit().get(30, TimeUnit.SECONDS);

        try (var storage = Storage.open(home, Map.of())) {
            assertThat(partners(storage)).containsExactly("kept");
        }
    }

    @Test
    void when_postgres_is_killed_too_it_recovers() throws Exception {
        var program = start();
        long postgres = Long.parseLong(Files.readAllLines(home.resolve("data").resolve("postmaster.pid"))
                .getFirst());

        Command.run(List.of("kill", "-9", Long.toString(postgres)));
        program.destroyForcibly().waitFor();

        try (var storage = Storage.open(home, Map.of())) {
            assertThat(partners(storage)).containsExactly("kept");
        }
    }

    @Test
    void a_throw_away_one_is_killed_whole_and_found_again_where_it_was_with_all_that_was_committed() {
        try (var storage = Storage.scratch(Home.of(System.getenv()))) {
            var jdbc = JdbcClient.create(storage.owner().dataSource());
            jdbc.sql("create table kept (number int primary key)").update();
            jdbc.sql("insert into kept values (1)").update();
            long started = jdbc.sql("select extract(epoch from pg_postmaster_start_time()) * 1000")
                    .query(Long.class)
                    .single();

            storage.kill();
            assertThatThrownBy(() -> jdbc.sql("select 1").query(Integer.class).single())
                    .isInstanceOf(DataAccessResourceFailureException.class);
            storage.again();

            assertThat(jdbc.sql("select number from kept").query(Integer.class).list())
                    .containsExactly(1);
            assertThat(jdbc.sql("select extract(epoch from pg_postmaster_start_time()) * 1000")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(started);
        }
    }

    @Test
    void a_visitor_joins_the_running_one_and_a_second_program_is_refused() throws Exception {
        var program = start();
        try (var visit = Storage.visit(home, Map.of())) {
            assertThat(partners(visit)).containsExactly("kept");
            assertThatThrownBy(() -> Storage.open(home, Map.of()))
                    .isInstanceOf(Storage.Fault.class)
                    .hasMessageContaining("already running in " + home.path());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void only_what_a_demo_wrote_is_emptied_for_a_demo() throws Exception {
        start().destroyForcibly().waitFor();
        try (var storage = Storage.open(home, Map.of())) {
            assertThatThrownBy(() -> storage.empty(Origin.BENCH))
                    .isInstanceOf(Storage.Fault.class)
                    .hasMessageContaining("made for demo");

            storage.empty(Origin.DEMO);
            storage.migrate(NOW);
            storage.empty(Origin.DEMO); // killed before it was marked: our tables, and nobody has written yet
            storage.migrate(NOW);

            assertThat(partners(storage)).isEmpty();
            assertThat(storage.mark(Origin.LIVE, NOW)).isEqualTo(Origin.LIVE);
            assertThat(storage.mark(Origin.DEMO, NOW)).isEqualTo(Origin.LIVE);
            assertThatThrownBy(() -> storage.empty(Origin.DEMO)).hasMessageContaining("made for live");
            assertThatThrownBy(() -> storage.empty(Origin.LIVE)).hasMessageContaining("never emptied");
        }
    }

    @Test
    void what_nobody_marked_is_not_emptied() throws IOException {
        try (var other = TestHome.make();
                var storage = Storage.open(other.home(), Map.of())) {
            JdbcClient.create(storage.owner().dataSource())
                    .sql("create schema oms")
                    .update();

            assertThatThrownBy(() -> storage.empty(Origin.DEMO))
                    .isInstanceOf(Storage.Fault.class)
                    .hasMessageContaining("oms");
        }
    }

    @Test
    void passwords_are_for_their_owner_alone_and_nobody_gets_in_without_one() throws Exception {
        try (var storage = Storage.open(home, Map.of())) {
            assertThat(Files.getPosixFilePermissions(home.resolve("passwords")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            var stranger = new Login(storage.app().url(), storage.app().user(), "guess");
            assertThatThrownBy(stranger::connect).hasMessageContaining("password authentication failed");
            assertThat(storage.app().toString()).doesNotContain(storage.app().password());
            assertThat(setting(storage, "fsync")).isEqualTo("on");
            assertThat(setting(storage, "full_page_writes")).isEqualTo("on");
            assertThat(setting(storage, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(storage, "data_checksums")).isEqualTo("on");
            assertThat(setting(storage, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTest.class.getName(),
                        home.path().toString())
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("committed")) return process;
            said.append(line).append('\n');
        }
        throw new IllegalStateException(said.toString());
    }

    private static List<String> partners(Storage storage) {
        return JdbcClient.create(storage.app().dataSource())
                .sql("select code from ground.partner")
                .query(String.class)
                .list();
    }

    private static String setting(Storage storage, String name) {
        return JdbcClient.create(storage.app().dataSource())
                .sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
