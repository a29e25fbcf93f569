package dev.dovetail.ground.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings a database up to date: one ordered history for each side found on the class path, then the coming months' partitions. */
final class Migrations {
    /** In the order in which they may lean on each other. */
    static final List<String> SIDES = List.of("ground", "carriage", "oms", "wms");

    private static final int MONTHS = 4;

    private static final String PARTITIONS = """
            select coalesce(sum(ground.ensure_partitions(c.oid, :first, :months)), 0)
              from pg_partitioned_table p
              join pg_class c on c.oid = p.partrelid
              join pg_namespace n on n.oid = c.relnamespace
             where p.partstrat = 'r' and n.nspname in (:sides)
            """;

    private Migrations() {}

    /** @param app the program's role, which the migrations grant its rights to */
    static void run(Login owner, String app) {
        run(owner, app, SIDES);
    }

    static void run(Login owner, String app, Collection<String> wanted) {
        for (String side : SIDES) {
            if (!wanted.contains(side)) continue;
            if (Migrations.class.getResource("/db/%s/V1__%s.sql".formatted(side, side)) == null) continue;
            Flyway.configure()
                    .dataSource(owner.dataSource())
                    .locations("classpath:db/" + side)
                    .schemas(side)
                    .placeholders(Map.of("app", '"' + app.replace("\"", "\"\"") + '"'))
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        }
    }

    /** Partitions from this month on. Needs no owner: the function behind it has the owner's rights for this one thing. */
    static void ensurePartitions(JdbcClient jdbc, Instant now) {
        jdbc.sql(PARTITIONS)
                .param("first", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .param("months", MONTHS)
                .param("sides", SIDES)
                .query(Long.class)
                .single();
    }
}
