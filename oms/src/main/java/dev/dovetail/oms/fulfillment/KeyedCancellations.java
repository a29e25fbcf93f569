package dev.dovetail.oms.fulfillment;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cancellations that are asked for under a key, in {@code oms.order_cancellation}: each is carried out once. */
@Repository
class KeyedCancellations {
    private final JdbcClient jdbc;
    private final Json json;

    KeyedCancellations(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Claims the key before {@code cancel} locks the order. One that is just being carried out is waited for. */
    Cancellation once(OrderId order, String key, String asked, Instant at, Supplier<Cancellation> cancel) {
        byte[] keyHash = Slot.hash("cancellation", order.toString(), key);
        byte[] content = Slot.hash(asked);
        if (!claim(order, keyHash, content, at)) return stored(order, keyHash, content);
        var done = cancel.get();
        jdbc.sql("update oms.order_cancellation set outcome = :outcome where slot = :slot and key_hash = :key")
                .param("slot", order.slot())
                .param("key", keyHash)
                .param("outcome", json.write(done))
                .update();
        return done;
    }

    private boolean claim(OrderId order, byte[] keyHash, byte[] content, Instant at) {
        return jdbc.sql("""
                        insert into oms.order_cancellation (slot, key_hash, order_id, content_hash, asked_at)
                        values (:slot, :key, :order, :content, :at)
                        on conflict (slot, key_hash) do nothing
                        """)
                        .param("slot", order.slot())
                        .param("key", keyHash)
                        .param("order", order.value())
                        .param("content", content)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Cancellation stored(OrderId order, byte[] keyHash, byte[] content) {
        return jdbc.sql("""
                        select content_hash, outcome from oms.order_cancellation where slot = :slot and key_hash = :key
                        """)
                .param("slot", order.slot())
                .param("key", keyHash)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("content_hash"), content)) throw reused(order);
                    return json.read(row.getString("outcome"), Cancellation.class);
                })
                .single();
    }

    private static Refused reused(OrderId order) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal("orders.cancellation-key-reused", Map.of("orderId", order.toString())));
    }
}
