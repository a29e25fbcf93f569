package dev.dovetail.lab.demo;

import dev.dovetail.ground.storage.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** What a demo keeps beside the server's data so that it can be gone on with: its keys, its carrier's books, and what it plays. */
record Papers(Home home) {
    private static final String DIRECTORY = "demo";

    /** Keys that this home's demo was given before, or new ones. */
    record Keys(String api, String admin, String webhook, String carrier) {
        static Keys fresh() {
            return new Keys("dvt_" + secret(32), secret(12), "whsec_" + standard(32), secret(24));
        }

        private static String secret(int bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
        }

        private static String standard(int bytes) {
            return Base64.getEncoder().encodeToString(random(bytes));
        }

        private static byte[] random(int bytes) {
            var some = new byte[bytes];
            new SecureRandom().nextBytes(some);
            return some;
        }
    }

    Path carrierBooks() {
        return home.resolve(DIRECTORY).resolve("carrier.tsv");
    }

    Path serverLog() {
        return home.resolve(DIRECTORY).resolve("server.log");
    }

    /** Forgets an earlier demo. */
    void begin() {
        var directory = home.resolve(DIRECTORY);
        try {
            if (Files.exists(directory))
                try (var files = Files.walk(directory)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
                }
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what is played, for a later {@code --resume}. */
    void note(Options options) {
        var log = options.log();
        var words = List.of(
                Integer.toString(options.orders()),
                Long.toString(options.seed()),
                log == null ? "" : log.toAbsolutePath().toString());
        try {
            Files.write(home.resolve(DIRECTORY).resolve("plays"), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of the demo that was cut off. */
    Options noted(Options asked) {
        var file = home.resolve(DIRECTORY).resolve("plays");
        try {
            if (!Files.exists(file)) throw new DemoFailed("there is no demo in " + home.path() + " to go on with");
            var words = Files.readAllLines(file);
            return new Options(
                    asked.exit(),
                    asked.json(),
                    Integer.parseInt(words.get(0)),
                    words.get(2).isEmpty() ? null : Path.of(words.get(2)),
                    Long.parseLong(words.get(1)),
                    true,
                    asked.rate(),
                    asked.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Keys keys() {
        try {
            var file = home.resolve(DIRECTORY).resolve("keys");
            if (!Files.exists(file)) write(Keys.fresh());
            var words = Files.readAllLines(file);
            return new Keys(words.get(0), words.get(1), words.get(2), words.get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Keys keys) {
        home.writePrivate(
                "demo-keys", String.join("\n", keys.api(), keys.admin(), keys.webhook(), keys.carrier()) + "\n");
        try {
            Files.createDirectories(home.resolve(DIRECTORY));
            Files.move(home.resolve("demo-keys"), home.resolve(DIRECTORY).resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
