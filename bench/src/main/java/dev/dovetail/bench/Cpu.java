package dev.dovetail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the program and its PostgreSQL have worked, apart, by what Linux counts; elsewhere it is not known. */
final class Cpu {
    private static final Path PROCESSES = Path.of("/proc");
    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int ENDED_CHILDREN = 13;

    private final long program;
    private final long database;

    Cpu(long program, DataSource source) {
        this.program = program;
        this.database = JdbcClient.create(source)
                .sql("select pg_backend_pid()")
                .query((row, _) -> parent(row.getLong(1))) // while the connection is open: its process ends with it
                .single();
    }

    /** Seconds of CPU since each began. */
    record Used(double program, double database) {
        Used since(Used before) {
            return new Used(program - before.program, database - before.database);
        }
    }

    Used used() {
        double all = seconds(database, USER, 4);
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                long id = Long.parseLong(process.getFileName().toString());
                if (database > 1 && parent(id) == database) all += seconds(id, USER, 2);
            }
        } catch (IOException e) {
            return new Used(Double.NaN, Double.NaN);
        }
        return new Used(seconds(program, USER, 2), all);
    }

    private static double seconds(long process, int from, int fields) {
        var words = stat(process);
        if (words.length <= ENDED_CHILDREN + 1) return 0;
        long ticks = 0;
        for (int i = from; i < from + fields; i++) ticks += Long.parseLong(words[i]);
        return ticks / TICKS_A_SECOND;
    }

    private static long parent(long process) {
        var words = stat(process);
        return words.length < 2 ? 0 : Long.parseLong(words[1]);
    }

    /** Its fields from the third on; none for a process that is no more. */
    private static String[] stat(long process) {
        try {
            var stat = Files.readString(PROCESSES.resolve(process + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }
}
