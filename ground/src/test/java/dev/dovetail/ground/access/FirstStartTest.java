package dev.dovetail.ground.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@ExtendWith(PostgresExtension.class)
class FirstStartTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private static final IdSource IDS = new IdSource(CLOCK, 0);

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final Transactions transactions;

    FirstStartTest(TestDatabase db) {
        this.jdbc = db.jdbc();
        this.owner = db.owner();
        this.transactions = db.transactions();
    }

    @BeforeEach
    void nobody() {
        owner.sql("delete from ground.app_user").update();
        owner.sql("delete from ground.api_key").update();
    }

    @Test
    void the_first_start_prints_a_password_and_a_key_and_later_ones_nothing() {
        var said = start(new MockEnvironment());

        var password = after(said, "password");
        var key = after(said, "API key");
        assertThat(encoder.matches(
                        password, new Users(jdbc, CLOCK).findHash("admin").orElseThrow()))
                .isTrue();
        assertThat(new ApiKeyStore(jdbc).find(ApiKeys.hash(key)).orElseThrow().role())
                .isEqualTo(Role.ADMIN);
        assertThat(stored()).doesNotContain(password, key);
        assertThat(start(new MockEnvironment())).isEmpty();
    }

    @Test
    void the_environment_sets_both_and_neither_is_printed() {
        var given = new MockEnvironment()
                .withProperty("DOVETAIL_ADMIN_PASSWORD", "given")
                .withProperty("DOVETAIL_API_KEY", "a-given-key-that-is-long-enough-to-be-one");

        assertThat(start(given)).isEmpty();

        assertThat(encoder.matches(
                        "given", new Users(jdbc, CLOCK).findHash("admin").orElseThrow()))
                .isTrue();
        given.setProperty("DOVETAIL_ADMIN_PASSWORD", "lost and set again");
        assertThat(start(given)).isEmpty();
        assertThat(encoder.matches(
                        "lost and set again",
                        new Users(jdbc, CLOCK).findHash("admin").orElseThrow()))
                .isTrue();
        assertThat(new ApiKeyStore(jdbc).list()).hasSize(1);
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("DOVETAIL_API_KEY", "short")))
                .hasMessageContaining("32");
    }

    private String start(MockEnvironment environment) {
        var first = new FirstStart(
                new Users(jdbc, CLOCK),
                new ApiKeyStore(jdbc),
                encoder,
                new Audit(jdbc, IDS),
                transactions,
                IDS,
                CLOCK,
                environment);
        var out = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            first.run(new DefaultApplicationArguments());
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private String stored() {
        return owner.sql("select (select string_agg(u::text, ' ') from ground.app_user u)"
                        + " || (select string_agg(k::text || encode(k.hash, 'escape'), ' ') from ground.api_key k)")
                .query(String.class)
                .single();
    }

    private static String after(String said, String label) {
        return said.lines()
                .filter(line -> line.strip().startsWith(label))
                .map(line -> line.strip().substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
