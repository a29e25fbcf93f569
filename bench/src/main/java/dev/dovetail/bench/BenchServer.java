package dev.dovetail.bench;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Login;
import dev.dovetail.ground.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The server as a process of its own over the throw-away database, so that the load client's work is not counted as its own. */
final class BenchServer implements AutoCloseable {
    private static final String KEY = "bench-key-that-opens-everything-0123456789abcdef";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final Path directory;
    private final URI address;

    private BenchServer(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
        this.address = await();
    }

    /** One of several over one database has the master key that all of them have. */
    static BenchServer start(Home home, Storage storage, Map<String, String> environment) {
        try {
            var directory = Files.createTempDirectory(Files.createDirectories(home.resolve("scratch")), "bench-");
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(List.of(
                    java,
                    "-XX:+UseCompactObjectHeaders",
                    "-Xmx2g",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.dovetail.server.Server",
                    "start",
                    "--origin=bench",
                    "--port=0"));
            builder.redirectErrorStream(true)
                    .redirectOutput(directory.resolve("server.log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("DOVETAIL_HOME", directory.toString());
            builder.environment().put("DOVETAIL_DB_URL", address(storage.app()));
            builder.environment().put("DOVETAIL_DB_OWNER_URL", address(storage.owner()));
            builder.environment().put("DOVETAIL_API_KEY", KEY);
            return new BenchServer(builder.start(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the server cannot be started", e);
        }
    }

    Target target() {
        return new Target(address.getPort(), KEY);
    }

    /** At once, as a machine that loses power: nothing is told and nothing flushed. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    long process() {
        return process.pid();
    }

    private static String address(Login login) {
        return login.url() + (login.url().contains("?") ? "&" : "?") + "user=" + encoded(login.user()) + "&password="
                + encoded(login.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI await() {
        var file = directory.resolve("address");
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < giveUp && process.isAlive()) {
            try {
                if (Files.exists(file)) return URI.create(Files.readString(file).strip());
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) break;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start; see " + directory.resolve("server.log"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
