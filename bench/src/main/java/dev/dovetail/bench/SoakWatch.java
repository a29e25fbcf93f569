package dev.dovetail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much memory the server and its PostgreSQL have, and how much room their tables take. What Linux and the JDK do not tell is not known. */
final class SoakWatch {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern USED = Pattern.compile("(?:total|reserved) \\d+K.*?used (\\d+)K");
    private static final double KB_PER_MB = 1024;
    private static final String TABLES = """
            select coalesce(sum(n_dead_tup), 0) dead, coalesce(sum(n_live_tup), 0) live,
                   coalesce(sum(pg_total_relation_size(relid)), 0) bytes,
                   coalesce((select schemaname || '.' || relname || ' ' || n_dead_tup from pg_stat_user_tables
                              where schemaname <> 'yardstick' order by n_dead_tup desc limit 1), '') worst
              from pg_stat_user_tables where schemaname <> 'yardstick'
            """;
    private static final String CHECKPOINTS = "select num_timed + num_requested from pg_stat_checkpointer";

    private final long server;
    private final JdbcClient jdbc;
    private final long postmaster;

    SoakWatch(long server, DataSource database) {
        this.server = server;
        this.jdbc = JdbcClient.create(database);
        this.postmaster = Long.parseLong(
                status(jdbc.sql("select pg_backend_pid()").query(Long.class).single(), "PPid"));
    }

    SoakMinute.Tables tables() {
        return jdbc.sql(TABLES)
                .query((row, _) -> new SoakMinute.Tables(
                        row.getLong("dead"), row.getLong("live"), row.getLong("bytes"), row.getString("worst")))
                .single();
    }

    long checkpoints() {
        return jdbc.sql(CHECKPOINTS).query(Long.class).single();
    }

    double rssMb() {
        return kilobytes(server, "VmRSS") / KB_PER_MB;
    }

    /** What is alive: the server collects all of its heap first, which stops it for a moment. */
    double heapMb() {
        jcmd("GC.run");
        var found = USED.matcher(jcmd("GC.heap_info"));
        return found.find() ? Long.parseLong(found.group(1)) / KB_PER_MB : Double.NaN;
    }

    /** Of all of PostgreSQL's processes, without the buffers that they share. */
    double databaseMb() {
        double all = 0;
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                long id = Long.parseLong(process.getFileName().toString());
                if (id == postmaster || status(id, "PPid").equals(Long.toString(postmaster)))
                    all += kilobytes(id, "RssAnon");
            }
        } catch (IOException e) {
            return Double.NaN;
        }
        return all / KB_PER_MB;
    }

    private static double kilobytes(long process, String name) {
        var text = status(process, name).replace("kB", "").strip();
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private static String status(long process, String name) {
        try (var lines = Files.lines(PROCESSES.resolve(process + "/status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | java.io.UncheckedIOException e) {
            return "0"; // it ended meanwhile
        }
    }

    private String jcmd(String command) {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(program, Long.toString(server), command)
                    .redirectErrorStream(true)
                    .start();
            var told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor(60, TimeUnit.SECONDS) ? told : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
