package dev.dovetail.lab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server, as a process of its own: it is started from the same build and spoken to over HTTP only. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(30);
    private final @Nullable Process process;
    private final Path log;
    private final Path addressFile;
    private URI address = URI.create("http://127.0.0.1");

    /** A server that runs already: one that outlived its demo, or that somebody started again. */
    private ServerProcess(Papers papers) {
        this.log = papers.serverLog();
        this.addressFile = papers.home().resolve("address");
        this.process = null;
    }

    /** The server that answers in this home. */
    static Optional<ServerProcess> findRunning(Papers papers) {
        var running = new ServerProcess(papers);
        return Files.exists(running.addressFile) && running.healthy() ? Optional.of(running) : Optional.empty();
    }

    /** The server that answers in this home, or a new one over the same data. */
    static ServerProcess found(Papers papers, Papers.Keys keys, int port) {
        return findRunning(papers).orElseGet(() -> new ServerProcess(papers, keys, port, false));
    }

    /** @param empty whether what an earlier demo left is thrown away */
    ServerProcess(Papers papers, Papers.Keys keys, int port, boolean empty) {
        this.log = papers.serverLog();
        this.addressFile = papers.home().resolve("address");
        var words = new ArrayList<>(List.of(
                java(),
                "-XX:+UseCompactObjectHeaders",
                "-Xmx1500m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // over in minutes: the thorough compiler would take more than it gives
                "-XX:+ExitOnOutOfMemoryError"));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.dovetail.server.Server", "start"));
        words.addAll(List.of("--origin=demo", "--port=" + port));
        if (empty) words.add("--empty");
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("DOVETAIL_API_KEY", keys.api());
        builder.environment().put("DOVETAIL_ADMIN_PASSWORD", keys.admin());
        try {
            Files.deleteIfExists(addressFile);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the server cannot be started", e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits until it answers; says what it said where it does not. */
    URI await() {
        long giveUp = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < giveUp) {
            if (!alive()) throw new DemoFailed("the server ended: " + lastWords());
            if (Files.exists(addressFile) && healthy()) return address;
            sleep(100);
        }
        throw new DemoFailed("the server did not answer within " + START.toSeconds() + " s: " + lastWords());
    }

    boolean alive() {
        return process == null ? healthy() : process.isAlive();
    }

    private boolean healthy() {
        try (var client = HttpClient.newHttpClient()) {
            address = URI.create(Files.readString(addressFile).strip());
            var ask = HttpRequest.newBuilder(address.resolve("/health"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "see " + log;
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted");
        }
    }

    @Override
    public void close() {
        if (process == null) return;
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
