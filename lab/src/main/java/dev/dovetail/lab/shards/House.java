package dev.dovetail.lab.shards;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Login;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** One Dovetail: a process, a PostgreSQL of its own and a directory of its own, all thrown away at the end. */
public final class House implements AutoCloseable {
    private static final String KEY = "drill-key-that-opens-everything-0123456789abcdef";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    private final String name;
    private final String roles;
    private final List<String> before;
    private final Storage storage;
    private final Path directory;
    private final HttpApi http;
    private @Nullable Process process;
    private int port;

    private House(String name, String roles, List<String> before, Storage storage, Path directory) {
        this.name = name;
        this.roles = roles;
        this.before = List.copyOf(before);
        this.storage = storage;
        this.directory = directory;
        this.http = new HttpApi(this::address, KEY);
    }

    /** @param before words that the process is started with, such as the core it is pinned to */
    public static House build(Home home, String name, String roles, List<String> before) {
        try {
            var scratch = Files.createDirectories(home.resolve("scratch"));
            var directory = Files.createTempDirectory(scratch, name + "-");
            return new House(name, roles, before, Storage.scratch(home), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for " + name, e);
        }
    }

    /** Starts the process, or starts it again where it listened before; {@link #await} waits for it. */
    public void start() {
        try {
            Files.deleteIfExists(directory.resolve("address"));
            var builder = new ProcessBuilder(words())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("server.log").toFile()));
            builder.environment().put("DOVETAIL_HOME", directory.toString());
            builder.environment().put("DOVETAIL_DB_URL", address(storage.app()));
            builder.environment().put("DOVETAIL_DB_OWNER_URL", address(storage.owner()));
            builder.environment().put("DOVETAIL_API_KEY", KEY);
            builder.environment().put("DOVETAIL_ADMIN_PASSWORD", KEY);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    private List<String> words() {
        var words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseCompactObjectHeaders", "-Xmx600m", "-XX:+UseSerialGC"));
        if (before.isEmpty()) words.add("-XX:TieredStopAtLevel=1"); // over in a minute, and nothing is measured
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.dovetail.server.Server", "start"));
        words.addAll(List.of("--origin=bench", "--port=" + port, "--roles=" + roles));
        return words;
    }

    private static String address(Login login) {
        return login.url() + (login.url().contains("?") ? "&" : "?") + "user=" + encoded(login.user()) + "&password="
                + encoded(login.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public void await() {
        var file = directory.resolve("address");
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < giveUp && alive())
            try {
                if (Files.exists(file)) {
                    port = URI.create(Files.readString(file).strip()).getPort();
                    return;
                }
                Thread.sleep(100);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        throw new DrillFailed(name + " did not start: " + lastWords());
    }

    private boolean alive() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** Ends the process at once, as a fall of the machine would (kill -9); its database stays. */
    public void kill() {
        var running = process;
        if (running == null) return;
        running.destroyForcibly();
        try {
            running.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    public String name() {
        return name;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String key() {
        return KEY;
    }

    /** Patient: a call that was not answered is made again. */
    public Api api() {
        return Api.patient(http, Duration.ofSeconds(60), _ -> {});
    }

    public JdbcClient database() {
        return JdbcClient.create(storage.app().dataSource());
    }

    /** What the process's own check finds broken. */
    public List<String> broken() {
        var check = api().get("/check").must("check of " + name).body();
        var broken = new ArrayList<String>();
        check.path("broken")
                .forEach(one -> broken.add(name + ": " + one.path("id").asString() + " "
                        + one.path("title").asString() + " " + one.path("rows")));
        return broken;
    }

    /** Messages that could go now. */
    public long underWay() {
        return message("pending") - message("later");
    }

    long dead() {
        return message("dead");
    }

    private long message(String state) {
        var figures = api().get("/messages/figures").must("messages of " + name).body();
        return figures.path(state).asLong();
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(directory.resolve("server.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "see " + directory;
        }
    }

    @Override
    public void close() {
        http.close();
        var running = process;
        if (running != null) running.destroy();
        try {
            if (running != null && !running.waitFor(30, TimeUnit.SECONDS)) running.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
        storage.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
