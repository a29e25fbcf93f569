package dev.dovetail.oms.amendments;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Sealed;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Amendments in {@code oms.amendment}, written under their order's lock. */
@Repository
class AmendmentStore {
    private final JdbcClient jdbc;
    private final Json json;

    AmendmentStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was asked, and how far it got. */
    record Stored(long id, OrderId order, Amendment what, Amended outcome) {}

    /** Claims the amendment's key; false where it was asked before. One that is just being carried out is waited for. */
    boolean claim(long id, Asked asked, Cause cause) {
        return jdbc.sql("""
            insert into oms.amendment (slot, id, order_id, key_hash, content_hash, state, body, who, asked_at)
            values (:slot, :id, :order, :key, :content, 'claimed', :body, :who, :at)
            on conflict (slot, key_hash) do nothing
            """)
                        .param("slot", asked.order().slot())
                        .param("id", id)
                        .param("order", asked.order().value())
                        .param("key", key(asked))
                        .param("content", Slot.hash(asked.content()))
                        .param("body", json.write(asked.what()))
                        .param("who", cause.who())
                        .param("at", cause.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What became of the same amendment before. Refuses {@code orders.amendment-key-reused} where the content differs. */
    Amended again(Asked asked) {
        return jdbc.sql("select content_hash, outcome from oms.amendment where slot = :slot and key_hash = :key")
                .param("slot", asked.order().slot())
                .param("key", key(asked))
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("content_hash"), Slot.hash(asked.content())))
                        throw new Refused(
                                Refused.Kind.CONFLICT,
                                new Refusal(
                                        "orders.amendment-key-reused",
                                        Map.of("orderId", asked.order().toString())));
                    return json.read(row.getString("outcome"), Amended.class);
                })
                .single();
    }

    private static byte[] key(Asked asked) {
        return Slot.hash("amendment", asked.order().toString(), asked.key());
    }

    void contact(ContactId id, Sealed contact) {
        jdbc.sql("""
            insert into ground.contact (slot, id, key_id, sealed) values (:slot, :id, :key, :sealed)
            """)
                .param("slot", id.slot())
                .param("id", id.value())
                .param("key", contact.keyId())
                .param("sealed", contact.bytes())
                .update();
    }

    void settle(OrderId order, long id, Amended outcome, Instant at) {
        boolean over = !outcome.outcome().equals("pending");
        jdbc.sql("""
            update oms.amendment
               set state = :state, outcome = :outcome, asked = :asked, settled_at = cast(:at as timestamptz)
             where slot = :slot and id = :id
            """)
                .param("state", outcome.outcome())
                .param("outcome", json.write(outcome))
                .param(
                        "asked",
                        outcome.lines().stream().mapToLong(Amended.Line::asked).sum())
                .param("at", over ? at.toString() : null)
                .param("slot", order.slot())
                .param("id", id)
                .update();
    }

    Stored get(OrderId order, long id) {
        return jdbc.sql("select * from oms.amendment where slot = :slot and id = :id")
                .param("slot", order.slot())
                .param("id", id)
                .query((row, _) -> stored(row))
                .single();
    }

    /** An order's amendments, oldest first. */
    List<Amended> ofOrder(OrderId order) {
        return jdbc.sql("""
            select outcome from oms.amendment
             where slot = :slot and order_id = :order and outcome is not null order by id limit 500
            """)
                .param("slot", order.slot())
                .param("order", order.value())
                .query((row, _) -> json.read(row.getString("outcome"), Amended.class))
                .list();
    }

    /** By order, the amendments whose address waits, oldest first. */
    Map<OrderId, List<Long>> readdressing(Collection<OrderId> orders) {
        var waiting = new HashMap<OrderId, List<Long>>();
        if (orders.isEmpty()) return waiting;
        jdbc
                .sql("""
            select a.* from unnest(:orders::bigint[]) as want(order_id)
              join oms.amendment a on a.slot = want.order_id & 255 and a.order_id = want.order_id
             where a.state = 'pending' and a.outcome is not null
             order by a.id
            """)
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query((row, _) -> stored(row))
                .list()
                .stream()
                .filter(one -> one.outcome().addressOpen())
                .forEach(one -> waiting.computeIfAbsent(one.order(), _ -> new ArrayList<>())
                        .add(one.id()));
        return waiting;
    }

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("id"),
                new OrderId(row.getLong("order_id")),
                json.read(row.getString("body"), Amendment.class),
                json.read(row.getString("outcome"), Amended.class));
    }
}
