package dev.dovetail.oms.intake;

import dev.dovetail.ground.vault.Sealed;
import dev.dovetail.kernel.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rejected orders in {@code oms.rejected_order}; their bodies are sealed. */
@Repository
class RejectionStore {
    private final JdbcClient jdbc;

    RejectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Rejection rejection, Sealed body) {
        jdbc.sql("""
                insert into oms.rejected_order (slot, id, client_id, channel, external_number, code, path, detail, key_id,
                    body, received_at)
                values (:slot, :id, :client, :channel, :number, :code, :path, :detail, :keyId, :body, :at)
                """)
                .param("slot", Slot.of(rejection.id()))
                .param("id", rejection.id())
                .param("client", rejection.client())
                .param("channel", rejection.channel())
                .param("number", rejection.number())
                .param("code", rejection.code())
                .param("path", rejection.path())
                .param("detail", rejection.detail())
                .param("keyId", body.keyId())
                .param("body", body.bytes())
                .param("at", rejection.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was sent anew takes the place of what waits; false where somebody settled that meanwhile. */
    boolean replace(long id, @Nullable String path, String detail, Sealed body, Instant at) {
        return jdbc.sql("""
                        update oms.rejected_order
                           set path = :path, detail = :detail, key_id = :keyId, body = :body, received_at = :at
                         where slot = :slot and id = :id and state = 'waiting'
                        """)
                        .param("slot", Slot.of(id))
                        .param("id", id)
                        .param("path", path)
                        .param("detail", detail)
                        .param("keyId", body.keyId())
                        .param("body", body.bytes())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Long> findWaiting(int slot, int client, String channel, String number, String code) {
        return jdbc.sql("""
                select id from oms.rejected_order
                 where slot = :slot and client_id = :client and channel = :channel and external_number = :number
                   and code = :code and state = 'waiting'
                 limit 1
                """)
                .param("slot", slot)
                .param("client", client)
                .param("channel", channel)
                .param("number", number)
                .param("code", code)
                .query(Long.class)
                .optional();
    }

    Optional<Rejection> find(long id) {
        return jdbc.sql("select * from oms.rejected_order where slot = :slot and id = :id")
                .param("slot", Slot.of(id))
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    /** Newest first; of these channels, or of all where none is named. */
    List<Rejection> list(int client, Set<String> channels, String state, long before, int limit) {
        return jdbc.sql("""
                select * from oms.rejected_order
                 where client_id = :client and state = :state and id < :before
                   and (cardinality(:channels) = 0 or channel = any (:channels))
                 order by id desc limit :limit
                """)
                .param("client", client)
                .param("channels", channels.toArray(String[]::new))
                .param("state", state)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** A thousand means a thousand or more. */
    long countWaiting(int client) {
        return jdbc.sql("""
                select count(*) from (select from oms.rejected_order
                                       where client_id = :client and state = 'waiting' limit 1000) w
                """).param("client", client).query(Long.class).single();
    }

    /** Ids grow with time, so the first by its id is the first to come. */
    Optional<Instant> oldestWaiting(int client) {
        return jdbc.sql("""
                select received_at from oms.rejected_order where client_id = :client and state = 'waiting'
                 order by id limit 1
                """)
                .param("client", client)
                .query((row, _) -> row.getObject("received_at", java.time.OffsetDateTime.class)
                        .toInstant())
                .optional();
    }

    byte[] sealed(long id) {
        return jdbc.sql("select body from oms.rejected_order where slot = :slot and id = :id")
                .param("slot", Slot.of(id))
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** Only the body that was sent: one that came meanwhile waits on. */
    void settle(Rejection sent, String who, Instant at, long order) {
        jdbc.sql("""
                update oms.rejected_order
                   set state = 'resent', decided_by = :who, decided_at = :at, order_id = :order
                 where slot = :slot and id = :id and state = 'waiting' and received_at = :received
                """)
                .param("slot", Slot.of(sent.id()))
                .param("id", sent.id())
                .param("received", sent.receivedAt().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("order", order)
                .update();
    }

    /** False where somebody settled it before. */
    boolean dismiss(long id, String who, Instant at) {
        return jdbc.sql("""
                        update oms.rejected_order set state = 'dismissed', decided_by = :who, decided_at = :at
                         where slot = :slot and id = :id and state = 'waiting'
                        """)
                        .param("slot", Slot.of(id))
                        .param("id", id)
                        .param("who", who)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Rejection row(ResultSet row) throws SQLException {
        return new Rejection(
                row.getLong("id"),
                row.getInt("client_id"),
                row.getString("channel"),
                row.getString("external_number"),
                row.getString("code"),
                row.getString("path"),
                row.getString("detail"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("order_id"));
    }
}
