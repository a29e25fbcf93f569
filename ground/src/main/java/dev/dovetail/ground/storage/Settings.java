package dev.dovetail.ground.storage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How our own PostgreSQL is made and run: over loopback only, passwords only, and durable unless a test says otherwise. */
final class Settings {
    private Settings() {}

    static List<String> initdb(Path program, Path data, Path passwordFile, boolean durable) {
        var words = new ArrayList<>(List.of(
                program.toString(),
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile",
                passwordFile.toString(),
                "-E",
                "UTF8",
                "--locale=C",
                "-k"));
        if (byCode(program)) words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        if (!durable) words.add("--no-sync");
        return words;
    }

    /** From 17 on letters are known without a language's rules for their order, which cost half as much again at each index. */
    private static boolean byCode(Path initdb) {
        return Command.run(List.of(initdb.toString(), "--help")).output().contains("builtin");
    }

    static List<String> command(Path program, Path data, int port, boolean durable) {
        var words = new ArrayList<>(List.of(program.toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : SETTINGS.lines().toList()) words.addAll(List.of("-c", setting));
        if (durable) words.addAll(List.of("-c", "shared_buffers=" + buffers() + "MB"));
        if (!durable)
            for (String off : List.of("fsync", "synchronous_commit", "full_page_writes"))
                words.addAll(List.of("-c", off + "=off"));
        return words;
    }

    /** An eighth of the memory, 256 MB to 2 GB: what is written often is then not written out and read again in between. */
    private static long buffers() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.clamp(system.getTotalMemorySize() >> 23, 256, 2048)
                : 256;
    }

    private static final String SETTINGS = """
            listen_addresses=127.0.0.1
            unix_socket_directories=
            max_connections=120
            shared_buffers=256MB
            max_wal_size=4GB
            checkpoint_timeout=15min
            random_page_cost=1.1
            jit=off
            autovacuum_naptime=15s
            idle_in_transaction_session_timeout=5min
            log_checkpoints=off
            timezone=UTC
            log_timezone=UTC""";
}
