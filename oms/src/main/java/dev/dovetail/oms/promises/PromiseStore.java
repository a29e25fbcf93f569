package dev.dovetail.oms.promises;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Slot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promises in {@code oms.promise}; what orders then got in {@code oms.order_promise}. */
@Repository
class PromiseStore {
    private final JdbcClient jdbc;
    private final Json json;

    PromiseStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Row(OrderId order, Promise.Kept kept) {}

    void insert(int client, long id, Promise promise) {
        jdbc.sql("""
                insert into oms.promise (slot, id, client_id, channel, made_at, body)
                values (:slot, :id, :client, :channel, :at, :body)
                """)
                .param("slot", Slot.of(id))
                .param("id", id)
                .param("client", client)
                .param("channel", promise.channel())
                .param("at", promise.madeAt().atOffset(ZoneOffset.UTC))
                .param("body", json.write(promise))
                .update();
    }

    Optional<Promise> find(int client, long id) {
        return jdbc.sql("select body from oms.promise where slot = :slot and id = :id and client_id = :client")
                .param("slot", Slot.of(id))
                .param("id", id)
                .param("client", client)
                .query(String.class)
                .optional()
                .map(body -> json.read(body, Promise.class));
    }

    void keep(List<Row> rows, Instant at) {
        jdbc.sql("""
                insert into oms.order_promise (slot, order_id, promise_id, at, same, changed, body)
                select order_id & 255, order_id, promise_id, :at, same, changed, body
                  from unnest(:orders::bigint[], :promises::bigint[], :same::boolean[], :changed::text[], :bodies::text[])
                       as p(order_id, promise_id, same, changed, body)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "orders",
                        rows.stream().mapToLong(row -> row.order().value()).toArray())
                .param(
                        "promises",
                        rows.stream()
                                .mapToLong(row -> Long.parseLong(row.kept().promise()))
                                .toArray())
                .param("same", rows.stream().map(row -> row.kept().same()).toArray(Boolean[]::new))
                .param("changed", changed(rows))
                .param(
                        "bodies",
                        rows.stream().map(row -> json.write(row.kept())).toArray(String[]::new))
                .update();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    private static String[] changed(List<Row> rows) {
        return rows.stream().map(row -> row.kept().changed()).toArray(String[]::new);
    }

    Optional<Promise.Kept> kept(OrderId order) {
        return jdbc.sql("select body from oms.order_promise where slot = :slot and order_id = :order")
                .param("slot", order.slot())
                .param("order", order.value())
                .query(String.class)
                .optional()
                .map(body -> json.read(body, Promise.Kept.class));
    }
}
