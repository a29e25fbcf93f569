package dev.dovetail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Linux: pins processes to a core with {@code taskset}, and says how busy a core was. */
final class Cores {
    private static final Path PROCESSES = Path.of("/proc");

    private Cores() {}

    static List<String> pin(int core) {
        return List.of("taskset", "-c", Integer.toString(core));
    }

    /** The PostgreSQL behind it: its first process, whose later children inherit the core, and those that are there. */
    static void pin(JdbcClient database, int core) {
        int first = database.sql("select pg_backend_pid()")
                .query((row, _) -> parent(row.getInt(1))) // while the connection is open: its process ends with it
                .single();
        if (first <= 1) throw new IllegalStateException("the database's first process is not to be found here");
        move(first, core);
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                int id = Integer.parseInt(process.getFileName().toString());
                if (parent(id) == first) move(id, core);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 for a process that is no more. */
    private static int parent(int process) {
        try {
            var stat = Files.readString(PROCESSES.resolve(process + "/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** One that has ended meanwhile needs no core. */
    private static void move(int process, int core) {
        try {
            new ProcessBuilder("taskset", "-a", "-cp", Integer.toString(core), Integer.toString(process))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "this bench pins processes with taskset (util-linux), which is not here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ticks that a core has worked, and all its ticks. */
    record Ticks(long busy, long all) {
        double shareSince(Ticks before) {
            return all == before.all ? 0 : (double) (busy - before.busy) / (all - before.all);
        }
    }

    static Ticks ticks(int core) {
        try {
            var line = Files.readAllLines(PROCESSES.resolve("stat")).stream()
                    .filter(one -> one.startsWith("cpu" + core + " "))
                    .findFirst()
                    .orElseThrow();
            var words = line.strip().split("\\s+");
            long all = 0;
            for (int i = 1; i <= 8; i++) all += Long.parseLong(words[i]);
            return new Ticks(all - Long.parseLong(words[4]) - Long.parseLong(words[5]), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
