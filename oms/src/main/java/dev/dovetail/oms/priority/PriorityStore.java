package dev.dovetail.oms.priority;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of the rules in {@code oms.priority_table}: rows are only ever added. */
@Repository
class PriorityStore {
    private final JdbcClient jdbc;
    private final Json json;

    PriorityStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Rules(List<PriorityRule> items) {}

    Optional<PriorityTable> newest(int client) {
        return versions(client, 1).stream().findFirst();
    }

    /** Newest first. */
    List<PriorityTable> versions(int client, int most) {
        return jdbc.sql("select * from oms.priority_table where client_id = :client order by version desc limit :most")
                .param("client", client)
                .param("most", most)
                .query((row, _) -> row(row))
                .list();
    }

    /** False where somebody else has written this version first. */
    boolean add(int client, int version, List<PriorityRule> rules, Cause cause) {
        return jdbc.sql("""
                insert into oms.priority_table (client_id, version, rules, made_at, made_by)
                values (:client, :version, :rules, :at, :by)
                on conflict (client_id, version) do nothing
                """)
                        .param("client", client)
                        .param("version", version)
                        .param("rules", json.write(new Rules(rules)))
                        .param("at", cause.at().atOffset(ZoneOffset.UTC))
                        .param("by", cause.who())
                        .update()
                == 1;
    }

    private PriorityTable row(ResultSet row) throws SQLException {
        return new PriorityTable(
                row.getInt("version"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                json.read(row.getString("rules"), Rules.class).items());
    }
}
