package dev.dovetail.oms.decisions;

import dev.dovetail.kernel.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Choices in {@code oms.sourcing_decision}, the scenes they were made in in {@code oms.sourcing_scene}. */
@Repository
class DecisionStore {
    /** An order is sourced anew a few times in its life; who reads sees the last of a strange one. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record New(long id, long order, String purpose, byte[] scene, byte[] packed) {}

    /** Either {@code packed}, or what was written before there was such a thing: a hash and two texts of JSON. */
    record Row(
            long id,
            long order,
            Instant at,
            String purpose,
            byte[] scene,
            byte @Nullable [] packed,
            byte @Nullable [] inputsHash,
            @Nullable String inputs,
            @Nullable String outcome) {}

    /** Writes it where it is new; the same again costs a look at its key. */
    void keep(byte[] hash, String body) {
        jdbc.sql("""
            insert into oms.sourcing_scene (hash, body)
            select :hash, :body where not exists (select from oms.sourcing_scene where hash = :hash)
            on conflict do nothing
            """).param("hash", hash).param("body", body).update();
    }

    /** False where a scene of theirs is not kept yet: nothing was written then. */
    boolean insert(List<New> rows, Instant at) {
        var scenes = distinct(rows.stream().map(New::scene).toList());
        return jdbc.sql("""
            insert into oms.sourcing_decision (slot, id, order_id, at, purpose, scene, packed)
            select id & 255, id, order_id, :at, purpose, scene, packed
              from unnest(:ids::bigint[], :orders::bigint[], :purposes::text[], :scenes::bytea[], :packed::bytea[])
                   as d(id, order_id, purpose, scene, packed)
             where (select count(*) from oms.sourcing_scene where hash = any(:known::bytea[])) = :count
            """)
                        .param("known", scenes)
                        .param("count", scenes.length)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("ids", rows.stream().mapToLong(New::id).toArray())
                        .param("orders", rows.stream().mapToLong(New::order).toArray())
                        .param("purposes", rows.stream().map(New::purpose).toArray(String[]::new))
                        .param("scenes", rows.stream().map(New::scene).toArray(byte[][]::new))
                        .param("packed", rows.stream().map(New::packed).toArray(byte[][]::new))
                        .update()
                == rows.size();
    }

    List<Row> list(OrderId order) {
        return jdbc.sql("""
            select id, order_id, at, purpose, scene, packed, inputs_hash, inputs, outcome from oms.sourcing_decision
             where slot = :slot and order_id = :order order by id limit :most
            """)
                .param("slot", order.slot())
                .param("order", order.value())
                .param("most", MOST)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("purpose"),
                row.getBytes("scene"),
                row.getBytes("packed"),
                row.getBytes("inputs_hash"),
                row.getString("inputs"),
                row.getString("outcome"));
    }

    /** The first choice of each order; without the outcome of old ones. */
    List<Row> captures(long[] orders) {
        return jdbc.sql("""
            select distinct on (d.slot, d.order_id) d.id, d.order_id, d.at, d.purpose, d.scene, d.packed,
                   d.inputs_hash, d.inputs, null as outcome
              from unnest(:orders::bigint[]) as want(id)
              join oms.sourcing_decision d on d.slot = want.id & 255 and d.order_id = want.id and d.purpose = 'capture'
             order by d.slot, d.order_id, d.id
            """).param("orders", orders).query((row, _) -> row(row)).list();
    }

    /** Every choice for these promises; without the outcome of old ones. */
    List<Row> promises(long[] promises) {
        return jdbc.sql("""
                select d.id, d.order_id, d.at, d.purpose, d.scene, d.packed, d.inputs_hash, d.inputs,
                       null as outcome
                  from unnest(:promises::bigint[]) as want(id)
                  join oms.sourcing_decision d on d.slot = want.id & 255 and d.order_id = want.id
                """)
                .param("promises", promises)
                .query((row, _) -> row(row))
                .list();
    }

    Map<String, String> scenes(List<byte[]> hashes) {
        var scenes = new HashMap<String, String>();
        jdbc.sql("select encode(hash, 'hex') as hash, body from oms.sourcing_scene where hash = any(:hashes)")
                .param("hashes", distinct(hashes))
                .query(row -> {
                    scenes.put(row.getString("hash"), row.getString("body"));
                });
        return scenes;
    }

    private static byte[][] distinct(List<byte[]> hashes) {
        var distinct = new TreeSet<byte[]>(Arrays::compare);
        distinct.addAll(hashes);
        return distinct.toArray(byte[][]::new);
    }
}
