package dev.dovetail.oms.routing;

import dev.dovetail.ground.json.Json;
import dev.dovetail.oms.sourcing.Rules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts, versions and golden orders: small reference tables. */
@Repository
class RuleStore {
    private final JdbcClient jdbc;
    private final Json json;

    RuleStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int latest() {
        return jdbc.sql("select coalesce(max(version), 0) from oms.rule_version")
                .query(Integer.class)
                .single();
    }

    List<Published> versions(int below, int limit) {
        return jdbc.sql("select * from oms.rule_version where version < :below order by version desc limit :limit")
                .param("below", below)
                .param("limit", limit)
                .query((row, _) -> published(row))
                .list();
    }

    Optional<Published> version(int version) {
        return jdbc.sql("select * from oms.rule_version where version = :version")
                .param("version", version)
                .query((row, _) -> published(row))
                .optional();
    }

    /** False where another version was published in between. */
    boolean publish(Published version) {
        return jdbc.sql("""
            insert into oms.rule_version (version, name, body, author, published_by, published_at, note, restores)
            values (:version, :name, :body, :author, :by, :at, :note, :restores)
            on conflict (version) do nothing
            """)
                        .param("version", version.version())
                        .param("name", version.rules().name())
                        .param("body", json.write(version.rules()))
                        .param("author", version.author())
                        .param("by", version.publishedBy())
                        .param("at", version.publishedAt().atOffset(ZoneOffset.UTC))
                        .param("note", version.note())
                        .param("restores", version.restores())
                        .update()
                == 1;
    }

    void insert(long id, Rules rules, String author, int basedOn, Instant at) {
        jdbc.sql("""
            insert into oms.rule_draft (id, body, author, based_on, updated_at)
            values (:id, :body, :author, :based, :at)
            """)
                .param("id", id)
                .param("body", json.write(rules))
                .param("author", author)
                .param("based", basedOn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who changes it last is its author. False where it is no longer the version that was seen, or no longer open. */
    boolean update(long id, int seen, Rules rules, String author, Instant at) {
        return jdbc.sql("""
            update oms.rule_draft set body = :body, author = :author, updated_at = :at, version = version + 1
             where id = :id and version = :seen and state = 'open'
            """)
                        .param("id", id)
                        .param("seen", seen)
                        .param("body", json.write(rules))
                        .param("author", author)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean close(long id, int seen, String state) {
        return jdbc.sql("""
            update oms.rule_draft set state = :state, version = version + 1
             where id = :id and version = :seen and state = 'open'
            """)
                        .param("id", id)
                        .param("seen", seen)
                        .param("state", state)
                        .update()
                == 1;
    }

    Optional<Draft> draft(long id) {
        return jdbc.sql("select * from oms.rule_draft where id = :id")
                .param("id", id)
                .query((row, _) -> draft(row))
                .optional();
    }

    List<Draft> drafts(int limit) {
        return jdbc.sql("select * from oms.rule_draft where state = 'open' order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> draft(row))
                .list();
    }

    List<GoldenOrder> golden(int limit) {
        return jdbc
                .sql("select body from oms.golden_order order by name limit :limit")
                .param("limit", limit)
                .query(String.class)
                .list()
                .stream()
                .map(body -> json.read(body, GoldenOrder.class))
                .toList();
    }

    void put(GoldenOrder order, String by, Instant at) {
        jdbc.sql("""
            insert into oms.golden_order (name, body, updated_by, updated_at) values (:name, :body, :by, :at)
            on conflict (name) do update
               set body = excluded.body, updated_by = excluded.updated_by, updated_at = excluded.updated_at
            """)
                .param("name", order.name())
                .param("body", json.write(order))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean dropGolden(String name) {
        return jdbc.sql("delete from oms.golden_order where name = :name")
                        .param("name", name)
                        .update()
                == 1;
    }

    private Published published(ResultSet row) throws SQLException {
        return new Published(
                row.getInt("version"),
                json.read(row.getString("body"), Rules.class),
                row.getString("author"),
                row.getString("published_by"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                restores(row));
    }

    private static @Nullable Integer restores(ResultSet row) throws SQLException {
        return row.getObject("restores", Integer.class);
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                Long.toString(row.getLong("id")),
                json.read(row.getString("body"), Rules.class),
                row.getString("author"),
                row.getInt("based_on"),
                row.getString("state"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
