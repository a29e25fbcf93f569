package dev.dovetail.lab.processes;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Login;
import dev.dovetail.ground.storage.Storage;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The program as a process over a throw-away database, with a directory of its own that is deleted at the end. */
public final class ServerProcess implements AutoCloseable {
    private static final String KEY = "lab-key-that-opens-everything-0123456789abcdef";
    /** As the launcher gives it where the system has them: a server runs as the program that starts it. */
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);
    private static final long STOP_SECONDS = 60;
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;

    private final Storage storage;
    private final Setup setup;
    private final Path directory;
    private final HttpApi http;
    private @Nullable Process process;
    private final int port = freePort();

    /**
     * How it is started.
     *
     * @param before words before those that start it, such as the core it is pinned to
     * @param jvm its JVM's options
     * @param words further words of {@code start}
     * @param environment what several over one database share, such as the master key
     */
    public record Setup(
            String name, List<String> before, List<String> jvm, List<String> words, Map<String, String> environment) {
        public Setup {
            before = List.copyOf(before);
            jvm = List.copyOf(jvm);
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }

    private ServerProcess(Storage storage, Setup setup, Path directory) {
        this.storage = storage;
        this.setup = setup;
        this.directory = directory;
        this.http = new HttpApi(this::address, KEY);
    }

    /** Not started yet. */
    public static ServerProcess of(Home home, Storage storage, Setup setup) {
        try {
            var scratch = Files.createDirectories(home.resolve("scratch"));
            return new ServerProcess(storage, setup, Files.createTempDirectory(scratch, setup.name() + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for " + setup.name(), e);
        }
    }

    /** Starts it, or starts it again where it listened before; {@link #await} waits for it. */
    public void start() {
        try {
            Files.deleteIfExists(directory.resolve("address"));
            var builder = new ProcessBuilder(words())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(setup.environment());
            builder.environment().put("DOVETAIL_HOME", directory.toString());
            builder.environment().put("DOVETAIL_DB_URL", address(storage.app()));
            builder.environment().put("DOVETAIL_DB_OWNER_URL", address(storage.owner()));
            builder.environment().put("DOVETAIL_API_KEY", KEY);
            builder.environment().put("DOVETAIL_ADMIN_PASSWORD", KEY);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(setup.name() + " cannot be started", e);
        }
    }

    private List<String> words() {
        var words = new ArrayList<>(setup.before());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+UseCompactObjectHeaders");
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(LARGE_PAGES)) words.add(LARGE_PAGES);
        words.addAll(setup.jvm());
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.dovetail.server.Server", "start"));
        words.addAll(List.of("--origin=bench", "--port=" + port));
        words.addAll(setup.words());
        return words;
    }

    private static String address(Login login) {
        return login.url() + (login.url().contains("?") ? "&" : "?") + "user=" + encoded(login.user()) + "&password="
                + encoded(login.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns once it takes requests; a fault with its last words where it does not. */
    public void await() {
        var file = directory.resolve("address");
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (System.nanoTime() < giveUp && alive()) {
                if (Files.exists(file)) return;
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotStarted(setup.name() + " did not start: " + lastWords());
    }

    /** Below those that the system gives to callers: who calls a dead one there could be given its port, and speak to himself. */
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody else's
            }
        }
        throw new NotStarted("no free port");
    }

    private boolean alive() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** Ends it at once, as a fall of the machine would (kill -9): nothing is told and nothing flushed. */
    public void kill() {
        var running = process;
        if (running == null) return;
        running.destroyForcibly();
        running.onExit().join();
        process = null;
    }

    /**
     * Tells it to stop (SIGTERM) and waits for its end.
     *
     * @return whether it ended by itself, and in time
     */
    public boolean stop() {
        var running = process;
        if (running == null) return true;
        running.destroy();
        try {
            if (running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process = null;
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return false;
    }

    public String name() {
        return setup.name();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String key() {
        return KEY;
    }

    /** Its process; only while it runs. */
    public long pid() {
        var running = process;
        if (running == null) throw new IllegalStateException(setup.name() + " does not run");
        return running.pid();
    }

    /** One call, one try. */
    public Api api() {
        return http;
    }

    /** A call that was not answered is made again for a minute. */
    public Api patientApi() {
        return Api.patient(http, Duration.ofSeconds(60), _ -> {});
    }

    /** What its own check finds broken, of the whole database that it is over. */
    public List<String> broken() {
        var check = patientApi().get("/check").must("check of " + setup.name()).body();
        var broken = new ArrayList<String>();
        check.path("broken")
                .forEach(one -> broken.add(setup.name() + ": " + one.path("id").asString() + " "
                        + one.path("title").asString() + " " + one.path("rows")));
        return broken;
    }

    /** The end of what it printed. */
    public String lastWords() {
        try {
            var lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "see " + directory;
        }
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    @Override
    public void close() {
        http.close();
        stop();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It ended, or took too long. */
    public static final class NotStarted extends RuntimeException {
        NotStarted(String message) {
            super(message);
        }
    }
}
