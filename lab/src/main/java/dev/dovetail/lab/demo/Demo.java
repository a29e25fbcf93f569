package dev.dovetail.lab.demo;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.HttpApi;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code demo}: a server in a process of its own, a log played against it, a table and, if asked for, one line of JSON. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MISUSED = 2;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Board board;
    private volatile long noticed;

    public Demo(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
        this.board = new Board(out);
    }

    /** @return the exit code: 0 where all went well and adds up */
    public int run(List<String> words) {
        try {
            return run(Options.parse(words, environment.getOrDefault("DOVETAIL_PORT", "8080")));
        } catch (Options.Misuse e) {
            System.err.println(e.getMessage());
            return MISUSED;
        } catch (DemoFailed | Api.Unexpected | Api.Unreachable e) {
            board.clear();
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run(Options asked) {
        long start = System.nanoTime();
        var papers = new Papers(Home.of(environment));
        if (!asked.resume()) begin(papers);
        var options = asked.resume() ? papers.noted(asked) : asked;
        var keys = papers.keys();
        var log = log(options);
        board.say("Starting Dovetail in " + papers.home().path() + " ...");
        try (var server = options.resume()
                ? ServerProcess.found(papers, keys, options.port())
                : new ServerProcess(papers, keys, options.port(), true)) {
            stopWith(server);
            var address = server.await();
            papers.note(options);
            board.say("Dovetail is ready at " + address);
            var result = play(options, papers, keys, log, address, start);
            board.clear();
            out.println(Summary.of(result));
            if (!options.exit()) invite(address, keys);
            if (options.json()) out.println(Api.json(result));
            while (!options.exit() && server.alive()) ServerProcess.sleep(500);
            return result.good() ? 0 : 1;
        }
    }

    /** Throws an earlier demo's papers away, unless its server still lives by them. */
    private static void begin(Papers papers) {
        var running = ServerProcess.findRunning(papers);
        if (running.isPresent())
            throw new DemoFailed("Dovetail already runs in " + papers.home().path() + "; end it first"
                    + ", or go on with a demo that was cut off: --resume");
        papers.begin();
    }

    private static RetailLog log(Options options) {
        var file = options.log();
        var log = file == null ? RetailLog.builtIn() : RetailLog.of(file);
        return options.orders() == Integer.MAX_VALUE ? log : log.first(options.orders());
    }

    private Result play(Options options, Papers papers, Papers.Keys keys, RetailLog log, URI address, long start) {
        var where = new Whereabouts(papers.home().resolve("address"), address);
        try (var http = new HttpApi(where, keys.api());
                var play = new Play(
                        options,
                        Api.patient(http, PATIENCE, this::notice),
                        key -> new HttpApi(where, key),
                        papers,
                        keys,
                        log,
                        board)) {
            var figures = play.run();
            return new Audit(play, http).result(figures, (System.nanoTime() - start) / 1e9);
        }
    }

    /** Says once in a while that the server is away. */
    private synchronized void notice(String what) {
        if (System.nanoTime() - noticed < Duration.ofSeconds(10).toNanos()) return;
        noticed = System.nanoTime();
        board.say("The server does not answer (" + what + "); waiting for it. './dovetail start' brings it back.");
    }

    private void invite(URI address, Papers.Keys keys) {
        out.println();
        out.println("  Look around at " + address + " as admin with the password " + keys.admin());
        out.println("  Call the API with KEY=" + keys.api());
        out.println("  Ctrl-C ends it.");
    }

    private static void stopWith(ServerProcess server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
