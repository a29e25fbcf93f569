package dev.dovetail.ground.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The postgres process under a small shell whose standard input is a pipe from us. However we die, kill -9 included, the
 * pipe closes and the shell stops PostgreSQL cleanly; Ctrl-C in the terminal reaches us alone.
 */
final class Supervised implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP
            exec 3<&0 </dev/null
            "$@" 3<&- &
            child=$!
            ( cat <&3 >/dev/null; kill -INT $child ) 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait $child
            code=$?
            kill $watcher 2>/dev/null
            exit $code
            """;

    private final Process process;

    private Supervised(Process process) {
        this.process = process;
    }

    static Supervised start(List<String> command, Path log) {
        var words = new ArrayList<String>();
        if (hasSetsid()) words.add("setsid");
        words.addAll(List.of("sh", "-c", SCRIPT, "dovetail-postgres"));
        words.addAll(command);
        var output = ProcessBuilder.Redirect.appendTo(new File(log.toString()));
        try {
            return new Supervised(Command.prepared(words)
                    .redirectOutput(output)
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new Storage.Fault("cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Stops PostgreSQL as its own fast shutdown does: sessions end, everything is written, the process leaves. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(2, TimeUnit.MINUTES);
        } catch (IOException e) {
            process.destroy(); // the pipe was gone already, and with it PostgreSQL
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasSetsid() {
        return Command.run(List.of("sh", "-c", "command -v setsid")).code() == 0;
    }
}
