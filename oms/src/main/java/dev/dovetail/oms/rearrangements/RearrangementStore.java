package dev.dovetail.oms.rearrangements;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.orders.OrderHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rearrangements in {@code oms.rearrangement}, written under their orders' locks. */
@Repository
class RearrangementStore {
    private static final String READ = """
            select r.*, n.code as node_code, t.code as target_code
              from oms.rearrangement r
              join oms.node n on n.node_id = r.node_id
              left join oms.node t on t.node_id = r.target_node
            """;

    private final JdbcClient jdbc;

    RearrangementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, Wanted wanted, OrderHead head, NodeId node, @Nullable NodeId to, long asked, Cause cause) {
        jdbc.sql("""
            insert into oms.rearrangement (slot, id, order_id, client_id, channel, key_hash, content_hash, kind, node_id,
                target_node, owner, reason, state, asked, who, asked_at)
            values (:slot, :id, :order, :client, :channel, :key, :content, :kind, :node, :target, :owner, :reason, 'asked',
                :asked, :who, :at)
            """)
                .param("slot", wanted.order().slot())
                .param("id", id)
                .param("order", wanted.order().value())
                .param("client", head.client())
                .param("channel", head.channel())
                .param("key", key(wanted))
                .param("content", Slot.hash(wanted.content()))
                .param("kind", wanted.kind().wire())
                .param("node", node.value())
                .param("target", to == null ? null : to.value())
                .param("owner", wanted.owner())
                .param("reason", wanted.reason())
                .param("asked", asked)
                .param("who", cause.who())
                .param("at", cause.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the same was answered before. Refuses {@code rearrangements.key-reused} where the content is another. */
    Optional<Rearrangement> again(Wanted wanted) {
        return jdbc.sql(READ + " where r.slot = :slot and r.key_hash = :key")
                .param("slot", wanted.order().slot())
                .param("key", key(wanted))
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("content_hash"), Slot.hash(wanted.content())))
                        throw new Refused(
                                Refused.Kind.CONFLICT,
                                new Refusal(
                                        "rearrangements.key-reused",
                                        Map.of("order", wanted.order().toString())));
                    return row(row);
                })
                .optional();
    }

    private static byte[] key(Wanted wanted) {
        return Slot.hash("rearrangement", wanted.order().toString(), wanted.key());
    }

    Optional<Rearrangement> find(OrderId order, long id) {
        return jdbc.sql(READ + " where r.slot = :slot and r.order_id = :order and r.id = :id")
                .param("slot", order.slot())
                .param("order", order.value())
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    List<Rearrangement> ofOrder(OrderId order) {
        return jdbc.sql(READ + " where r.slot = :slot and r.order_id = :order order by r.id limit 500")
                .param("slot", order.slot())
                .param("order", order.value())
                .query((row, _) -> row(row))
                .list();
    }

    /** The node's answer to one of its withdrawals; whether all are answered is in the state. */
    Rearrangement answered(OrderId order, long id, long given, long kept, Instant at) {
        var before = find(order, id).orElseThrow();
        long allGiven = before.given() + given;
        long allKept = before.kept() + kept;
        var state = allGiven + allKept < before.asked()
                ? Rearrangement.State.ASKED
                : Rearrangement.State.answered(before.kind(), allGiven, allKept);
        boolean open = state == Rearrangement.State.ASKED || state == Rearrangement.State.HELD;
        jdbc.sql("""
            update oms.rearrangement
               set given = :given, kept = :kept, state = :state, closed_at = cast(:at as timestamptz)
             where slot = :slot and id = :id and state = 'asked'
            """)
                .param("given", allGiven)
                .param("kept", allKept)
                .param("state", state.wire())
                .param("at", open ? null : at.toString())
                .param("slot", order.slot())
                .param("id", id)
                .update();
        return find(order, id).orElseThrow();
    }

    /** Closes a hold that is held; false where it is not. */
    boolean close(OrderId order, long id, Rearrangement.State to, Cause cause) {
        return jdbc.sql("""
            update oms.rearrangement set state = :state, closed_by = :who, closed_at = :at
             where slot = :slot and order_id = :order and id = :id and kind = 'hold' and state = 'held'
            """)
                        .param("state", to.wire())
                        .param("who", cause.who())
                        .param("at", cause.at().atOffset(ZoneOffset.UTC))
                        .param("slot", order.slot())
                        .param("order", order.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** A rearrangement that stands between reserved units of an order and their node. */
    record Open(OrderId order, NodeId node, long id, boolean held) {}

    List<Open> open(Collection<OrderId> orders) {
        return jdbc.sql("""
            select r.order_id, r.node_id, r.id, r.state from unnest(:orders::bigint[]) as want(id)
              join oms.rearrangement r on r.slot = want.id & 255 and r.order_id = want.id
             where r.state in ('asked', 'held') and r.kind <> 'move'
            """)
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query((row, _) -> new Open(
                        new OrderId(row.getLong("order_id")),
                        new NodeId(row.getInt("node_id")),
                        row.getLong("id"),
                        row.getString("state").equals("held")))
                .list();
    }

    Map<OrderId, Set<NodeId>> paused(Collection<OrderId> orders) {
        var paused = new HashMap<OrderId, Set<NodeId>>();
        for (var one : open(orders))
            paused.computeIfAbsent(one.order(), _ -> new HashSet<>()).add(one.node());
        return paused;
    }

    private static Rearrangement row(ResultSet row) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Rearrangement(
                row.getString("id"),
                row.getString("order_id"),
                row.getInt("client_id"),
                row.getString("channel"),
                Rearrangement.Kind.of(row.getString("kind")),
                row.getString("node_code"),
                row.getString("target_code"),
                row.getString("owner"),
                row.getString("reason"),
                Rearrangement.State.of(row.getString("state")),
                row.getLong("asked"),
                row.getLong("given"),
                row.getLong("kept"),
                row.getString("who"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("closed_by"),
                closed == null ? null : closed.toInstant());
    }
}
